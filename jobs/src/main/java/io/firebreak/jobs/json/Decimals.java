package io.firebreak.jobs.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Numbers as Firebreak writes them: six significant digits, in plain decimal notation, so that the
 * same row has the same bytes on every JDK and in JSON, CSV and SQL.
 */
public final class Decimals {
  private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);

  /** No number is written longer. */
  static final int MOST_CHARS = 32;

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
    double rounded = value == null ? Double.NaN : roundedOrNan(value);
    return Double.isNaN(rounded) ? null : (Double) rounded;
  }

  /** {@link #rounded(Double)}, but not-a-number where that gives null. */
  static double roundedOrNan(double value) {
    if (!Double.isFinite(value)) {
      return Double.NaN;
    }
    int scale = scale(value);
    if (scale < 0) {
      return exactly(value).doubleValue();
    }
    // Both are exact, so the quotient is the double nearest to the decimal; + 0.0 turns -0.0 to 0.
    return scale == 0
        ? Math.rint(value) + 0.0
        : Math.rint(value * POWERS[scale]) / POWERS[scale] + 0.0;
  }

  /**
   * The rounded value as text, such as {@code 0.0123457} or {@code 12}; null when {@link #rounded}
   * gives null.
   */
  public static String text(Double value) {
    if (value == null || !Double.isFinite(value)) {
      return null;
    }
    byte[] text = new byte[MOST_CHARS];
    return new String(text, 0, write(value, text, 0), StandardCharsets.US_ASCII);
  }

  /**
   * How many decimals six digits need, or less where the value has less; -1 when only exact
   * arithmetic can tell.
   */
  private static int scale(double value) {
    double size = Math.abs(value);
    if (size == Math.rint(size) && size < 1e6) {
      return 0;
    }
    if (size >= 1e6 || size < 1e-10) {
      return -1;
    }
    int scale = 0;
    while (size * POWERS[scale] < 1e5) {
      scale++;
    }
    double scaled = size * POWERS[scale];
    // The product is wrong by at most 1e-10; only so near a tie could that matter.
    return Math.abs(Math.abs(scaled - Math.rint(scaled)) - 0.5) > 1e-9 ? scale : -1;
  }

  private static BigDecimal exactly(double value) {
    return new BigDecimal(value).round(SIX).stripTrailingZeros();
  }

  /** A finite value's text, in at most {@link #MOST_CHARS} bytes; gives the place after it. */
  static int write(double value, byte[] to, int at) {
    int scale = scale(value);
    if (scale >= 0) {
      return write((long) Math.rint(value * POWERS[scale]), scale, to, at);
    }
    BigDecimal decimal = exactly(value);
    // Very small and very large values would be long rows of zeros.
    boolean plain = decimal.scale() <= 15 && decimal.precision() - decimal.scale() <= 15;
    byte[] text =
        (plain ? decimal.toPlainString() : decimal.toString()).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, to, at, text.length);
    return at + text.length;
  }

  /** Writes {@code digits} shifted by {@code scale} decimals, without zeros at the end. */
  static int write(long digits, int scale, byte[] to, int at) {
    if (digits == Long.MIN_VALUE) {
      byte[] text = Long.toString(digits).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(text, 0, to, at, text.length);
      return at + text.length;
    }
    int start = at;
    if (digits < 0) {
      to[start++] = '-';
    }
    long rest = Math.abs(digits);
    int decimals = scale;
    while (decimals > 0 && rest % 10 == 0) {
      rest /= 10;
      decimals--;
    }
    int end = start + Math.max(decimals + 1, digitsOf(rest)) + (decimals == 0 ? 0 : 1);
    for (int i = end - 1; i >= start; i--) {
      if (decimals > 0 && i == end - 1 - decimals) {
        to[i] = '.';
      } else {
        to[i] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
    }
    return end;
  }

  private static int digitsOf(long value) {
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    return digits;
  }
}
