package io.firebreak.models.calibration;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What most reports do: compare the number of mentions in the 12 hours before and after. A
 * quasi-Poisson test of the ratio of the two means, in windows of half an hour: se^2 = phi (1 / n_1
 * + 1 / n_2), phi = Pearson's chi-square / df, at least 1. Here only to show how often it is wrong.
 */
final class BeforeAfter {
  private static final double WINDOW_HOURS = 0.5;
  private static final int WINDOWS = 24;

  private BeforeAfter() {}

  /** Its probability that the response slowed the spread; NaN with nothing to compare. */
  static double probabilitySlowed(Trial trial) {
    int before = (int) Math.min(WINDOWS, (-trial.onsetHours() - 1) / WINDOW_HOURS);
    double[] counts = new double[before + WINDOWS];
    for (double hours : trial.hours()) {
      double place = Math.floor(hours / WINDOW_HOURS) + before;
      if (place >= 0 && place < counts.length) {
        counts[(int) place]++;
      }
    }
    double meanBefore = mean(counts, 0, before);
    double meanAfter = mean(counts, before, counts.length);
    if (before < 2 || meanBefore == 0 || meanAfter == 0) {
      return Double.NaN;
    }
    double chiSquare = 0;
    for (int i = 0; i < counts.length; i++) {
      double mean = i < before ? meanBefore : meanAfter;
      chiSquare += (counts[i] - mean) * (counts[i] - mean) / mean;
    }
    int df = counts.length - 2;
    double phi = Math.max(1, chiSquare / df);
    double error = Math.sqrt(phi * (1 / (meanBefore * before) + 1 / (meanAfter * WINDOWS)));
    double change = StrictMath.log(meanAfter / meanBefore);
    return TDistribution.of(df).cumulativeProbability(-change / error);
  }

  private static double mean(double[] counts, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += counts[i];
    }
    return sum / Math.max(1, to - from);
  }
}
