package io.firebreak.models.spread;

import java.util.Locale;

/**
 * Where a story stands, from the level of its critics and their trend. All transitions are in
 * {@link #next}; the levels to rise and to clear differ, so that it does not flicker.
 */
public enum Phase {
  /** At its baseline. */
  QUIET,
  /** Well above its baseline, not yet proven to grow. */
  EMERGING,
  /** Above its baseline and growing, with 95 % confidence. */
  SURGING,
  /** Above its baseline, neither growing nor declining. */
  PLATEAU,
  /** Above its baseline and declining, with 95 % confidence; or since, until it is quiet. */
  RECEDING;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The lower-case word used in topics, tables and files. */
  public String word() {
    return word;
  }

  /** Critics of the trailing hour against the baseline. */
  public enum Level {
    /** Below the level that clears. */
    LOW,
    /** Between the two. */
    MIDDLE,
    /** At or above the level that raises. */
    RAISED;

    /**
     * The level of a velocity.
     *
     * @param velocity critics per hour
     * @param baseline critics per hour that are usual for this issue; above 0
     */
    public static Level of(double velocity, double baseline, SpreadSettings settings) {
      if (velocity >= settings.raiseFactor() * baseline) {
        return RAISED;
      }
      return velocity < settings.clearFactor() * baseline ? LOW : MIDDLE;
    }
  }

  /** Direction of the critics, by the 95 % interval of the growth rate. */
  public enum Trend {
    /** The interval lies above 0. */
    RISING,
    /** The interval holds 0. */
    FLAT,
    /** The interval lies below 0. */
    FALLING,
    /** No growth rate: too few data. */
    UNKNOWN;

    /** The trend of a growth rate that may be null. */
    public static Trend of(Estimate growth) {
      if (growth == null) {
        return UNKNOWN;
      }
      if (growth.low() > 0) {
        return RISING;
      }
      return growth.high() < 0 ? FALLING : FLAT;
    }
  }

  /**
   * The transition table. A low level always ends in quiet. Otherwise:
   *
   * <pre>
   * from      RAISED and RISING  FALLING   FLAT for long          else
   * quiet     emerging           -         -                      emerging when RAISED
   * emerging  surging            receding  -                      -
   * surging   -                  receding  plateau                -
   * plateau   surging            receding  -                      -
   * receding  surging            -         plateau when RAISED    -
   * </pre>
   *
   * @param flatForLong true when the trend has been flat for the set number of windows in a row
   */
  public Phase next(Level level, Trend trend, boolean flatForLong) {
    if (level == Level.LOW) {
      return QUIET;
    }
    boolean raised = level == Level.RAISED;
    boolean surges = raised && trend == Trend.RISING;
    boolean falls = trend == Trend.FALLING;
    return switch (this) {
      case QUIET -> raised ? EMERGING : QUIET;
      case EMERGING -> surges ? SURGING : falls ? RECEDING : EMERGING;
      case SURGING -> falls ? RECEDING : flatForLong ? PLATEAU : SURGING;
      case PLATEAU -> surges ? SURGING : falls ? RECEDING : PLATEAU;
      case RECEDING -> surges ? SURGING : raised && flatForLong ? PLATEAU : RECEDING;
    };
  }
}
