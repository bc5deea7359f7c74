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

    for (SpreadColumns.Column column : SpreadColumns.ALL) {
      JsonNode field = json.get(column.jsonName());
      assertThat(column.textOf(row))
          .as(column.name())
          .isEqualTo(field == null ? null : field.asText());
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
