package io.firebreak.local.report;

import io.firebreak.jobs.json.Decimals;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * Records with their numbers as topics and tables hold them, six significant digits: so that the
 * page is the same whether the records come from there or from the job itself.
 */
final class Rounded {
  private Rounded() {}

  /** The record with every decimal rounded, also in the records of its lists. */
  static <T extends Record> T record(T record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        values[i] = value(components[i].getAccessor().invoke(record), components[i].getType());
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      @SuppressWarnings("unchecked")
      T rounded = (T) record.getClass().getDeclaredConstructor(types).newInstance(values);
      return rounded;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(record.getClass() + " cannot be copied", e);
    }
  }

  private static Object value(Object value, Class<?> type) {
    if (value instanceof Double number) {
      Double rounded = Decimals.rounded(number);
      return rounded == null && type == double.class ? number : rounded;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(one -> one == null ? null : value(one, one.getClass())).toList();
    }
    return value instanceof Record record ? record(record) : value;
  }
}
