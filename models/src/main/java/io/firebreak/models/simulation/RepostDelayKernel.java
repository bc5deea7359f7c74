package io.firebreak.models.simulation;

/**
 * The time from a mention to one that it causes, in hours: a mixture of exponentials,
 *
 * <p>{@code K(t) = 1 - sum_k w_k exp(-b_k t)}, with means 1/b_k of 2 min, 6 min, 20 min, 1 h, 3 h,
 * 9 h and 27 h.
 *
 * <p>The weights are a fit to the memory kernel of SEISMIC (Zhao et al. 2015: reposts of Twitter),
 * cut off at 48 h; its distribution function is met within 0.026. They are those of {@code
 * kernel_mixtures.json} ("seismic_weights") among Firebreak's reference data, and those that the
 * spread model assumes by default.
 */
final class RepostDelayKernel {
  static final double[] RATES_PER_HOUR = {
    30, 10, 3, 1, 0.3333333333333333, 0.1111111111111111, 0.037037037037037035
  };
  static final double[] WEIGHTS = {
    0.0,
    0.31460764022876025,
    0.21028424017721556,
    0.1896893521591061,
    0.052430412817414535,
    0.174139124754002,
    0.0588492298635016
  };

  private static final double[] CUMULATIVE = cumulative(WEIGHTS);

  private RepostDelayKernel() {}

  /** K(t): the share of delays of at most {@code hours}. */
  static double cdf(double hours) {
    double later = 0;
    for (int k = 0; k < WEIGHTS.length; k++) {
      later += WEIGHTS[k] * StrictMath.exp(-RATES_PER_HOUR[k] * Math.max(hours, 0));
    }
    return 1 - later;
  }

  /** One delay in hours. */
  static double sample(RandomStream random) {
    return random.nextExponential(1 / RATES_PER_HOUR[random.nextIndex(CUMULATIVE)]);
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
