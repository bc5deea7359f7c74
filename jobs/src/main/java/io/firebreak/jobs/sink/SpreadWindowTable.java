package io.firebreak.jobs.sink;

import io.firebreak.jobs.json.SpreadColumns;
import io.firebreak.models.data.SpreadWindow;
import java.util.Set;

/** The table {@code spread_window}, from the one list of its columns. */
final class SpreadWindowTable {
  private static final Set<String> KEY =
      Set.of("issue_id", "platform", "window_size", "window_start");

  static final Table<SpreadWindow> SPREAD_WINDOW = table();

  private SpreadWindowTable() {}

  private static Table<SpreadWindow> table() {
    Table.Builder<SpreadWindow> table = new Table.Builder<>("spread_window");
    for (int i = 0; i < SpreadColumns.ALL.size(); i++) {
      SpreadColumns.Column column = SpreadColumns.ALL.get(i);
      Table.Value<SpreadWindow> value = new Value(i);
      if (KEY.contains(column.name())) {
        table.key(column.name(), sqlType(column.type()), value);
      } else {
        table.column(column.name(), sqlType(column.type()), value);
      }
    }
    return table.build();
  }

  /** The value of a column by its place, since a column itself is not serialisable. */
  private record Value(int place) implements Table.Value<SpreadWindow> {
    @Override
    public Object of(SpreadWindow row) {
      return column().of(row);
    }

    @Override
    public long whole(SpreadWindow row) {
      return column().wholeOf(row);
    }

    @Override
    public double decimal(SpreadWindow row) {
      return column().decimalOf(row);
    }

    private SpreadColumns.Column column() {
      return SpreadColumns.ALL.get(place);
    }
  }

  private static SqlType sqlType(SpreadColumns.Type type) {
    return switch (type) {
      case TEXT -> SqlType.TEXT;
      case WHOLE -> SqlType.BIGINT;
      case DECIMAL -> SqlType.DOUBLE;
      case TIME -> SqlType.TIMESTAMP;
    };
  }
}
