package io.firebreak.models.spread;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Exponential growth by ordinary least squares on log counts: log(count) = a + r t, as {@code fit}
 * of the R package incidence does. Points with a count of 0 are left out. The 95 % interval of r is
 * that of the slope under Student's t with n - 2 degrees of freedom; overdispersed or few counts
 * make it too narrow.
 *
 * <p>One instance is for one thread; it only remembers quantiles.
 */
public final class GrowthFit {

  private final int minimumPoints;
  private final double[] quantiles = new double[64];

  /**
   * A fit that wants at least so many points.
   *
   * @param minimumPoints at least 3
   */
  public GrowthFit(int minimumPoints) {
    this.minimumPoints = Math.max(3, minimumPoints);
  }

  /**
   * Fits r, per unit of the times.
   *
   * @param times when each window was; only differences matter
   * @param counts mentions in each window; zeros are left out
   * @return null with fewer points than the minimum
   */
  public Estimate fit(double[] times, long[] counts) {
    int points = 0;
    double meanTime = 0;
    double meanLog = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        points++;
        meanTime += times[i];
        meanLog += StrictMath.log(counts[i]);
      }
    }
    if (points < minimumPoints) {
      return null;
    }
    meanTime /= points;
    meanLog /= points;
    double timeSquares = 0;
    double products = 0;
    double logSquares = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        double time = times[i] - meanTime;
        double log = StrictMath.log(counts[i]) - meanLog;
        timeSquares += time * time;
        products += time * log;
        logSquares += log * log;
      }
    }
    double slope = products / timeSquares;
    double residual = Math.max(0, logSquares - slope * products);
    double half = quantile(points - 2) * StrictMath.sqrt(residual / (points - 2) / timeSquares);
    return new Estimate(slope, slope - half, slope + half);
  }

  private double quantile(int freedom) {
    if (freedom >= quantiles.length) {
      return TDistribution.of(freedom).inverseCumulativeProbability(0.975);
    }
    if (quantiles[freedom] == 0) {
      quantiles[freedom] = TDistribution.of(freedom).inverseCumulativeProbability(0.975);
    }
    return quantiles[freedom];
  }
}
