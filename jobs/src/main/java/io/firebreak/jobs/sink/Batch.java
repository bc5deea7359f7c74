package io.firebreak.jobs.sink;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of a table on their way, column by column. A row is taken apart as it comes, while it is
 * still in the processor's cache: one pass over all rows for each of many columns takes far longer.
 */
final class Batch<T> {
  private final List<Table.Column<T>> columns;
  private final Object[][] values;
  private int room = 64;
  private int size;

  Batch(List<Table.Column<T>> columns) {
    this.columns = columns;
    this.values = columns.stream().map(c -> c.type().array(room)).toArray(Object[][]::new);
  }

  int size() {
    return size;
  }

  void add(T row) {
    if (size == room) {
      room *= 2;
      for (int i = 0; i < values.length; i++) {
        values[i] = Arrays.copyOf(values[i], room);
      }
    }
    set(size++, row);
  }

  /** Replaces the row at a place. */
  void set(int place, T row) {
    for (int i = 0; i < values.length; i++) {
      values[i][place] = columns.get(i).value().of(row);
    }
  }

  /** All values of a column, by its place. */
  Object[] column(int place) {
    return Arrays.copyOf(values[place], size);
  }

  void clear() {
    size = 0;
  }
}
