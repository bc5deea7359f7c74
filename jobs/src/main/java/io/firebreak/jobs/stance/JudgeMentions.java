package io.firebreak.jobs.stance;

import io.firebreak.jobs.thread.UnjudgedMention;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
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
 */
public final class JudgeMentions extends RichMapFunction<UnjudgedMention, ScoredMention> {
  private static final long serialVersionUID = 1L;

  private final StanceModel model;
  private final JudgingSettings settings;
  private transient StanceModel.Judge judge;
  private transient EncoderBudget budget;
  private transient Map<Origin, Counter> judged;
  private transient Counter unserved;
  private transient Counter abstained;

  public JudgeMentions(StanceModel model, JudgingSettings settings) {
    this.model = model;
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    judge = model.open();
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
    boolean overloaded = budget != null && budget.isSpent();
    Judgement judgement =
        judge.judge(
            mention.language(),
            mention.title(),
            mention.text(),
            new Target(unjudged.targetName(), unjudged.targetAliases()),
            overloaded);
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
