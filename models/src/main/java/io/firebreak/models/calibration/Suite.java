package io.firebreak.models.calibration;

/**
 * Trials of one source with one effect.
 *
 * @param estimator what is calibrated
 * @param source where they come from
 * @param reduction what the response truly does: 0 for a placebo suite, 0.4 = 40 % less, negative
 *     for a response that backfires
 * @param trials how many
 */
public record Suite(Estimator estimator, TrialSource source, double reduction, int trials) {
  public Suite {
    if (estimator == null || source == null || !(reduction < 1) || trials < 1) {
      throw new IllegalArgumentException(
          "a suite needs an estimator, a source, a reduction below 1 and trials");
    }
  }

  /** Names it in a progress file. */
  String id() {
    return estimator.id() + ":" + source.id() + "@" + reduction;
  }

  boolean isPlacebo() {
    return reduction == 0;
  }
}
