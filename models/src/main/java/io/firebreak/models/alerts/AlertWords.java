package io.firebreak.models.alerts;

import java.util.Locale;

/** The sentence of an alert. Words from outside are shown by the caller alone, never here. */
final class AlertWords {
  private AlertWords() {}

  static String summary(AlertRule rule, Reading reading) {
    return switch (rule.kind()) {
      case CRITIC_VELOCITY -> speed("critic", reading);
      case SUPPORTER_SURGE -> speed("supporter", reading);
      case GROWTH ->
          format(
              "Critics grow by %s %% an hour: they double every %s hours.",
              number(100 * (StrictMath.exp(reading.value()) - 1)),
              number(StrictMath.log(2) / reading.value()));
      case REPRODUCTION ->
          format(
              "One critic mention brings forth %s others (at least %s, with 97.5 %% confidence).",
              number(reading.value()), number(reading.score()));
      case CRITIC_SHARE ->
          format("%s %% of the judged mentions are critics.", number(100 * reading.value()));
      case REACH -> format("One critic has %s followers.", number(reading.value()));
      case SOURCE_TIER ->
          format("A source of tier %s speaks against the subject.", number(5 - reading.value()));
      case PHASE -> "The story surges: well above its baseline, and growing.";
      case RESPONSE_SLOWED ->
          format("The response slowed the spread by %s %%.", number(100 * reading.value()));
      case RESPONSE_SPED_UP ->
          format("The response sped the spread up by %s %%.", number(100 * reading.value()));
      case COORDINATION ->
          format(
              "%s %% of the critics are coordinated%s.",
              number(100 * reading.value()),
              reading.about() == null ? "" : ", most of them in cluster " + reading.about());
      case BLIND ->
          format(
              "Silent for %s minutes, in which %s mentions were to be expected: chance brings"
                  + " such a silence once in %s days.",
              number(reading.value()), number(reading.baseline()), number(reading.score()));
    };
  }

  private static String speed(String who, Reading reading) {
    return format(
        "%s %s mentions a minute, %s times what is usual (%s).",
        number(reading.value()), who, number(reading.score()), number(reading.baseline()));
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }

  /** Three significant digits, whole from 100 on. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    double size = Math.abs(value);
    if (size >= 100 || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
  }
}
