package io.firebreak.local.report;

import java.util.function.IntToDoubleFunction;

/**
 * SVG path data over equal buckets. The drawing is {@value #WIDTH} units wide whatever its width on
 * screen; a value stands at the middle of its bucket. {@link Double#NaN} is a gap.
 */
final class Paths {
  static final int WIDTH = 1_000;

  private final int buckets;
  private final double top;
  private final int height;

  /**
   * Paths over an area.
   *
   * @param buckets how many values there are
   * @param top the value at the upper edge
   * @param height height of the area in units
   */
  Paths(int buckets, double top, int height) {
    this.buckets = buckets;
    this.top = top;
    this.height = height;
  }

  /** A line through the values; a value alone between gaps becomes a dash as wide as its bucket. */
  String line(IntToDoubleFunction value) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < buckets; i++) {
      if (Double.isNaN(value.applyAsDouble(i))) {
        continue;
      }
      if (starts(value, i) && ends(value, i)) {
        path.append('M').append(x(i)).append(' ').append(y(value.applyAsDouble(i)));
        path.append('H').append(x(i + 1));
      } else {
        path.append(starts(value, i) ? 'M' : 'L').append(x(i + 0.5)).append(' ');
        path.append(y(value.applyAsDouble(i)));
      }
    }
    return path.toString();
  }

  /** The area between two lines, closed around each stretch without a gap. */
  String between(IntToDoubleFunction low, IntToDoubleFunction high) {
    StringBuilder path = new StringBuilder();
    int from = -1;
    for (int i = 0; i < buckets; i++) {
      if (Double.isNaN(high.applyAsDouble(i))) {
        continue;
      }
      if (starts(high, i)) {
        from = i;
      }
      if (ends(high, i)) {
        stretch(path, from, i, low, high);
      }
    }
    return path.toString();
  }

  private void stretch(
      StringBuilder path, int from, int to, IntToDoubleFunction low, IntToDoubleFunction high) {
    boolean alone = from == to;
    path.append('M').append(x(alone ? from : from + 0.5)).append(' ');
    path.append(y(high.applyAsDouble(from)));
    for (int i = from + 1; i <= to; i++) {
      path.append('L').append(x(i + 0.5)).append(' ').append(y(high.applyAsDouble(i)));
    }
    if (alone) {
      path.append('H').append(x(from + 1)).append('V').append(y(low.applyAsDouble(from)));
      path.append('H').append(x(from)).append('Z');
      return;
    }
    for (int i = to; i >= from; i--) {
      path.append('L').append(x(i + 0.5)).append(' ').append(y(low.applyAsDouble(i)));
    }
    path.append('Z');
  }

  private static boolean starts(IntToDoubleFunction value, int i) {
    return i == 0 || Double.isNaN(value.applyAsDouble(i - 1));
  }

  private boolean ends(IntToDoubleFunction value, int i) {
    return i == buckets - 1 || Double.isNaN(value.applyAsDouble(i + 1));
  }

  private String x(double bucket) {
    return Numbers.coordinate(bucket * WIDTH / buckets);
  }

  /** Values far above the upper edge are drawn a little above it, where they are cut off. */
  private String y(double value) {
    double share = Math.min(value / top, 3);
    return Numbers.coordinate(height * (1 - share));
  }
}
