package io.firebreak.models.simulation;

/**
 * A small seeded source of chance (SplitMix64: Steele, Lea and Flood 2014), the same on every
 * machine: logarithms and sines are those of {@link StrictMath}. Streams of different purposes are
 * derived from one seed, so that what is drawn for one mention never depends on another one.
 */
final class RandomStream {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private RandomStream(long state) {
    this.state = state;
  }

  static RandomStream of(long seed, long purpose) {
    return new RandomStream(derive(seed, purpose));
  }

  /** A seed that belongs to {@code seed} and {@code branch} alone. */
  static long derive(long seed, long branch) {
    return mix(mix(seed) + GOLDEN * (branch + 1));
  }

  /** A one-to-one scrambling of 64 bits. */
  static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Uniform in [low, high). */
  double nextBetween(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /** Uniform in 0 .. bound - 1; its bias is below bound / 2^32. */
  int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  boolean nextBoolean(double probability) {
    return nextDouble() < probability;
  }

  double nextExponential(double mean) {
    return -mean * StrictMath.log(1 - nextDouble());
  }

  /** Standard normal, by Box and Muller. */
  double nextGaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * nextDouble());
  }

  /** Poisson, exact for every mean, in a time that grows with the mean. */
  int nextPoisson(double mean) {
    int count = 0;
    double left = mean;
    while (left > 0) {
      double part = Math.min(left, 16);
      left -= part;
      double limit = StrictMath.exp(-part);
      for (double product = nextDouble(); product > limit; product *= nextDouble()) {
        count++;
      }
    }
    return count;
  }

  /** Index into cumulative probabilities that end with 1. */
  int nextIndex(double[] cumulative) {
    double u = nextDouble();
    int i = 0;
    while (i < cumulative.length - 1 && u >= cumulative[i]) {
      i++;
    }
    return i;
  }
}
