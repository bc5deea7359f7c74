package io.firebreak.models.spread;

/**
 * The seven decay rates that all repost-delay kernels share, and exponentials at these rates.
 *
 * <p>b_k = 1 / {2 min, 6 min, 20 min, 1 h, 3 h, 9 h, 27 h}. A cell keeps D_k = sum of e^(-b_k (b -
 * t_i)) over its mentions, to the end b of its minute, in fixed point: one unit is 2^-36, so the
 * error of one mention is at most 7.3e-12 and a cell may hold 134 million of them. Integers add and
 * subtract exactly in any order, which makes a replay give the same bytes. All exponentials are of
 * {@link StrictMath}, the same on every machine.
 */
public final class Decay {

  /** How many rates there are. */
  public static final int RATES = 7;

  /** Minutes in the mean delay 1 / b_k of each rate. */
  private static final double[] MINUTES = {2, 6, 20, 60, 180, 540, 1620};

  /** Fixed-point units in one. */
  static final double UNITS = 0x1p36;

  /** A factor below e^-6.2 of the slowest rate: older than this, mentions are forgotten. */
  static final long MEMORY_MINUTES = 7 * 24 * 60;

  private static final int TABLE_MINUTES = 24 * 60;
  private static final double[][] BY_MINUTE = new double[RATES][TABLE_MINUTES + 1];
  private static final double[][] BY_SECOND = new double[RATES][61];
  private static final double[][] BY_MILLI = new double[RATES][1000];

  static {
    for (int k = 0; k < RATES; k++) {
      for (int minute = 0; minute <= TABLE_MINUTES; minute++) {
        BY_MINUTE[k][minute] = StrictMath.exp(-minute / MINUTES[k]);
      }
      for (int second = 0; second <= 60; second++) {
        BY_SECOND[k][second] = StrictMath.exp(-second / (60 * MINUTES[k]));
      }
      for (int milli = 0; milli < 1000; milli++) {
        BY_MILLI[k][milli] = StrictMath.exp(-milli / (60_000 * MINUTES[k]));
      }
    }
  }

  private Decay() {}

  /** b_k in 1 / hour. */
  public static double ratePerHour(int k) {
    return 60 / MINUTES[k];
  }

  /** e^(-b_k dt) of a whole number of minutes, at least 0. */
  static double overMinutes(int k, long minutes) {
    return minutes <= TABLE_MINUTES
        ? BY_MINUTE[k][(int) minutes]
        : StrictMath.exp(-minutes / MINUTES[k]);
  }

  /**
   * e^(-b_k dt) in fixed point.
   *
   * @param millis time from the mention to the end of its minute, 0 to 60,000
   */
  static long fixedPoint(int k, int millis) {
    return Math.round(BY_SECOND[k][millis / 1000] * BY_MILLI[k][millis % 1000] * UNITS);
  }
}
