package io.firebreak.models.simulation;

import io.firebreak.models.spread.Decay;
import io.firebreak.models.spread.Kernel;

/**
 * The time from a mention to one that it causes, in hours: the default {@link Kernel} of the spread
 * model, {@code K(t) = 1 - sum_k w_k exp(-b_k t)}, as a law to draw from.
 */
final class RepostDelayKernel {
  static final int RATES = Decay.RATES;

  private static final Kernel KERNEL = Kernel.TWITTER;
  private static final double[] WEIGHTS = new double[RATES];
  private static final double[] CUMULATIVE;

  static {
    for (int k = 0; k < RATES; k++) {
      WEIGHTS[k] = KERNEL.weight(k);
    }
    CUMULATIVE = cumulative(WEIGHTS);
  }

  private RepostDelayKernel() {}

  /** b_k, per hour. */
  static double rate(int k) {
    return Decay.ratePerHour(k);
  }

  /** w_k. */
  static double weight(int k) {
    return WEIGHTS[k];
  }

  /** K(t): the share of delays of at most {@code hours}. */
  static double cdf(double hours) {
    return KERNEL.withinHours(hours);
  }

  /** One delay in hours. */
  static double sample(RandomStream random) {
    return random.nextExponential(1 / rate(random.nextIndex(CUMULATIVE)));
  }

  /** Running sums of the weights, scaled to end with 1. */
  static double[] cumulative(double... weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double[] sums = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      sums[i] = sum / total;
    }
    return sums;
  }
}
