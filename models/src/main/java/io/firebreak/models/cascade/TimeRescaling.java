package io.firebreak.models.cascade;

import java.util.Arrays;

/**
 * Whether a model of event times fits: after time rescaling the gaps must be exponential with mean
 * 1. Kolmogorov's and Smirnov's test.
 *
 * @param distance greatest difference of the distribution functions
 * @param probability of a distance at least as great if the model is true
 */
public record TimeRescaling(double distance, double probability) {
  private static final int TERMS = 100;

  /** Tests rescaled gaps, such as {@link ExponentialHawkes#rescaledGaps}. */
  public static TimeRescaling test(double[] gaps) {
    if (gaps.length == 0) {
      throw new IllegalArgumentException("no gaps to test");
    }
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double distance = 0;
    for (int i = 0; i < n; i++) {
      double expected = -StrictMath.expm1(-sorted[i]);
      distance = Math.max(distance, Math.max(expected - i / (double) n, (i + 1.0) / n - expected));
    }
    return new TimeRescaling(distance, probability(distance, n));
  }

  /**
   * Kolmogorov's limit with Stephens' correction of n: within 0.001 of the exact probability for n
   * of 20 and more.
   */
  private static double probability(double distance, int n) {
    double root = Math.sqrt(n);
    double x = distance * (root + 0.12 + 0.11 / root);
    if (x < 0.2) {
      return 1;
    }
    double sum = 0;
    for (int k = 1; k <= TERMS; k++) {
      sum += (k % 2 == 1 ? 2 : -2) * StrictMath.exp(-2 * k * (double) k * x * x);
    }
    return Math.max(0, Math.min(1, sum));
  }
}
