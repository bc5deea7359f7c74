package io.firebreak.jobs.types;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firebreak.models.spread.Varints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** The parts of records. Texts are free of unpaired surrogates, which UTF-8 cannot hold. */
public final class Bytes {
  /** A buffer that has grown beyond this is not kept. */
  private static final int KEPT_BYTES = 1 << 20;

  private static final ThreadLocal<DataOutputSerializer> BUFFERS =
      ThreadLocal.withInitial(() -> new DataOutputSerializer(1 << 12));

  private Bytes() {}

  /** How one part of a list is written. */
  @FunctionalInterface
  public interface Writer<T> {
    void write(T value, DataOutputView out) throws IOException;
  }

  /** How one part of a list is read. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(DataInputView in) throws IOException;
  }

  /**
   * Writes all parts of a value with one call. The stream of a checkpoint takes single bytes far
   * more slowly than many; a buffer in memory gets them directly.
   */
  public static <T> void writeAtOnce(T value, DataOutputView out, Writer<? super T> writer)
      throws IOException {
    if (out instanceof DataOutputSerializer) {
      writer.write(value, out);
      return;
    }
    DataOutputSerializer bytes = BUFFERS.get();
    bytes.clear();
    writer.write(value, bytes);
    out.write(bytes.getSharedBuffer(), 0, bytes.length());
    if (bytes.length() > KEPT_BYTES) {
      BUFFERS.remove();
    }
  }

  /** Writes a text of any length that may be null. */
  public static void writeText(String text, DataOutputView out) throws IOException {
    if (text == null) {
      Varints.write(out, -1);
      return;
    }
    byte[] bytes = text.getBytes(UTF_8);
    Varints.write(out, bytes.length);
    out.write(bytes, 0, bytes.length);
  }

  /** Reads what {@link #writeText} wrote. */
  public static String readText(DataInputView in) throws IOException {
    int length = Varints.readInt(in);
    if (length < 0) {
      return null;
    }
    if (length == 0) {
      return "";
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, UTF_8);
  }

  /** Writes a whole number that may be null. */
  public static void writeLong(Long value, DataOutputView out) throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      Varints.write(out, value);
    }
  }

  /** Reads what {@link #writeLong} wrote. */
  public static Long readLong(DataInputView in) throws IOException {
    return in.readBoolean() ? (Long) Varints.read(in) : null;
  }

  /** Writes a small whole number that may be null. */
  public static void writeInteger(Integer value, DataOutputView out) throws IOException {
    writeLong(value == null ? null : (Long) value.longValue(), out);
  }

  /** Reads what {@link #writeInteger} wrote. */
  public static Integer readInteger(DataInputView in) throws IOException {
    Long value = readLong(in);
    return value == null ? null : (Integer) Math.toIntExact(value);
  }

  /** Writes a number that may be null. */
  public static void writeDouble(Double value, DataOutputView out) throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      out.writeDouble(value);
    }
  }

  /** Reads what {@link #writeDouble} wrote. */
  public static Double readDouble(DataInputView in) throws IOException {
    return in.readBoolean() ? (Double) in.readDouble() : null;
  }

  /** Writes a list, never null. */
  public static <T> void writeList(List<T> list, DataOutputView out, Writer<? super T> writer)
      throws IOException {
    Varints.write(out, list.size());
    for (T value : list) {
      writer.write(value, out);
    }
  }

  /** Reads what {@link #writeList} wrote, as a list that never changes. */
  public static <T> List<T> readList(DataInputView in, Reader<? extends T> reader)
      throws IOException {
    int size = Varints.readInt(in);
    if (size == 0) {
      return List.of();
    }
    if (size == 1) {
      return List.of(reader.read(in));
    }
    List<T> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(reader.read(in));
    }
    return List.copyOf(list);
  }
}
