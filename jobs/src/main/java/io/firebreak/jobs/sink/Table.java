package io.firebreak.jobs.sink;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table as rows of one record type: makes the upsert statement, which takes any number of rows,
 * and binds them. A column's values are sent as one array. Every value is bound, none is ever
 * written into the statement.
 *
 * @param name the table
 * @param columns its columns in order; those of the key first or not, as they come
 */
public record Table<T>(String name, List<Column<T>> columns) implements Serializable {

  /** Reads a column's value from a record; null is SQL's null. */
  @FunctionalInterface
  public interface Value<T> extends Serializable {
    Object of(T record);

    /** The value of a whole number or time; {@link SqlType#NO_LONG} for none. */
    default long whole(T record) {
      Object value = of(record);
      return value == null ? SqlType.NO_LONG : ((Number) value).longValue();
    }

    /** The value of a decimal; not-a-number for none. */
    default double decimal(T record) {
      Object value = of(record);
      return value == null ? Double.NaN : ((Number) value).doubleValue();
    }
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

  /** An insert of many rows, each of which replaces the row with the same key. */
  public String upsertStatement() {
    return "INSERT INTO %s (%s) SELECT %s FROM unnest(%s) AS sent(%s) ON CONFLICT (%s) DO UPDATE SET %s"
        .formatted(
            name,
            names(column -> true, column -> column),
            list(i -> columns.get(i).type().value("v" + i)),
            list(i -> "?"),
            list(i -> "v" + i),
            names(Column::key, column -> column),
            names(column -> !column.key(), column -> column + " = EXCLUDED." + column));
  }

  private String names(Predicate<Column<T>> which, Function<String, String> text) {
    return columns.stream()
        .filter(which)
        .map(column -> text.apply('"' + column.name() + '"'))
        .collect(Collectors.joining(", "));
  }

  private String list(IntFunction<String> text) {
    return IntStream.range(0, columns.size()).mapToObj(text).collect(Collectors.joining(", "));
  }

  /** Reads from a record what tells its row from others. */
  Function<T, Object> key() {
    List<Column<T>> keys = columns.stream().filter(Column::key).toList();
    return record -> {
      Object[] key = new Object[keys.size()];
      for (int i = 0; i < key.length; i++) {
        key[i] = keys.get(i).value().of(record);
      }
      return key.length == 1 ? key[0] : Arrays.asList(key);
    };
  }

  /** Binds rows, all of different keys, to the upsert statement. */
  void bind(PreparedStatement statement, Batch<T> rows) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      statement.setObject(i + 1, rows.column(i));
    }
  }
}
