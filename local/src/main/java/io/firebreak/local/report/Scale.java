package io.firebreak.local.report;

import java.util.ArrayList;
import java.util.List;

/** Round numbers for axes. */
final class Scale {
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};
  private static final long[] TIME_STEPS = {
    15 * Times.MINUTE,
    30 * Times.MINUTE,
    Times.HOUR,
    2 * Times.HOUR,
    3 * Times.HOUR,
    6 * Times.HOUR,
    12 * Times.HOUR,
    Times.DAY,
    2 * Times.DAY,
    7 * Times.DAY,
    14 * Times.DAY,
    28 * Times.DAY,
    91 * Times.DAY,
    182 * Times.DAY,
    364 * Times.DAY,
  };

  private Scale() {}

  /** The smallest round step of which at most {@code most} reach {@code highest}; above 0. */
  static double step(double highest, int most) {
    double raw = Math.max(highest, 1e-3) / most;
    double magnitude = Math.pow(10, Math.floor(Math.log10(raw)));
    for (double step : STEPS) {
      if (step * magnitude >= raw * (1 - 1e-9)) {
        return step * magnitude;
      }
    }
    return 10 * magnitude;
  }

  /** The first multiple of a step at or above a value: the upper edge of an axis. */
  static double top(double highest, double step) {
    return Math.max(1, Math.ceil(highest / step - 1e-9)) * step;
  }

  /** At most {@code most} round times from start to end. */
  static List<Long> times(long start, long end, int most) {
    long step = timeStep(start, end, most);
    List<Long> ticks = new ArrayList<>();
    for (long at = -Math.floorDiv(-start, step) * step; at <= end; at += step) {
      ticks.add(at);
    }
    return ticks;
  }

  private static long timeStep(long start, long end, int most) {
    long step = TIME_STEPS[0];
    for (int i = 1; i < TIME_STEPS.length && (end - start) / step >= most; i++) {
      step = TIME_STEPS[i];
    }
    while ((end - start) / step >= most) {
      step *= 2;
    }
    return step;
  }
}
