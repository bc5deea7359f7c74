package io.firebreak.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads arrays in JSON back into lists of texts or of flat records of numbers and times. */
final class JsonLists {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLists() {}

  /**
   * A list component of a record.
   *
   * @throws SQLException when the text is no such array
   */
  static List<Object> read(String json, RecordComponent component) throws SQLException {
    Class<?> of =
        (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    List<Object> values = new ArrayList<>();
    try {
      for (JsonNode one : JSON.readTree(json)) {
        values.add(of == String.class ? one.asText() : object(one, of));
      }
      return values;
    } catch (JsonProcessingException | ReflectiveOperationException | RuntimeException e) {
      throw new SQLException(
          "column " + RecordRows.column(component.getName()) + " is unusable", e);
    }
  }

  private static Object object(JsonNode node, Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      String field = RecordRows.column(components[i].getName());
      if (types[i] == boolean.class) {
        values[i] = node.path(field).asBoolean(false); // false is left out
        continue;
      }
      JsonNode value = node.required(field);
      if (components[i].getName().endsWith("Millis")) {
        values[i] = Instant.parse(value.asText()).toEpochMilli();
      } else {
        values[i] = value.asDouble();
      }
    }
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    return constructor.newInstance(values);
  }
}
