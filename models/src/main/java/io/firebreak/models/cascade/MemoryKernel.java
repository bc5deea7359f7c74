package io.firebreak.models.cascade;

/**
 * The memory kernel of SEISMIC: how long people take to repost what they saw, measured on Twitter.
 * Its density is constant for five minutes and then falls as a power of time:
 *
 * <p>{@code phi(t) = c for t <= s0, c (t / s0)^-(1 + theta) beyond}, with theta = 0.2314843, s0 =
 * 300 s, c = 6.265725e-4 per second. It integrates to 1.0003.
 *
 * <p>Source: Zhao, Erdogdu, He, Rajaraman, Leskovec 2015, "SEISMIC: A Self-Exciting Point Process
 * Model for Predicting Tweet Popularity". All times in seconds.
 */
public final class MemoryKernel {
  /** Exponent of the power law, less one. */
  public static final double THETA = 0.2314843;

  /** s0: until then the density is constant, seconds. */
  public static final double CUTOFF_SECONDS = 300;

  /** c: the constant density, per second. */
  public static final double DENSITY = 0.0006265725;

  private static final double TAIL = DENSITY * StrictMath.pow(CUTOFF_SECONDS, 1 + THETA) / THETA;

  private MemoryKernel() {}

  /** phi(t), per second, for t at least 0. */
  public static double density(double seconds) {
    return seconds < CUTOFF_SECONDS
        ? DENSITY
        : DENSITY * StrictMath.pow(seconds / CUTOFF_SECONDS, -(1 + THETA));
  }

  /** The share of reposts that come later than this; 1 at 0 and before. */
  public static double later(double seconds) {
    if (seconds <= 0) {
      return 1;
    }
    return seconds <= CUTOFF_SECONDS
        ? 1 - DENSITY * seconds
        : TAIL * StrictMath.pow(seconds, -THETA);
  }

  /** The time that a share {@code later}, above 0 and at most 1, of reposts exceeds, in seconds. */
  public static double timeOfShareLater(double later) {
    return later >= 1 - DENSITY * CUTOFF_SECONDS
        ? (1 - later) / DENSITY
        : StrictMath.pow(later / TAIL, -1 / THETA);
  }

  /**
   * The integral of {@code phi(t - shared) (1 + slope (t - at))} over t from {@code from} to {@code
   * to}: what one share at {@code shared} contributes, within a triangular window that ends at
   * {@code at}. Zero where the interval is empty.
   */
  static double weighted(double shared, double from, double to, double at, double slope) {
    double low = Math.max(from, shared);
    double bend = shared + CUTOFF_SECONDS;
    double sum = 0;
    if (low < Math.min(to, bend)) {
      double high = Math.min(to, bend);
      double middle = (low + high) / 2;
      sum += DENSITY * (high - low) * (1 + slope * (middle - at));
    }
    if (to > bend) {
      double x0 = Math.max(low, bend) - shared;
      double x1 = to - shared;
      double level = 1 + slope * (shared - at);
      double scale = DENSITY * StrictMath.pow(CUTOFF_SECONDS, 1 + THETA);
      double constant = (StrictMath.pow(x0, -THETA) - StrictMath.pow(x1, -THETA)) / THETA;
      double linear = (StrictMath.pow(x1, 1 - THETA) - StrictMath.pow(x0, 1 - THETA)) / (1 - THETA);
      sum += scale * (level * constant + slope * linear);
    }
    return sum;
  }
}
