package io.firebreak.jobs.sink;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as rows of one record type: makes the upsert statement and binds it. Every value is
 * bound, none is ever written into the statement.
 *
 * @param name the table
 * @param columns its columns in order; those of the key first or not, as they come
 */
public record Table<T>(String name, List<Column<T>> columns) implements Serializable {

  /** Reads a column's value from a record; null is SQL's null. */
  @FunctionalInterface
  public interface Value<T> extends Serializable {
    Object of(T record);
  }

  /** A column; {@code key} says whether it is part of the primary key. */
  public record Column<T>(String name, SqlType type, boolean key, Value<T> value)
      implements Serializable {}

  /** Collects columns. */
  public static final class Builder<T> {
    private final String name;
    private final List<Column<T>> columns = new ArrayList<>();

    Builder(String name) {
      this.name = name;
    }

    Builder<T> key(String column, SqlType type, Value<T> value) {
      columns.add(new Column<>(column, type, true, value));
      return this;
    }

    Builder<T> column(String column, SqlType type, Value<T> value) {
      columns.add(new Column<>(column, type, false, value));
      return this;
    }

    Table<T> build() {
      return new Table<>(name, List.copyOf(columns));
    }
  }

  /** An insert that replaces the row with the same key. */
  public String upsertStatement() {
    String names = columns.stream().map(c -> quoted(c.name())).collect(Collectors.joining(", "));
    String values =
        columns.stream().map(c -> c.type().placeholder()).collect(Collectors.joining(", "));
    String keys =
        columns.stream()
            .filter(Column::key)
            .map(c -> quoted(c.name()))
            .collect(Collectors.joining(", "));
    String updates =
        columns.stream()
            .filter(c -> !c.key())
            .map(c -> quoted(c.name()) + " = EXCLUDED." + quoted(c.name()))
            .collect(Collectors.joining(", "));
    return "INSERT INTO "
        + name
        + " ("
        + names
        + ") VALUES ("
        + values
        + ") ON CONFLICT ("
        + keys
        + ") DO UPDATE SET "
        + updates;
  }

  /** Binds one record to the upsert statement. */
  public void bind(PreparedStatement statement, T record) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      Column<T> column = columns.get(i);
      column.type().bind(statement, i + 1, column.value().of(record));
    }
  }

  private static String quoted(String column) {
    return '"' + column + '"';
  }
}
