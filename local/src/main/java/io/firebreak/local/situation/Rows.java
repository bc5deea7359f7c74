package io.firebreak.local.situation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The rows of a query, read anew and a piece at a time whenever they are iterated, so that a
 * million mentions need no memory. A failure while iterating is an {@link UncheckedSqlException}.
 */
final class Rows<T> implements Iterable<T> {
  private static final int FETCH_ROWS = 2_000;

  private final Connection connection;
  private final String sql;
  private final List<Object> values;
  private final RowReader<T> reader;

  /** Makes a record of the current row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** A failure of the database in the midst of iterating. */
  static final class UncheckedSqlException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UncheckedSqlException(SQLException cause) {
      super(cause);
    }

    SQLException sql() {
      return (SQLException) getCause();
    }
  }

  Rows(Connection connection, String sql, List<Object> values, RowReader<T> reader) {
    this.connection = connection;
    this.sql = sql;
    this.values = values;
    this.reader = reader;
  }

  /** All rows at once. */
  List<T> toList() throws SQLException {
    List<T> all = new ArrayList<>();
    try {
      forEach(all::add);
    } catch (UncheckedSqlException e) {
      throw e.sql();
    }
    return all;
  }

  @Override
  public Iterator<T> iterator() {
    try {
      return new Cursor();
    } catch (SQLException e) {
      throw new UncheckedSqlException(e);
    }
  }

  /** Closes itself at the end of the rows; what is not read to the end, the connection closes. */
  private final class Cursor implements Iterator<T> {
    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean onRow;

    Cursor() throws SQLException {
      statement = connection.prepareStatement(sql);
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      statement.setFetchSize(FETCH_ROWS);
      rows = statement.executeQuery();
      step();
    }

    private void step() throws SQLException {
      onRow = rows.next();
      if (!onRow) {
        statement.close();
      }
    }

    @Override
    public boolean hasNext() {
      return onRow;
    }

    @Override
    public T next() {
      if (!onRow) {
        throw new NoSuchElementException();
      }
      try {
        T row = reader.read(rows);
        step();
        return row;
      } catch (SQLException e) {
        throw new UncheckedSqlException(e);
      }
    }
  }
}
