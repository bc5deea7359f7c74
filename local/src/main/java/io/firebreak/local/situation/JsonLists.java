package io.firebreak.local.situation;

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

/**
 * Reads arrays in JSON back into lists of texts, numbers or flat records of texts, numbers and
 * times.
 */
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
        values.add(
            of == String.class
                ? one.asText()
                : of == Double.class ? (Object) one.asDouble() : object(one, of));
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
      values[i] = value(node, components[i]);
    }
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    return constructor.newInstance(values);
  }

  /** What is false or absent is left out in JSON. */
  private static Object value(JsonNode node, RecordComponent component) {
    String name = component.getName();
    Class<?> type = component.getType();
    boolean isTime = name.endsWith("Millis");
    String field = isTime ? name.substring(0, name.length() - "Millis".length()) : name;
    if (type == boolean.class) {
      return node.path(field).asBoolean(false);
    }
    if (!type.isPrimitive() && !node.has(field)) {
      return null;
    }
    JsonNode value = node.required(field);
    if (isTime) {
      return Instant.parse(value.asText()).toEpochMilli();
    }
    if (type == String.class) {
      return value.asText();
    }
    return type == long.class || type == Long.class
        ? (Object) value.asLong()
        : (Object) value.asDouble();
  }
}
