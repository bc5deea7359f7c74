package io.firebreak.local.effect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Reads the rows of a CSV file with a header. Columns are divided by commas, or by semicolons or
 * tabs where the header has no comma; their names are read in any case, unknown ones are skipped.
 */
public final class ReadCsv {

  private static final int LONGEST_HEADER = 16_384;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int LONGEST_EXCERPT = 40;

  private ReadCsv() {}

  /** A row, by the names of its columns in lower case. */
  public interface Row {
    /** The value of a column, stripped; empty where there is none. */
    String get(String column);

    /** The line that the row ends on; 1 is the header. */
    long line();
  }

  /** Told of the header, then of each row. */
  public interface Rows {
    /** The names of the columns, stripped and in lower case. */
    void header(List<String> columns) throws IOException;

    void row(Row row) throws IOException;
  }

  /**
   * Reads a whole file.
   *
   * @throws UnusableFileException when it is no CSV
   */
  public static void read(String name, BufferedReader text, Rows rows) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter(text))
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .setAllowMissingColumnNames(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
            .get();
    try (CSVParser parser = CSVParser.builder().setReader(text).setFormat(format).get()) {
      Map<String, Integer> places = new TreeMap<>();
      List<String> columns = new ArrayList<>();
      List<String> names = parser.getHeaderNames();
      for (int i = 0; i < names.size(); i++) {
        String column = names.get(i).strip().toLowerCase(Locale.ROOT);
        columns.add(column);
        if (!column.isEmpty() && places.put(column, i) != null) {
          throw new UnusableFileException(
              "%s has two columns named %s.".formatted(name, excerpt(column)));
        }
      }
      rows.header(columns);
      Iterator<CSVRecord> records = parser.iterator();
      while (next(name, parser, records)) {
        rows.row(row(records.next(), parser.getCurrentLineNumber(), places));
      }
    }
  }

  private static boolean next(String name, CSVParser parser, Iterator<CSVRecord> records)
      throws IOException {
    try {
      return records.hasNext();
    } catch (UncheckedIOException e) {
      throw new UnusableFileException(
          "%s is no CSV at line %d: %s. A quotation mark out of place may be the cause."
              .formatted(name, parser.getCurrentLineNumber() + 1, e.getCause().getMessage()),
          e);
    }
  }

  private static Row row(CSVRecord csv, long line, Map<String, Integer> places) {
    return new Row() {
      @Override
      public String get(String column) {
        Integer place = places.get(column);
        return place == null || place >= csv.size() ? "" : csv.get(place).strip();
      }

      @Override
      public long line() {
        return line;
      }
    };
  }

  private static char delimiter(BufferedReader text) throws IOException {
    text.mark(LONGEST_HEADER);
    int first = text.read();
    if (first != BYTE_ORDER_MARK) {
      text.reset();
    }
    text.mark(LONGEST_HEADER);
    StringBuilder header = new StringBuilder();
    for (int i = 0, c; i < LONGEST_HEADER - 1 && (c = text.read()) >= 0 && c != '\n'; i++) {
      header.append((char) c);
    }
    text.reset();
    if (header.indexOf(",") >= 0) {
      return ',';
    }
    return header.indexOf(";") >= 0 ? ';' : header.indexOf("\t") >= 0 ? '\t' : ',';
  }

  /** A value of someone's file between quotation marks, at most 40 characters of it. */
  public static String excerpt(String value) {
    int most = Math.min(value.length(), LONGEST_EXCERPT);
    return "'" + value.substring(0, most) + (most < value.length() ? "…" : "") + "'";
  }
}
