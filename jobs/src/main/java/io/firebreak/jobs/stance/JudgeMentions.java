package io.firebreak.jobs.stance;

import io.firebreak.jobs.match.DefinitionFeed;
import io.firebreak.jobs.thread.UnjudgedMention;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.labels.LearntStance;
import io.firebreak.models.stance.StanceJudge.Judgement;
import io.firebreak.models.stance.StanceJudge.Origin;
import io.firebreak.models.stance.StanceScore;
import io.firebreak.models.stance.Target;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Judges the text of a mention toward the subject of the issue; retractions pass as they are. Which
 * model judged stands on the record; how many each judged, in the counters.
 *
 * <p>It keeps no Flink state: every task loads all labels of the analysts when it starts and then
 * follows them, and learns from them what holds for the next mentions of their issue.
 */
public final class JudgeMentions extends RichMapFunction<UnjudgedMention, ScoredMention> {
  private static final long serialVersionUID = 1L;

  private final StanceModel model;
  private final JudgingSettings settings;
  private final DefinitionFeed<Label> labels;
  private transient StanceModel.Judge judge;
  private transient DefinitionFeed.Reader<Label> labelled;
  private transient Lessons lessons;
  private transient EncoderBudget budget;
  private transient Map<Origin, Counter> judged;
  private transient Counter unserved;
  private transient Counter abstained;

  public JudgeMentions(StanceModel model, JudgingSettings settings, DefinitionFeed<Label> labels) {
    this.model = model;
    this.settings = settings;
    this.labels = labels;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    getRuntimeContext()
        .registerUserCodeClassLoaderReleaseHookIfAbsent(
            "stance-models", () -> StanceModels.release(RichMapFunction.class));
    judge = model.open();
    lessons = new Lessons(judge);
    labelled = labels.open();
    if (!settings.neverOverloaded()) {
      budget =
          new EncoderBudget(
              settings.encoderShare(), settings.encoderBurstMillis(), System::nanoTime);
    }
    MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("stance");
    judged = new EnumMap<>(Origin.class);
    for (Origin origin : Origin.values()) {
      judged.put(origin, metrics.counter(origin.word()));
    }
    unserved = metrics.counter("unserved");
    abstained = metrics.counter("abstained");
  }

  @Override
  public void close() {
    if (labelled != null) {
      labelled.close();
    }
  }

  /** How many were judged so. */
  Counter counter(Origin origin) {
    return judged.get(origin);
  }

  @Override
  public ScoredMention map(UnjudgedMention unjudged) {
    ScoredMention mention = unjudged.mention();
    if (mention.deleted()) {
      return mention;
    }
    lessons.hear(labelled.next());
    Target target = new Target(unjudged.targetName(), unjudged.targetAliases());
    LearntStance learnt = lessons.of(mention.issueId(), target);
    boolean overloaded = budget != null && budget.isSpent();
    Judgement judgement =
        judge.judge(
            mention.language(), mention.title(), mention.text(), target, overloaded, learnt);
    if (budget != null && judgement.origin() == Origin.ENCODER) {
      budget.spendSinceAsked();
    }
    judged.get(judgement.origin()).inc();
    return KnownStance.of(mention, confident(judgement.score()), judgement.model()).on(mention);
  }

  /** A score that is not sure enough keeps its probabilities and says no stance. */
  private StanceScore confident(StanceScore score) {
    if (score.stance() == Stance.UNCLASSIFIED) {
      unserved.inc();
      return score;
    }
    if (score.sureness() >= settings.minimumConfidence()) {
      return score;
    }
    abstained.inc();
    return new StanceScore(Stance.UNCLASSIFIED, score.critic(), score.supporter(), score.neutral());
  }
}
