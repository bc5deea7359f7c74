package io.firebreak.models.calibration;

/** Seeds that belong to one trial alone: a scrambling of SplitMix64 over all that names it. */
final class Seeds {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  static long of(long seed, String name, long index) {
    long state = mix(seed);
    for (int i = 0; i < name.length(); i++) {
      state = mix(state + GOLDEN * (name.charAt(i) + 1));
    }
    return mix(state + GOLDEN * (index + 1));
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
