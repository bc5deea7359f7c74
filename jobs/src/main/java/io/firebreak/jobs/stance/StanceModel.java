package io.firebreak.jobs.stance;

import io.firebreak.models.stance.StanceClassifier;
import java.io.Serializable;

/** Opens the stance model on a task. */
@FunctionalInterface
public interface StanceModel extends Serializable {
  StanceClassifier open();
}
