package io.firebreak.jobs.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firebreak.models.data.SpreadWindow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SpreadColumnsTest {
  @Test
  void columnsAreThoseOfTheTableInItsOrder() throws IOException {
    List<String> inTable = new ArrayList<>();
    Matcher columns =
        Pattern.compile("(?m)^  (\\w+)\\s+(text|timestamptz|bigint|double precision)\\b")
            .matcher(tableSql());
    while (columns.find()) {
      inTable.add(columns.group(1) + " " + columns.group(2));
    }

    assertThat(SpreadColumns.ALL.stream().map(c -> c.name() + " " + sqlType(c)))
        .containsExactlyElementsOf(inTable);
    assertThat(SpreadColumns.ALL).hasSize(SpreadWindow.class.getRecordComponents().length);
  }

  @Test
  void everyColumnShowsItsOwnComponent() throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      SpreadWindow row = new Samples(seed).window();
      for (SpreadColumns.Column column : SpreadColumns.ALL) {
        String component =
            column.jsonName() + (column.type() == SpreadColumns.Type.TIME ? "Millis" : "");
        Object value = SpreadWindow.class.getMethod(component).invoke(row);
        Object shown = value instanceof Double d ? Decimals.rounded(d) : value;
        assertThat(column.of(row)).as(component).isEqualTo(shown);
      }
    }
  }

  @Test
  void csvAndJsonShowTheSameValues() throws IOException {
    SpreadWindow row = new Samples(5).window();
    JsonNode json = Schemas.MAPPER.readTree(SpreadWindowJson.write(row));
    String[] names = SpreadWindowCsv.header().split(",", -1);
    String[] values = SpreadWindowCsv.row(withPlainTexts(row)).split(",", -1);

    assertThat(values).hasSameSizeAs(names);
    for (int i = 2; i < names.length; i++) {
      JsonNode field = json.get(SpreadColumns.ALL.get(i).jsonName());
      if (SpreadColumns.ALL.get(i).type() != SpreadColumns.Type.TEXT) {
        assertThat(values[i]).as(names[i]).isEqualTo(field == null ? "" : field.asText());
      }
    }
  }

  @Test
  void aTextWithCommasQuotesOrLineEndsStaysOneCsvField() {
    SpreadWindow row = withIssue("a,\"b\"\nc");

    assertThat(SpreadWindowCsv.row(row)).startsWith("\"a,\"\"b\"\"\nc\",all,");
  }

  private static SpreadWindow withPlainTexts(SpreadWindow row) {
    // Words of the samples may hold commas, which would need a CSV reader here.
    return rebuilt(row, "issueId", "i", "platform", "p", "windowSize", "w", "comparisonGroup", "g");
  }

  private static SpreadWindow withIssue(String issueId) {
    return rebuilt(new Samples(1).window(), "issueId", issueId, "platform", "all");
  }

  private static SpreadWindow rebuilt(SpreadWindow row, String... changes) {
    var parts = SpreadWindow.class.getRecordComponents();
    Object[] values = new Object[parts.length];
    Class<?>[] types = new Class<?>[parts.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        types[i] = parts[i].getType();
        values[i] = parts[i].getAccessor().invoke(row);
        for (int c = 0; c < changes.length; c += 2) {
          if (changes[c].equals(parts[i].getName())) {
            values[i] = changes[c + 1];
          }
        }
      }
      return SpreadWindow.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static String sqlType(SpreadColumns.Column column) {
    return switch (column.type()) {
      case TEXT -> "text";
      case WHOLE -> "bigint";
      case DECIMAL -> "double precision";
      case TIME -> "timestamptz";
    };
  }

  private static String tableSql() throws IOException {
    try (InputStream in =
        SpreadColumnsTest.class.getResourceAsStream("/db/migration/V1__tables.sql")) {
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int start = sql.indexOf("CREATE TABLE spread_window");
      return sql.substring(start, sql.indexOf("PRIMARY KEY", start));
    }
  }
}
