package io.firebreak.jobs.stance;

import io.firebreak.jobs.thread.UnjudgedMention;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.stance.StanceClassifier;
import io.firebreak.models.stance.StanceScore;
import io.firebreak.models.stance.Target;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Judges the text of a mention toward the subject of the issue; retractions pass as they are. */
public final class JudgeMentions extends RichMapFunction<UnjudgedMention, ScoredMention> {
  private static final long serialVersionUID = 1L;

  private final StanceModel model;
  private transient StanceClassifier classifier;

  public JudgeMentions(StanceModel model) {
    this.model = model;
  }

  @Override
  public void open(OpenContext context) {
    classifier = model.open();
  }

  @Override
  public ScoredMention map(UnjudgedMention unjudged) {
    ScoredMention mention = unjudged.mention();
    if (mention.deleted()) {
      return mention;
    }
    StanceScore score =
        classifier.classify(
            mention.language(),
            mention.title(),
            mention.text(),
            new Target(unjudged.targetName(), unjudged.targetAliases()));
    return KnownStance.of(mention, score, classifier.version()).on(mention);
  }
}
