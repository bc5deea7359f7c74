package io.firebreak.jobs.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Restores a {@link PlainSerializer} by the name of its class. */
public final class PlainSnapshot<T> implements TypeSerializerSnapshot<T> {
  private Class<?> serializer;

  /** For Flink, which then reads it. */
  public PlainSnapshot() {}

  PlainSnapshot(Class<?> serializer) {
    this.serializer = serializer;
  }

  @SuppressWarnings("unchecked")
  static <T> TypeSerializer<T> create(Class<?> serializer) {
    try {
      return (TypeSerializer<T>) serializer.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          serializer.getName() + " needs a public constructor without arguments", e);
    }
  }

  @Override
  public int getCurrentVersion() {
    return 1;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(serializer.getName());
  }

  @Override
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader)
      throws IOException {
    String name = in.readUTF();
    try {
      serializer = Class.forName(name, false, classLoader).asSubclass(PlainSerializer.class);
    } catch (ClassNotFoundException | ClassCastException e) {
      throw new IOException("The state was written by " + name + ", which is not here", e);
    }
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return create(serializer);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> before) {
    return before instanceof PlainSnapshot<?> plain && plain.serializer == serializer
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
