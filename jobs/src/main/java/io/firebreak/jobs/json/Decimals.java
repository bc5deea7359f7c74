package io.firebreak.jobs.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as Firebreak writes them: six significant digits, in plain decimal notation, so that the
 * same row has the same bytes on every JDK and in JSON, CSV and SQL.
 */
public final class Decimals {
  private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);

  /** Powers of ten that a double holds exactly. */
  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private Decimals() {}

  /**
   * The value rounded to six significant digits; null for null, not-a-number and infinity, which no
   * sink can hold.
   */
  public static Double rounded(Double value) {
    BigDecimal decimal = decimal(value);
    return decimal == null ? null : decimal.doubleValue();
  }

  /**
   * The rounded value as text, such as {@code 0.0123457} or {@code 12}; null when {@link #rounded}
   * gives null.
   */
  public static String text(Double value) {
    BigDecimal decimal = decimal(value);
    return decimal == null ? null : text(decimal);
  }

  private static BigDecimal decimal(Double value) {
    if (value == null || !Double.isFinite(value)) {
      return null;
    }
    double v = value;
    if (v == Math.rint(v) && Math.abs(v) < 1e6) {
      return BigDecimal.valueOf((long) v);
    }
    double size = Math.abs(v);
    if (size < 1e6 && size >= 1e-10) {
      int scale = 0;
      while (size * POWERS[scale] < 1e5) {
        scale++;
      }
      double scaled = v * POWERS[scale];
      double whole = Math.rint(scaled);
      // The product is wrong by at most 1e-10; only so near a tie could that matter.
      if (Math.abs(Math.abs(scaled - whole) - 0.5) > 1e-9) {
        return BigDecimal.valueOf((long) whole, scale).stripTrailingZeros();
      }
    }
    return new BigDecimal(v).round(SIX).stripTrailingZeros();
  }

  private static String text(BigDecimal decimal) {
    // Very small and very large values would be long rows of zeros.
    boolean plain = decimal.scale() <= 15 && decimal.precision() - decimal.scale() <= 15;
    return plain ? decimal.toPlainString() : decimal.toString();
  }
}
