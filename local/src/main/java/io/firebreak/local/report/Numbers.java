package io.firebreak.local.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them: thousands separated, no more digits than they are worth. */
final class Numbers {
  /** Stands where there is no number. */
  static final String NONE = "–";

  private Numbers() {}

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Rounded half up to a fixed number of digits after the point. */
  static String fixed(double value, int digits) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    return String.format(Locale.ROOT, "%,." + digits + "f", rounded).replace('-', '−');
  }

  /** A rate: whole from 10 on, else one digit after the point; a dash for null. */
  static String rate(Double value) {
    if (value == null) {
      return NONE;
    }
    return fixed(value, Math.abs(value) < 9.95 && value != 0 ? 1 : 0);
  }

  /** A share of 0 to 1 in percent: one digit below 10 %; a dash for null. */
  static String percent(Double share) {
    if (share == null) {
      return NONE;
    }
    double percent = share * 100;
    boolean fine = percent > 0 && percent < 9.95;
    return fixed(percent, fine ? 1 : 0) + "\u00a0%";
  }

  /** A round number for an axis, without needless digits: 0.5, 20, 1,500, 2.5 M. */
  static String axis(double value) {
    if (value >= 1_000_000) {
      return plain(value / 1_000_000) + "\u00a0M";
    }
    return plain(value);
  }

  private static String plain(double value) {
    BigDecimal number = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
    BigDecimal shortest = number.stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, shortest.scale()) + "f", shortest);
  }

  /** A coordinate with at most one digit after the point, for drawings. */
  static String coordinate(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0
        ? Long.toString(tenths / 10)
        : (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
  }
}
