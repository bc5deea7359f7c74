package io.firebreak.jobs.cells;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serializer without configuration of its own, for records whose bytes matter: sent or stored for
 * each mention. A subclass says how to write, read and copy.
 */
public abstract class PlainSerializer<T> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1L;

  /** A buffer that has grown beyond this is not kept. */
  private static final int KEPT_BYTES = 1 << 20;

  private static final ThreadLocal<DataOutputSerializer> BUFFERS =
      ThreadLocal.withInitial(() -> new DataOutputSerializer(1 << 12));

  /** Writes a value, never null. */
  protected abstract void write(T value, DataOutput out) throws IOException;

  /** Reads what {@link #write} wrote. */
  protected abstract T read(DataInput in) throws IOException;

  @Override
  public abstract T copy(T from);

  @Override
  public T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    if (target instanceof DataOutputSerializer) {
      write(value, target);
    } else {
      // A checkpoint's stream, which takes single bytes far more slowly than many.
      DataOutputSerializer bytes = BUFFERS.get();
      bytes.clear();
      write(value, bytes);
      target.write(bytes.getSharedBuffer(), 0, bytes.length());
      if (bytes.length() > KEPT_BYTES) {
        BUFFERS.remove();
      }
    }
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return read(source);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return read(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    write(read(source), target);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other != null && other.getClass() == getClass();
  }

  @Override
  public int hashCode() {
    return getClass().hashCode();
  }
}
