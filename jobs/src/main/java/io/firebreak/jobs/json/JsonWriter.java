package io.firebreak.jobs.json;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Writes one object, its fields in the order of the calls; an absent value leaves no trace. */
final class JsonWriter {
  /** A buffer that has grown beyond this is not kept. */
  private static final int KEPT_BYTES = 1 << 16;

  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final ThreadLocal<JsonWriter> SPARE = new ThreadLocal<>();

  private final JsonBytes out = new JsonBytes();
  private boolean isFirst = true;

  private JsonWriter() {}

  /** Writes the fields of the object that is open. */
  interface Body {
    void write(JsonWriter out);
  }

  /** The bytes of one object, UTF-8, on one line, without a line feed at the end. */
  static byte[] object(Body body) {
    JsonWriter writer = SPARE.get();
    if (writer == null) {
      writer = new JsonWriter();
    } else {
      SPARE.set(null); // A body that writes another object takes another writer.
    }
    writer.out.clear();
    writer.open(body);
    byte[] bytes = writer.out.toByteArray();
    if (writer.out.capacity() <= KEPT_BYTES) {
      SPARE.set(writer);
    }
    return bytes;
  }

  private void open(Body body) {
    out.put('{');
    isFirst = true;
    body.write(this);
    out.put('}');
    isFirst = false;
  }

  /** The bytes of a field's name, for {@link #field(byte[])}. */
  static byte[] fieldName(String name) {
    return ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
  }

  private void comma() {
    if (isFirst) {
      isFirst = false;
    } else {
      out.put(',');
    }
  }

  private JsonBytes field(String name) {
    comma();
    out.quoted(name);
    out.put(':');
    return out;
  }

  /** Begins a field whose name was made before; its value follows. */
  JsonBytes field(byte[] name) {
    comma();
    out.put(name);
    return out;
  }

  void text(String name, String value) {
    if (value != null) {
      field(name).quoted(value);
    }
  }

  void whole(String name, Long value) {
    if (value != null) {
      whole(name, value.longValue());
    }
  }

  void whole(String name, long value) {
    field(name).whole(value);
  }

  void decimal(String name, Double value) {
    if (value != null && Double.isFinite(value)) {
      field(name).decimal(value);
    }
  }

  void time(String name, Long epochMillis) {
    if (epochMillis != null) {
      time(name, epochMillis.longValue());
    }
  }

  void time(String name, long epochMillis) {
    field(name).time(epochMillis);
  }

  /** Writes true; false leaves no trace. */
  void flag(String name, boolean value) {
    if (value) {
      field(name).put(TRUE);
    }
  }

  /** Writes true or false. */
  void bool(String name, boolean value) {
    field(name).put(value ? TRUE : FALSE);
  }

  void base64(String name, byte[] value) {
    JsonBytes field = field(name);
    field.put('"');
    field.put(Base64.getEncoder().encode(value));
    field.put('"');
  }

  /** Writes a list of texts; an empty one leaves no trace. */
  void texts(String name, List<String> values) {
    if (values != null && !values.isEmpty()) {
      JsonBytes field = field(name);
      char before = '[';
      for (String value : values) {
        field.put(before);
        field.quoted(value);
        before = ',';
      }
      field.put(']');
    }
  }

  /** Writes a list of objects, also an empty one. */
  void objects(String name, List<Body> bodies) {
    field(name);
    elements(bodies);
  }

  private void elements(List<Body> bodies) {
    out.put('[');
    isFirst = true;
    for (Body body : bodies) {
      comma();
      open(body);
    }
    out.put(']');
    isFirst = false;
  }

  /** The bytes of an array of objects. */
  static byte[] array(List<Body> bodies) {
    JsonWriter writer = new JsonWriter();
    writer.elements(bodies);
    return writer.out.toByteArray();
  }

  /** The bytes of an array of texts. */
  static byte[] arrayOfTexts(List<String> texts) {
    JsonWriter writer = new JsonWriter();
    writer.out.put('[');
    for (String text : texts) {
      writer.comma();
      writer.out.quoted(text);
    }
    writer.out.put(']');
    return writer.out.toByteArray();
  }

  void nested(String name, Body body) {
    field(name);
    open(body);
  }
}
