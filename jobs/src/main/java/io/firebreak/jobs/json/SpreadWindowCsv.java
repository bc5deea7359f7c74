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
    StringBuilder row = new StringBuilder(512);
    for (SpreadColumns.Column column : SpreadColumns.ALL) {
      if (row.length() > 0) {
        row.append(',');
      }
      String value = column.textOf(window);
      if (value != null) {
        row.append(quoted(value));
      }
    }
    return row.toString();
  }

  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
