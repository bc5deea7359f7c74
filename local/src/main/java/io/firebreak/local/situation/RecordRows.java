package io.firebreak.local.situation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads rows of a table back into the records that they were written from: the component {@code
 * windowStartMillis} is the column {@code window_start}, and so on; a list is an array in JSON.
 */
public final class RecordRows {
  private RecordRows() {}

  /**
   * The current row as a record.
   *
   * @throws SQLException when the row lacks a column for a component
   */
  public static <T extends Record> T read(ResultSet row, Class<T> type) throws SQLException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = value(row, components[i]);
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException(type + " cannot be made from a row", e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type + " refuses a row", e.getCause());
    }
  }

  private static Object value(ResultSet row, RecordComponent component) throws SQLException {
    String column = column(component.getName());
    Class<?> type = component.getType();
    if (type == List.class) {
      return JsonLists.read(row.getString(column), component);
    }
    if (component.getName().endsWith("Millis")) {
      OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
      return time == null ? null : time.toInstant().toEpochMilli();
    }
    Object value = row.getObject(column);
    if (value == null || !type.isEnum()) {
      return value;
    }
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(value)) {
        return constant;
      }
    }
    throw new IllegalStateException(column + " holds " + value + ", which is no " + type);
  }

  /** The column, or the key of a JSON object, that holds a component. */
  static String column(String component) {
    String name =
        component.endsWith("Millis") ? component.substring(0, component.length() - 6) : component;
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
