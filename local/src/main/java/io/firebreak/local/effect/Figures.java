package io.firebreak.local.effect;

import io.firebreak.models.effect.EffectEstimate;
import io.firebreak.models.spread.Estimate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures of an estimate as people read them; "–" where there is none. */
final class Figures {

  static final String NONE = "–";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Figures() {}

  static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace('-', '−');
  }

  static String whole(double value) {
    return count(Math.round(value));
  }

  static String percent(double share) {
    return whole(100 * share) + " %";
  }

  static String signedPercent(double share) {
    return (Math.round(100 * share) > 0 ? "+" : "") + percent(share);
  }

  static String hours(double hours) {
    return hours == Math.rint(hours)
        ? whole(hours) + " h"
        : String.format(Locale.ROOT, "%.1f h", hours);
  }

  static String probability(Double p) {
    if (p == null) {
      return NONE;
    }
    if (p > 0.999) {
      return "above 0.999";
    }
    return p < 0.001 ? "below 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  static String interval(Estimate estimate) {
    return estimate == null
        ? NONE
        : String.format(
            Locale.ROOT, "%.2f (%.2f to %.2f)", estimate.value(), estimate.low(), estimate.high());
  }

  static String reduction(EffectEstimate.Reduction reduction) {
    return reduction == null
        ? NONE
        : "%s (95 %% interval %s to %s)"
            .formatted(
                percent(reduction.value()), percent(reduction.low()), percent(reduction.high()));
  }
}
