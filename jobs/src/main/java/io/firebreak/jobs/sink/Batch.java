package io.firebreak.jobs.sink;

import java.util.List;

/**
 * Rows of a table on their way, column by column. A row is taken apart as it comes, while it is
 * still in the processor's cache: one pass over all rows for each of many columns takes far longer.
 */
final class Batch<T> {
  private final List<Table.Column<T>> columns;

  /** An array for each column. */
  private final Object[] values;

  private int room = 64;
  private int size;

  Batch(List<Table.Column<T>> columns) {
    this.columns = columns;
    this.values = columns.stream().map(column -> column.type().array(room)).toArray();
  }

  int size() {
    return size;
  }

  void add(T row) {
    if (size == room) {
      room *= 2;
      for (int i = 0; i < values.length; i++) {
        values[i] = first(i, size, room);
      }
    }
    set(size++, row);
  }

  /** Replaces the row at a place. */
  void set(int place, T row) {
    for (int i = 0; i < values.length; i++) {
      Table.Value<T> value = columns.get(i).value();
      if (values[i] instanceof long[] wholes) {
        wholes[place] = value.whole(row);
      } else if (values[i] instanceof double[] decimals) {
        decimals[place] = value.decimal(row);
      } else {
        ((Object[]) values[i])[place] = value.of(row);
      }
    }
  }

  /** All values of a column, by its place: an array as the driver takes it. */
  Object column(int place) {
    return first(place, size, size);
  }

  private Object first(int column, int count, int length) {
    Object copy = columns.get(column).type().array(length);
    System.arraycopy(values[column], 0, copy, 0, count);
    return copy;
  }

  void clear() {
    size = 0;
  }
}
