package io.firebreak.dashboards;

import java.time.Duration;
import java.time.Instant;

/**
 * A dashboard's time range and a panel's interval.
 *
 * @param interval length of one point on the panel, 1 ms or more
 */
record GrafanaRange(Instant from, Instant to, Duration interval) {

  /** The interval floored to its largest unit, as {@code $__interval} gives it: 90 s is 1m. */
  String intervalText() {
    if (interval.toDays() >= 365) {
      return interval.toDays() / 365 + "y";
    }
    if (interval.toDays() >= 1) {
      return interval.toDays() + "d";
    }
    if (interval.toHours() >= 1) {
      return interval.toHours() + "h";
    }
    if (interval.toMinutes() >= 1) {
      return interval.toMinutes() + "m";
    }
    if (interval.toSeconds() >= 1) {
      return interval.toSeconds() + "s";
    }
    return interval.toMillis() + "ms";
  }

  /** A time as Go's RFC3339Nano writes it: UTC, trailing zeros of the fraction trimmed. */
  static String rfc3339(Instant time) {
    String text = time.toString();
    int dot = text.indexOf('.');
    return dot < 0 ? text : text.substring(0, text.length() - 1).replaceFirst("0+$", "") + "Z";
  }
}
