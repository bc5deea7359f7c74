package io.firebreak.dashboards;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The first half of what Grafana does to a query: dashboard variables, replaced in the browser
 * before the query leaves it. Written after the behaviour of Grafana 12's PostgreSQL data source.
 *
 * @param values the dashboard's variables by name
 * @param range the time range and interval of the panel
 * @param zone the browser's time zone, as {@code $__timezone} gives it
 */
record GrafanaVariables(Map<String, Value> values, GrafanaRange range, ZoneId zone) {

  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\$(\\w+)"
              + "|\\[\\[(\\w+?)(?::(\\w+))?\\]\\]"
              + "|\\$\\{(\\w+)(?:\\.([^:^}]+))?(?::([^}]+))?\\}");

  /**
   * What a variable is set to.
   *
   * @param selected the selected values, before quoting
   * @param list true when the variable allows several values or All: Grafana then quotes it even
   *     without a format
   * @param raw text that goes in as it is, whatever the format: a custom "all" value; else null
   */
  record Value(List<String> selected, boolean list, String raw) {

    static Value one(String value) {
      return new Value(List.of(value), false, null);
    }

    static Value many(String... values) {
      return new Value(List.of(values), true, null);
    }

    static Value customAll(String raw) {
      return new Value(List.of(), true, raw);
    }
  }

  /**
   * Replaces every known variable; unknown names stay as they are.
   *
   * @throws IllegalArgumentException when a format is not one that Firebreak's queries may use
   */
  String expand(String sql) {
    Matcher matcher = VARIABLE.matcher(sql);
    StringBuilder expanded = new StringBuilder();
    while (matcher.find()) {
      String name = firstOf(matcher.group(1), matcher.group(2), matcher.group(4));
      String format = firstOf(matcher.group(3), matcher.group(6), null);
      String text = text(name, format);
      matcher.appendReplacement(
          expanded, Matcher.quoteReplacement(text == null ? matcher.group() : text));
    }
    return matcher.appendTail(expanded).toString();
  }

  private String text(String name, String format) {
    Value value = values.get(name);
    return switch (name) {
      case "__interval" -> range.intervalText();
      case "__interval_ms" -> Long.toString(range.interval().toMillis());
      case "__from" -> Long.toString(range.from().toEpochMilli());
      case "__to" -> Long.toString(range.to().toEpochMilli());
      case "__timezone" -> zone.getId();
      default -> value == null ? null : format(value, format);
    };
  }

  private static String format(Value value, String format) {
    if (value.raw() != null) {
      return value.raw();
    }
    if (format == null) {
      return value.list() ? quoted(value) : String.join(",", value.selected());
    }
    return switch (format) {
      case "sqlstring" -> quoted(value);
      case "raw", "csv" -> String.join(",", value.selected());
      default -> throw new IllegalArgumentException("variable format not known here: " + format);
    };
  }

  private static String quoted(Value value) {
    return value.selected().stream()
        .map(one -> "'" + one.replace("'", "''") + "'")
        .collect(Collectors.joining(","));
  }

  private static String firstOf(String a, String b, String c) {
    return a != null ? a : b != null ? b : c;
  }
}
