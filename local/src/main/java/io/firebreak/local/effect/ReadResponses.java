package io.firebreak.local.effect;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads when responses to crises were published: CSV with the columns {@code issue} and {@code
 * time}. Strict, since a response that is missed would be taken for aging or for a false alarm.
 */
public final class ReadResponses implements ReadCsv.Rows {

  private static final int MOST_ROWS = 1_000_000;

  private final String name;
  private final Map<String, List<Long>> times = new TreeMap<>();
  private int rows;

  private ReadResponses(String name) {
    this.name = name;
  }

  /**
   * Reads.
   *
   * @return times in milliseconds by issue
   * @throws UnusableFileException when a row makes no sense
   */
  public static Map<String, List<Long>> read(String name, BufferedReader text) throws IOException {
    ReadResponses reader = new ReadResponses(name);
    ReadCsv.read(name, text, reader);
    return reader.times;
  }

  @Override
  public void header(List<String> columns) throws UnusableFileException {
    if (!columns.contains("issue") || !columns.contains("time")) {
      throw new UnusableFileException(name + " lacks the columns issue and time.");
    }
  }

  @Override
  public void row(ReadCsv.Row row) throws UnusableFileException {
    if (++rows > MOST_ROWS) {
      throw new UnusableFileException("%s has more than %,d rows.".formatted(name, MOST_ROWS));
    }
    String issue = row.get("issue");
    long millis = row.get("time").isEmpty() ? TimeText.INVALID : TimeText.parse(row.get("time"));
    if (issue.isEmpty() || millis == TimeText.INVALID) {
      throw new UnusableFileException(
          "%s, line %d: wanted is an issue and a time such as 2026-03-01T10:15:30Z."
              .formatted(name, row.line()));
    }
    times.computeIfAbsent(issue, key -> new ArrayList<>()).add(millis);
  }
}
