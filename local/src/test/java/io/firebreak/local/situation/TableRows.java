package io.firebreak.local.situation;

import io.firebreak.jobs.json.SpreadColumns;
import io.firebreak.jobs.sink.SqlType;
import io.firebreak.jobs.sink.Table;
import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.models.data.SpreadWindow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** Writes rows into tables as the jobs do, for tests that read them back. */
public final class TableRows {
  private TableRows() {}

  public static <T> void insert(EmbeddedDatabase database, Table<T> table, T row)
      throws SQLException {
    insert(database, table, List.of(row));
  }

  public static <T> void insert(EmbeddedDatabase database, Table<T> table, List<T> rows)
      throws SQLException {
    List<Table.Column<T>> columns = table.columns();
    String names =
        columns.stream().map(column -> '"' + column.name() + '"').collect(Collectors.joining(","));
    String places =
        columns.stream()
            .map(column -> column.type() == SqlType.JSON ? "?::jsonb" : "?")
            .collect(Collectors.joining(","));
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement(sql(table.name(), names, places))) {
      for (T row : rows) {
        for (int i = 0; i < columns.size(); i++) {
          Object value = columns.get(i).value().of(row);
          boolean time = value != null && columns.get(i).type() == SqlType.TIMESTAMP;
          statement.setObject(i + 1, time ? time((Long) value) : value);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  public static void insertWindows(EmbeddedDatabase database, List<SpreadWindow> rows)
      throws SQLException {
    List<SpreadColumns.Column> columns = SpreadColumns.ALL;
    String names =
        columns.stream().map(SpreadColumns.Column::name).collect(Collectors.joining(","));
    String places = columns.stream().map(column -> "?").collect(Collectors.joining(","));
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement(sql("spread_window", names, places))) {
      for (SpreadWindow row : rows) {
        for (int i = 0; i < columns.size(); i++) {
          Object value = columns.get(i).of(row);
          boolean time = columns.get(i).type() == SpreadColumns.Type.TIME;
          statement.setObject(i + 1, time ? time((Long) value) : value);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static String sql(String table, String names, String places) {
    return "INSERT INTO " + table + " (" + names + ") VALUES (" + places + ")";
  }

  private static OffsetDateTime time(long millis) {
    return OffsetDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }
}
