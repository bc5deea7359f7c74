package io.firebreak.models.calibration;

/** Where crises come from. Safe for several threads. */
public interface TrialSource {

  /** One word, unique in a plan, such as W2. */
  String id();

  /** A few words for a table. */
  String title();

  /**
   * One crisis. The same arguments give the same one; crises of one index share all but the effect.
   *
   * @param reduction 0 for a placebo
   */
  Trial trial(int index, double reduction);
}
