package io.firebreak.jobs.pipeline;

import io.firebreak.jobs.stance.StanceModel;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.Stance;
import io.firebreak.models.labels.ErrorPrior;
import io.firebreak.models.labels.LearntStance;
import io.firebreak.models.stance.StanceJudge.Judgement;
import io.firebreak.models.stance.StanceJudge.Origin;
import io.firebreak.models.stance.StanceJudge.View;
import io.firebreak.models.stance.StanceScore;
import io.firebreak.models.stance.Target;
import java.util.Locale;

/** A stance model for tests: "bad" is critic, "good" is supporter, no text is unclassified. */
public final class KeywordModel implements StanceModel.Judge {

  @Override
  public Judgement judge(
      String language,
      String title,
      String text,
      Target target,
      boolean overloaded,
      LearntStance learnt) {
    Stance word = learnt == null ? null : learnt.wordOn(text);
    return word == null
        ? new Judgement(score(text), "keywords", Origin.LINEAR)
        : new Judgement(StanceScore.certain(word), learnt.version(), Origin.LABEL);
  }

  @Override
  public View view(Label label, Target target) {
    StanceScore score = score(label.text());
    return new View(
        label.text(), new double[] {score.critic(), score.supporter(), score.neutral()}, null);
  }

  @Override
  public String version(Target target) {
    return "keywords";
  }

  @Override
  public ErrorPrior errors() {
    return ErrorPrior.shipped("fast");
  }

  private static StanceScore score(String text) {
    if (text == null) {
      return StanceScore.UNCLASSIFIED;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("bad")) {
      return new StanceScore(Stance.CRITIC, 0.8, 0.1, 0.1);
    }
    return lower.contains("good")
        ? new StanceScore(Stance.SUPPORTER, 0.1, 0.8, 0.1)
        : new StanceScore(Stance.NEUTRAL, 0.1, 0.1, 0.8);
  }
}
