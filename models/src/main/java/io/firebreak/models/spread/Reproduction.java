package io.firebreak.models.spread;

import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * The reproduction number R: how many mentions one mention brings forth. The posterior of Cori et
 * al. 2013 (EpiEstim) with its prior of mean 5 and standard deviation 5, Gamma(shape 1, rate 0.2):
 *
 * <p>R | data ~ Gamma(1 + N, rate 0.2 + A), N = mentions passed on in the window, A = exposure, the
 * number to be expected in it if every mention brought forth exactly one.
 *
 * <p>One instance is for one thread; it remembers quantiles of the shapes it met, since a quantile
 * of Gamma(shape, rate) is that of Gamma(shape, 1) / rate.
 */
public final class Reproduction {

  /** EpiEstim's prior: mean 5, standard deviation 5. */
  public static final double PRIOR_SHAPE = 1;

  /** Rate of the prior, 1 / EpiEstim's scale. */
  public static final double PRIOR_RATE = 0.2;

  private static final int REMEMBERED = 1 << 12;
  private final long[] shapes = new long[REMEMBERED];
  private final double[] lows = new double[REMEMBERED];
  private final double[] highs = new double[REMEMBERED];

  /**
   * Mean and 95 % credible interval of R.
   *
   * @param passedOn N, at least 0
   * @param exposure A, at least 0
   */
  public Estimate posterior(long passedOn, double exposure) {
    long shape = 1 + passedOn;
    int slot = (int) (shape & (REMEMBERED - 1));
    if (shapes[slot] != shape) {
      lows[slot] = unitQuantile(shape, 0.025);
      highs[slot] = unitQuantile(shape, 0.975);
      shapes[slot] = shape;
    }
    double rate = PRIOR_RATE + Math.max(0, exposure);
    return new Estimate(shape / rate, lows[slot] / rate, highs[slot] / rate);
  }

  /**
   * Quantile of a Gamma distribution, relative error below 1e-12 where double precision allows.
   *
   * @param shape above 0
   * @param rate above 0
   * @param probability between 0 and 1
   */
  public static double quantile(double shape, double rate, double probability) {
    return unitQuantile(shape, probability) / rate;
  }

  /** The library's root is good to 1e-9 absolute; two steps of Newton's method finish it. */
  private static double unitQuantile(double shape, double probability) {
    GammaDistribution gamma = GammaDistribution.of(shape, 1);
    double root = gamma.inverseCumulativeProbability(probability);
    for (int step = 0; step < 2; step++) {
      double density = gamma.density(root);
      if (root > 0 && density > 0) {
        double next = root - (gamma.cumulativeProbability(root) - probability) / density;
        root = next > 0 ? next : root / 2;
      }
    }
    return root;
  }
}
