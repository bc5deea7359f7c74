package io.firebreak.jobs.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes one object, its fields in the order of the calls; an absent value leaves no trace. */
final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactoryBuilder().build();

  private final JsonGenerator generator;

  private JsonWriter(JsonGenerator generator) {
    this.generator = generator;
  }

  /** Writes the fields of the object that is open. */
  interface Body {
    void write(JsonWriter out) throws IOException;
  }

  /** The bytes of one object, UTF-8, on one line, without a line feed at the end. */
  static byte[] object(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      generator.writeStartObject();
      body.write(new JsonWriter(generator));
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  void text(String name, String value) throws IOException {
    if (value != null) {
      generator.writeFieldName(name);
      generator.writeString(wellFormed(value));
    }
  }

  void whole(String name, Long value) throws IOException {
    if (value != null) {
      whole(name, value.longValue());
    }
  }

  void whole(String name, long value) throws IOException {
    generator.writeFieldName(name);
    generator.writeNumber(value);
  }

  void decimal(String name, Double value) throws IOException {
    String text = Decimals.text(value);
    if (text != null) {
      generator.writeFieldName(name);
      generator.writeNumber(text);
    }
  }

  void time(String name, Long epochMillis) throws IOException {
    if (epochMillis != null) {
      time(name, epochMillis.longValue());
    }
  }

  void time(String name, long epochMillis) throws IOException {
    generator.writeFieldName(name);
    generator.writeString(IsoTimes.format(epochMillis));
  }

  /** Writes true; false leaves no trace. */
  void flag(String name, boolean value) throws IOException {
    if (value) {
      generator.writeBooleanField(name, true);
    }
  }

  void base64(String name, byte[] value) throws IOException {
    generator.writeFieldName(name);
    generator.writeBinary(value);
  }

  /** Writes a list of texts; an empty one leaves no trace. */
  void texts(String name, List<String> values) throws IOException {
    if (values != null && !values.isEmpty()) {
      generator.writeArrayFieldStart(name);
      for (String value : values) {
        generator.writeString(wellFormed(value));
      }
      generator.writeEndArray();
    }
  }

  void nested(String name, Body body) throws IOException {
    generator.writeObjectFieldStart(name);
    body.write(this);
    generator.writeEndObject();
  }

  /** UTF-8 cannot hold unpaired surrogates; parsers drop them, other callers may not have. */
  private static String wellFormed(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i))) {
        return Texts.clean(value);
      }
    }
    return value;
  }
}
