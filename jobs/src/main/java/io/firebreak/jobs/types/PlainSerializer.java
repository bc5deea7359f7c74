package io.firebreak.jobs.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serializer without configuration of its own, for immutable records. A subclass needs a public
 * constructor without arguments and says how to write and read.
 */
public abstract class PlainSerializer<T> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1L;

  /** Writes a value, never null. */
  @Override
  public abstract void serialize(T value, DataOutputView out) throws IOException;

  /** Reads what {@link #serialize} wrote. */
  @Override
  public abstract T deserialize(DataInputView in) throws IOException;

  @Override
  public T deserialize(T reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  /** The same object: it never changes. A serializer of records that grow overrides this. */
  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  /** Another serializer of the same class, since one that shares what it read is not for two. */
  @Override
  public TypeSerializer<T> duplicate() {
    return PlainSnapshot.create(getClass());
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
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new PlainSnapshot<>(getClass());
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
