package io.firebreak.local.report;

import io.firebreak.models.data.EffectPoint;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * The windows of one effect on an even grid, as mentions per hour: what was seen, and what would
 * have been without the response. A window that is missing is a gap.
 */
final class EffectCurve {
  /** Two days of half hours are 96; a picture is not wider than this. */
  private static final int MOST_WINDOWS = 400;

  private final EffectPoint[] points;
  private final long startMillis;
  private final long widthMillis;
  private final long responseAtMillis;

  private EffectCurve(
      EffectPoint[] points, long startMillis, long widthMillis, long responseAtMillis) {
    this.points = points;
    this.startMillis = startMillis;
    this.widthMillis = widthMillis;
    this.responseAtMillis = responseAtMillis;
  }

  /** The curve of an effect; null when there is nothing to draw. */
  static EffectCurve of(List<EffectPoint> windows, long responseAtMillis) {
    List<EffectPoint> usable =
        windows.stream().filter(point -> point.endMillis() > point.startMillis()).toList();
    if (usable.isEmpty()) {
      return null;
    }
    long start = usable.stream().mapToLong(EffectPoint::startMillis).min().getAsLong();
    long end = usable.stream().mapToLong(EffectPoint::endMillis).max().getAsLong();
    long width =
        usable.stream()
            .mapToLong(point -> point.endMillis() - point.startMillis())
            .min()
            .getAsLong();
    long size = Math.min(MOST_WINDOWS, -Math.floorDiv(start - end, width));
    EffectPoint[] points = new EffectPoint[(int) size];
    for (EffectPoint point : usable) {
      long at = (point.startMillis() - start) / width;
      if (at < size) {
        points[(int) at] = point;
      }
    }
    return new EffectCurve(points, start, width, responseAtMillis);
  }

  TimeSpan span() {
    return new TimeSpan(startMillis, startMillis + widthMillis * points.length, points.length);
  }

  int size() {
    return points.length;
  }

  long startOf(int window) {
    return startMillis + widthMillis * window;
  }

  /** True when the collector was down in a window: what is told of it is no observation. */
  boolean blind(int window) {
    return points[window] != null && points[window].blind();
  }

  boolean anyBlind() {
    for (int i = 0; i < size(); i++) {
      if (blind(i)) {
        return true;
      }
    }
    return false;
  }

  /** Mentions per hour that were seen; a gap where the collector was down. */
  IntToDoubleFunction observed() {
    return i -> blind(i) ? Double.NaN : perHour(i, EffectPoint::observed);
  }

  /** Mentions per hour that would have been without the response; a gap before it. */
  IntToDoubleFunction expected() {
    return i -> after(i) ? perHour(i, EffectPoint::expected) : Double.NaN;
  }

  /** Lower edge of the band of {@link #expected}. */
  IntToDoubleFunction low() {
    return i -> after(i) ? perHour(i, EffectPoint::low) : Double.NaN;
  }

  /** Upper edge of the band of {@link #expected}. */
  IntToDoubleFunction high() {
    return i -> after(i) ? perHour(i, EffectPoint::high) : Double.NaN;
  }

  /** The highest finite value of a line; 0 when there is none. */
  double max(IntToDoubleFunction line) {
    double max = 0;
    for (int i = 0; i < size(); i++) {
      double value = line.applyAsDouble(i);
      max = Double.isFinite(value) ? Math.max(max, value) : max;
    }
    return max;
  }

  private boolean after(int window) {
    return startOf(window) >= responseAtMillis;
  }

  private double perHour(int window, ToDoubleFunction<EffectPoint> value) {
    EffectPoint point = points[window];
    return point == null
        ? Double.NaN
        : value.applyAsDouble(point) * Times.HOUR / (point.endMillis() - point.startMillis());
  }
}
