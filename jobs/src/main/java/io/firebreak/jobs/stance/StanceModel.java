package io.firebreak.jobs.stance;

import io.firebreak.models.stance.StanceJudge.Judgement;
import io.firebreak.models.stance.Target;
import java.io.Serializable;

/** Opens what judges stances on a task. */
@FunctionalInterface
public interface StanceModel extends Serializable {
  Judge open();

  /** Judges texts; see {@link io.firebreak.models.stance.StanceJudge}. */
  @FunctionalInterface
  interface Judge {
    Judgement judge(String language, String title, String text, Target target, boolean overloaded);
  }
}
