package io.firebreak.models.spread;

import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * R from counts by day (or any equal step) and a serial interval, exactly as EpiEstim's {@code
 * estimate_R}: the reference that ties {@link Reproduction} to the literature.
 *
 * <p>Exposure of day t is sum over s of w_s I_(t-s), over local and imported cases; only local
 * cases count as passed on.
 */
public final class DailyReproduction {

  private final long[] local;
  private final long[] imported;
  private final double[] interval;
  private final double meanInterval;

  /**
   * Sets the data; the arrays stay the caller's.
   *
   * @param local cases infected here, by step; entry 0 is the first step
   * @param imported cases that came from elsewhere, by step, or null for none besides the first
   *     step's, which EpiEstim takes as imported
   * @param interval w_0, w_1, ...: probability that a case follows its infector by s steps; w_0 = 0
   */
  public DailyReproduction(long[] local, long[] imported, double[] interval) {
    this.local = local.clone();
    this.imported = new long[local.length];
    if (imported != null) {
      System.arraycopy(imported, 0, this.imported, 0, local.length);
    } else {
      this.imported[0] = local[0];
      this.local[0] = 0;
    }
    this.interval = interval.clone();
    double mean = 0;
    for (int s = 0; s < interval.length; s++) {
      mean += s * interval[s];
    }
    this.meanInterval = mean;
  }

  /**
   * Posterior of R over the steps {@code from} to {@code to}, both counted from 1 and included.
   *
   * @return null while {@code to} is not beyond the mean serial interval: too early to tell
   */
  public Posterior over(int from, int to) {
    if (to <= meanInterval) {
      return null;
    }
    long cases = 0;
    double exposure = 0;
    for (int t = from - 1; t < to; t++) {
      cases += local[t];
      for (int s = 1; s < interval.length && s <= t; s++) {
        exposure += interval[s] * (local[t - s] + imported[t - s]);
      }
    }
    return new Posterior(Reproduction.PRIOR_SHAPE + cases, Reproduction.PRIOR_RATE + exposure);
  }

  /**
   * The serial interval of a gamma distribution, shifted by one step and made discrete (EpiEstim's
   * {@code discr_si}).
   *
   * @param steps how many probabilities, from w_0
   * @param mean above 1
   * @param sd above 0
   */
  public static double[] shiftedGamma(int steps, double mean, double sd) {
    double shape = (mean - 1) * (mean - 1) / (sd * sd);
    double scale = sd * sd / (mean - 1);
    GammaDistribution first = GammaDistribution.of(shape, scale);
    GammaDistribution second = GammaDistribution.of(shape + 1, scale);
    double[] probabilities = new double[steps];
    for (int k = 0; k < steps; k++) {
      double value =
          k * first.cumulativeProbability(k)
              + (k - 2) * first.cumulativeProbability(k - 2)
              - 2 * (k - 1) * first.cumulativeProbability(k - 1)
              + shape
                  * scale
                  * (2 * second.cumulativeProbability(k - 1)
                      - second.cumulativeProbability(k - 2)
                      - second.cumulativeProbability(k));
      probabilities[k] = Math.max(0, value);
    }
    return probabilities;
  }

  /**
   * A Gamma posterior.
   *
   * @param shape 1 + cases
   * @param rate 0.2 + exposure
   */
  public record Posterior(double shape, double rate) {

    /** Its mean. */
    public double mean() {
      return shape / rate;
    }

    /** Its standard deviation. */
    public double sd() {
      return Math.sqrt(shape) / rate;
    }

    /** Its quantile. */
    public double quantile(double probability) {
      return Reproduction.quantile(shape, rate, probability);
    }
  }
}
