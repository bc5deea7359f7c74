package io.firebreak.models.effect;

/** What can be said of a response. "Inconclusive" is a result, not a failure, and is not "none". */
public enum Verdict {
  /** Propagation slowed at the time of the response, beyond natural aging. */
  SLOWED,
  /** Propagation sped up at the time of the response. */
  SPED_UP,
  /** The data fit both an effect and none; see the smallest effect that they would have shown. */
  INCONCLUSIVE,
  /** There is no estimate, for stated reasons. */
  NOT_ESTIMABLE
}
