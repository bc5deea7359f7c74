package io.firebreak.jobs.json;

import io.firebreak.models.data.SpreadWindow;
import java.util.stream.Collectors;

/**
 * {@link SpreadWindow} as CSV (RFC 4180, but with line feeds alone), the columns those of the table
 * {@code spread_window}. An absent value is an empty field.
 */
public final class SpreadWindowCsv {
  private SpreadWindowCsv() {}

  /** The header, without a line end. */
  public static String header() {
    return SpreadColumns.ALL.stream()
        .map(SpreadColumns.Column::name)
        .collect(Collectors.joining(","));
  }

  /** One row, without a line end. */
  public static String row(SpreadWindow window) {
    return SpreadColumns.ALL.stream()
        .map(column -> quoted(column.textOf(window)))
        .collect(Collectors.joining(","));
  }

  private static String quoted(String value) {
    if (value == null) {
      return "";
    }
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
