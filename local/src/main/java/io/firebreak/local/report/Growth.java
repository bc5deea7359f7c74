package io.firebreak.local.report;

import io.firebreak.models.data.SpreadWindow;

/**
 * How fast critics grow now: the slope of a log-linear fit of their counts, per hour.
 *
 * @param perHour ln(critics) per hour; above 0 they grow, below 0 they fall
 * @param low lower end of the 95 % interval
 * @param high its upper end
 */
public record Growth(double perHour, double low, double high) {

  /** The growth of a row; null when the row has too few data for one. */
  static Growth of(SpreadWindow row) {
    if (row.growthPerHour() == null || row.growthLow() == null || row.growthHigh() == null) {
      return null;
    }
    return Rounded.record(new Growth(row.growthPerHour(), row.growthLow(), row.growthHigh()));
  }

  /** True when the whole interval is above 0. */
  boolean isFaster() {
    return low > 0;
  }

  /** True when the whole interval is below 0. */
  boolean isSlower() {
    return high < 0;
  }

  /** A growth per hour as the change of one hour, in signed percent: {@code +12 %}. */
  static String percent(double perHour) {
    double change = Math.expm1(perHour);
    String digits = Numbers.fixed(100 * change, Math.abs(change) < 0.095 ? 1 : 0);
    boolean none = digits.matches("−?0(\\.0)?");
    return none ? "0\u00a0%" : (change > 0 ? "+" : "") + digits + "\u00a0%";
  }
}
