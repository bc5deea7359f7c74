package io.firebreak.models.effect;

import java.util.Arrays;
import java.util.List;

/**
 * What the test said at random times of past crises at which nobody responded: its false alarms.
 *
 * @param tests how many there were
 * @param falseSlowed share in which it said "slowed"
 * @param strength95 95 % quantile of -mean / deviation of the step
 */
public record Placebos(int tests, double falseSlowed, double strength95) {

  /** With fewer tests the rate is not known. */
  public static final int ENOUGH = 30;

  /** Above this rate the threshold comes from the placebos themselves. */
  public static final double TOLERATED = 0.075;

  /** Sums up placebo tests. */
  public static Placebos of(List<StepPosterior> steps, double slowedAt) {
    int slowed = 0;
    double[] strengths = new double[steps.size()];
    for (int i = 0; i < strengths.length; i++) {
      strengths[i] = strength(steps.get(i));
      slowed += steps.get(i).probabilitySlowed() >= slowedAt ? 1 : 0;
    }
    Arrays.sort(strengths);
    return new Placebos(
        strengths.length,
        strengths.length == 0 ? Double.NaN : (double) slowed / strengths.length,
        strengths.length == 0 ? Double.NaN : DrawAverted.quantile(strengths, 0.95));
  }

  /** -mean / deviation of a step: how many deviations it lies below "none". */
  static double strength(StepPosterior step) {
    return -step.mean() / Math.max(step.deviation(), 1e-9);
  }

  boolean areEnough() {
    return tests >= ENOUGH;
  }

  /** True when the threshold is to come from here. */
  boolean overrule() {
    return areEnough() && falseSlowed > TOLERATED;
  }
}
