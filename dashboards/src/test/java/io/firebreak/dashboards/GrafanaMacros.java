package io.firebreak.dashboards;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The second half of what Grafana does to a query: the macros, replaced in its back end. Literal
 * ones first, then {@code $name(arguments)}, whose arguments hold no {@code )} and are split at
 * every comma. Written after the behaviour of Grafana 12's PostgreSQL data source without
 * TimescaleDB.
 */
record GrafanaMacros(GrafanaRange range) {

  private static final Pattern MACRO = Pattern.compile("\\$([_a-zA-Z0-9]+)\\(([^)]*)\\)");
  private static final Pattern INTERVAL = Pattern.compile("(\\d+)(ms|s|m|h|d|w|y)");

  /**
   * The SQL that reaches PostgreSQL.
   *
   * @throws IllegalArgumentException for an unknown macro, a missing argument, or an interval that
   *     Grafana cannot read
   */
  String expand(String sql) {
    String literal =
        sql.replace("$__interval_ms", Long.toString(range.interval().toMillis()))
            .replace("$__interval", range.intervalText())
            .replace("$__unixEpochFrom()", epochFrom())
            .replace("$__unixEpochTo()", epochTo());
    Matcher matcher = MACRO.matcher(literal);
    StringBuilder expanded = new StringBuilder();
    while (matcher.find()) {
      String[] arguments = matcher.group(2).split(",", -1);
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = arguments[i].trim();
      }
      matcher.appendReplacement(
          expanded, Matcher.quoteReplacement(macro(matcher.group(1), arguments)));
    }
    return matcher.appendTail(expanded).toString();
  }

  private String macro(String name, String... arguments) {
    return switch (name) {
      case "__time" -> column(name, arguments) + " AS \"time\"";
      case "__timeEpoch" -> "extract(epoch from " + column(name, arguments) + ") as \"time\"";
      case "__timeFilter" ->
          column(name, arguments) + " BETWEEN " + timeFrom() + " AND " + timeTo();
      case "__timeFrom" -> timeFrom();
      case "__timeTo" -> timeTo();
      case "__timeGroup" -> group("extract(epoch from %s)", name, arguments);
      case "__timeGroupAlias" -> group("extract(epoch from %s)", name, arguments) + " AS \"time\"";
      case "__unixEpochFilter" -> {
        String column = column(name, arguments);
        yield column + " >= " + epochFrom() + " AND " + column + " <= " + epochTo();
      }
      case "__unixEpochGroup" -> group("(%s)", name, arguments);
      case "__unixEpochGroupAlias" -> group("(%s)", name, arguments) + " AS \"time\"";
      default -> throw new IllegalArgumentException("unknown macro \"" + name + "\"");
    };
  }

  private static String group(String epoch, String name, String... arguments) {
    if (arguments.length < 2) {
      throw new IllegalArgumentException("macro " + name + " needs a column and an interval");
    }
    if (arguments.length > 2 && !arguments[2].matches("NULL|previous|-?[0-9.]+")) {
      throw new IllegalArgumentException("macro " + name + " cannot fill with " + arguments[2]);
    }
    String seconds = seconds(arguments[1].replaceAll("^['\"]|['\"]$", ""));
    return "floor(" + epoch.formatted(arguments[0]) + "/" + seconds + ")*" + seconds;
  }

  private static String seconds(String interval) {
    Matcher matcher = INTERVAL.matcher(interval);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an interval: " + interval);
    }
    Duration unit =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(1);
          case "s" -> Duration.ofSeconds(1);
          case "m" -> Duration.ofMinutes(1);
          case "h" -> Duration.ofHours(1);
          case "d" -> Duration.ofDays(1);
          case "w" -> Duration.ofDays(7);
          default -> Duration.ofDays(365);
        };
    Duration length = unit.multipliedBy(Long.parseLong(matcher.group(1)));
    return BigDecimal.valueOf(length.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private static String column(String name, String... arguments) {
    if (arguments[0].isEmpty()) {
      throw new IllegalArgumentException("macro " + name + " needs a column");
    }
    return arguments[0];
  }

  private String timeFrom() {
    return "'" + GrafanaRange.rfc3339(range.from()) + "'";
  }

  private String timeTo() {
    return "'" + GrafanaRange.rfc3339(range.to()) + "'";
  }

  private String epochFrom() {
    return Long.toString(range.from().getEpochSecond());
  }

  private String epochTo() {
    return Long.toString(range.to().getEpochSecond());
  }
}
