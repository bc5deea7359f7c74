package io.firebreak.models.spread;

/**
 * The bins in which delays from parent to child are counted: one below a minute, and 23 of equal
 * length on a logarithmic scale from there to 7 days, each 1.49 times as long as the one before. A
 * mention that was passed on later than that, or more than a minute before its parent, is in none.
 */
public final class DelayBins {

  /** How many bins there are. */
  public static final int COUNT = 24;

  /** Stands for no bin: an unknown delay, or one that is not counted. */
  public static final int NONE = -1;

  private static final long MINUTE_MILLIS = 60_000;
  private static final double HOUR_MILLIS = 3_600_000;
  private static final long LONGEST_MILLIS = 7 * 24 * 60 * MINUTE_MILLIS;

  /** Where each bin begins, and where the last one ends; the first takes in clocks that differ. */
  private static final long[] BOUNDS = new long[COUNT + 1];

  private static final double[] MIDDLE_HOURS = new double[COUNT];

  static {
    double ratio = (double) LONGEST_MILLIS / MINUTE_MILLIS;
    for (int bin = 1; bin <= COUNT; bin++) {
      BOUNDS[bin] = Math.round(MINUTE_MILLIS * StrictMath.pow(ratio, (bin - 1.0) / (COUNT - 1)));
    }
    BOUNDS[0] = -MINUTE_MILLIS;
    MIDDLE_HOURS[0] = MINUTE_MILLIS / 2 / HOUR_MILLIS;
    for (int bin = 1; bin < COUNT; bin++) {
      MIDDLE_HOURS[bin] =
          StrictMath.sqrt((double) BOUNDS[bin] * (double) BOUNDS[bin + 1]) / HOUR_MILLIS;
    }
  }

  private DelayBins() {}

  /** The bin of a delay from parent to child; {@link #NONE} below -1 minute and from 7 days on. */
  public static int of(long delayMillis) {
    if (delayMillis < BOUNDS[0]) {
      return NONE;
    }
    for (int bin = 0; bin < COUNT; bin++) {
      if (delayMillis < BOUNDS[bin + 1]) {
        return bin;
      }
    }
    return NONE;
  }

  /** The delay that stands for a bin: half a minute, then the geometric mean of its ends. */
  public static double middleHours(int bin) {
    return MIDDLE_HOURS[bin];
  }
}
