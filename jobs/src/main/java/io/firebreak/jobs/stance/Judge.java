package io.firebreak.jobs.stance;

import io.firebreak.jobs.match.Judgement;
import io.firebreak.models.stance.StanceClassifier;
import io.firebreak.models.stance.Target;
import java.util.ArrayList;
import java.util.List;

/** Judges what is not judged yet: plain code, no Flink. */
public final class Judge {
  private final StanceClassifier classifier;

  public Judge(StanceClassifier classifier) {
    this.classifier = classifier;
  }

  public List<Judgement> judge(
      List<Judgement> judgements, String language, String title, String text) {
    List<Judgement> judged = new ArrayList<>(judgements.size());
    for (Judgement judgement : judgements) {
      if (judgement.stance() != null) {
        judged.add(judgement);
      } else {
        Target target = new Target(judgement.targetName(), judgement.targetAliases());
        judged.add(
            judgement.judged(
                classifier.classify(language, title, text, target), classifier.version()));
      }
    }
    return judged;
  }
}
