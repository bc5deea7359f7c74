package io.firebreak.models.cascade;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How infectious a cascade is now, and where it will end: SEISMIC (Zhao et al. 2015). With reposts
 * at t_i by people with n_i followers, the rate of reposts is {@code p(t) sum_i n_i phi(t - t_i)}
 * with phi of {@link MemoryKernel}; p is estimated over the last half of the cascade's life, at
 * least 5 minutes and at most 2 hours, with weights that fall linearly into the past.
 *
 * <p>All times in seconds since the original, which is the first of the times.
 */
public final class Infectiousness {
  private static final double LONGEST_WINDOW = 7_200;
  private static final double SHORTEST_WINDOW = 300;
  private static final int LEAST_COUNT = 5;

  private final double[] times;
  private final double[] followers;

  /**
   * A cascade.
   *
   * @param times ascending, the first of them 0: the original
   * @param followers of each author, in the same order
   */
  public Infectiousness(double[] times, double[] followers) {
    if (times.length == 0 || times.length != followers.length) {
      throw new IllegalArgumentException(
          "a cascade needs an original, and followers for each of its mentions");
    }
    for (int i = 1; i < times.length; i++) {
      if (!(times[i] >= times[i - 1])) {
        throw new IllegalArgumentException("times of a cascade must ascend");
      }
    }
    this.times = times.clone();
    this.followers = followers.clone();
  }

  /**
   * An estimate at one time.
   *
   * @param probability p: the chance that one follower who sees it passes it on
   * @param low 5 % quantile
   * @param high 95 % quantile
   */
  public record Estimate(double probability, double low, double high) {
    static final Estimate NONE = new Estimate(0, 0, 0);
  }

  /**
   * p at a time; all 0 without a repost in the window.
   *
   * @param at seconds since the original, above 0
   */
  public Estimate at(double at) {
    double window = Math.min(Math.max(at / 2, SHORTEST_WINDOW), LONGEST_WINDOW);
    int until = firstAt(at);
    int from = firstAt(at - window);
    if (until - from < LEAST_COUNT) {
      if (until == 0) {
        return Estimate.NONE;
      }
      from = Math.max(until - LEAST_COUNT - 1, 0);
      window = at - times[from];
    }
    double slope = 1 / window;
    double weighted = 0;
    int count = 0;
    for (int i = Math.max(from, 1); i < until; i++) {
      weighted += 1 + slope * (times[i] - at);
      count++;
    }
    if (weighted == 0) {
      return Estimate.NONE;
    }
    double exposed = 0;
    for (int i = 0; i < until; i++) {
      exposed += followers[i] * MemoryKernel.weighted(times[i], at - window, at, at, slope);
    }
    double p = weighted / exposed;
    ChiSquaredDistribution chiSquare = ChiSquaredDistribution.of(2.0 * count);
    return new Estimate(
        p,
        p * chiSquare.inverseCumulativeProbability(0.05) / (2 * count),
        p * chiSquare.inverseCumulativeProbability(0.95) / (2 * count));
  }

  /**
   * The number of reposts that there will be in all, {@code R_t + p N_t / (1 - p n*)}, where R_t
   * reposts have come, N_t is the sum of followers who have not yet reacted, and n* the mean number
   * of followers; infinite while the cascade is supercritical, p n* above 1.
   *
   * @param at seconds since the original
   * @param meanFollowers n*, as people who repost have them, not counting those who follow several
   */
  public double finalReposts(double at, double meanFollowers) {
    double p = at(at).probability();
    if (p > 1 / meanFollowers) {
      return Double.POSITIVE_INFINITY;
    }
    double outstanding = 0;
    int reposts = -1;
    for (int i = 0; i < times.length && times[i] <= at; i++) {
      outstanding += followers[i] * MemoryKernel.later(at - times[i]);
      reposts++;
    }
    return reposts + p * outstanding / (1 - p * meanFollowers);
  }

  /** The first index at or after a time. */
  private int firstAt(double time) {
    int at = Arrays.binarySearch(times, time);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && times[at - 1] == time) {
      at--;
    }
    return at;
  }
}
