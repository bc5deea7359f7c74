package io.firebreak.jobs.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The published JSON Schemas, by the name of their topic. */
final class Schemas {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  private Schemas() {}

  /** What is wrong with a document; empty when it is valid. */
  static Set<ValidationMessage> problems(String topic, byte[] json) {
    try {
      return SCHEMAS.computeIfAbsent(topic, Schemas::schema).validate(MAPPER.readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode node(String topic) {
    try (InputStream in = Schemas.class.getResourceAsStream("/schemas/" + topic + ".schema.json")) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonSchema schema(String topic) {
    return FACTORY.getSchema(node(topic));
  }
}
