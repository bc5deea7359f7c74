package io.firebreak.jobs.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One setting: its name, its default as it would stand in the file, how to read it, and what it
 * does.
 *
 * @param name dotted name, such as {@code spread.horizon}
 * @param form the values it takes, in words
 * @param defaultText the default as written; null when it must be given
 * @param reader reads a text; throws IllegalArgumentException with a reason in words
 * @param help what it does, in what unit, and what breaks when it is wrong
 */
public record SettingKey<T>(
    String name, String form, String defaultText, Function<String, T> reader, String help) {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  /**
   * Reads a text to see whether it can be read.
   *
   * @throws IllegalArgumentException with the reason in words
   */
  void check(String text) {
    Object ignored = reader.apply(text);
    if (ignored == null) {
      throw new IllegalArgumentException("it takes " + form);
    }
  }

  static SettingKey<String> text(String name, String defaultText, String help) {
    return new SettingKey<>(name, "text", defaultText, text -> text, help);
  }

  static SettingKey<String> oneOf(
      String name, String defaultText, Set<String> allowed, String help) {
    String form = "one of " + String.join(", ", allowed.stream().sorted().toList());
    return new SettingKey<>(
        name,
        form,
        defaultText,
        text -> {
          if (!allowed.contains(text)) {
            throw new IllegalArgumentException("it takes " + form);
          }
          return text;
        },
        help);
  }

  static SettingKey<Long> durationMillis(
      String name, String defaultText, String lowest, String highest, String help) {
    long low = readMillis(lowest);
    long high = readMillis(highest);
    String form = "a duration from " + lowest + " to " + highest + ", such as " + defaultText;
    return new SettingKey<>(
        name,
        form,
        defaultText,
        text -> {
          long millis = readMillis(text);
          if (millis < low || millis > high) {
            throw new IllegalArgumentException("it takes " + form);
          }
          return millis;
        },
        help);
  }

  static SettingKey<Integer> integer(
      String name, int defaultValue, int lowest, int highest, String help) {
    String form = "a whole number from " + lowest + " to " + highest;
    return new SettingKey<>(
        name,
        form,
        Integer.toString(defaultValue),
        text -> {
          int value;
          try {
            value = Integer.parseInt(text);
          } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it takes " + form, e);
          }
          if (value < lowest || value > highest) {
            throw new IllegalArgumentException("it takes " + form);
          }
          return value;
        },
        help);
  }

  static SettingKey<Double> decimal(
      String name, double defaultValue, double lowest, double highest, String help) {
    String form = "a number from " + lowest + " to " + highest;
    return new SettingKey<>(
        name,
        form,
        Double.toString(defaultValue),
        text -> {
          double value;
          try {
            value = Double.parseDouble(text);
          } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it takes " + form, e);
          }
          if (!(value >= lowest && value <= highest)) {
            throw new IllegalArgumentException("it takes " + form);
          }
          return value;
        },
        help);
  }

  private static long readMillis(String text) {
    Matcher matcher = DURATION.matcher(text.trim().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "it takes a duration: a whole number with ms, s, m, h or d behind it, such as 5m");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> number;
      case "s" -> Duration.ofSeconds(number).toMillis();
      case "m" -> Duration.ofMinutes(number).toMillis();
      case "h" -> Duration.ofHours(number).toMillis();
      default -> Duration.ofDays(number).toMillis();
    };
  }
}
