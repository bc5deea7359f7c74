package io.firebreak.jobs.stance;

import io.firebreak.models.data.Label;
import io.firebreak.models.labels.ErrorPrior;
import io.firebreak.models.labels.LearntStance;
import io.firebreak.models.stance.StanceJudge.Judgement;
import io.firebreak.models.stance.StanceJudge.View;
import io.firebreak.models.stance.Target;
import java.io.Serializable;

/** Opens what judges stances on a task. */
@FunctionalInterface
public interface StanceModel extends Serializable {
  Judge open();

  /** Judges texts; see {@link io.firebreak.models.stance.StanceJudge}. */
  interface Judge {
    /**
     * Judges one text.
     *
     * @param learnt from the labels of the issue; null when it has none
     */
    Judgement judge(
        String language,
        String title,
        String text,
        Target target,
        boolean overloaded,
        LearntStance learnt);

    /** What the models make of a label's text; null when they do not serve it. */
    View view(Label label, Target target);

    /** The version of the models that judge toward a target. */
    String version(Target target);

    /** How these models err on companies that they do not know. */
    ErrorPrior errors();
  }
}
