package io.firebreak.jobs.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** What every serializer must hold to. */
public final class SerializerChecks {
  private SerializerChecks() {}

  /** What is written comes back equal, by every way that Flink writes, copies and restores. */
  public static <T> void comesBack(TypeSerializer<T> serializer, T value) throws IOException {
    byte[] bytes = bytes(serializer, value);
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    assertSame(serializer.deserialize(in), value);
    assertThat(in.available()).as("bytes left over").isZero();

    DataOutputSerializer copied = new DataOutputSerializer(16);
    serializer.copy(new DataInputDeserializer(bytes), copied);
    assertThat(copied.getCopyOfBuffer()).isEqualTo(bytes);
    assertSame(serializer.copy(value), value);
    assertSame(serializer.copy(value, value), value);

    TypeSerializer<T> duplicate = serializer.duplicate();
    assertThat(duplicate).isEqualTo(serializer).isNotSameAs(serializer);
    assertSame(duplicate.deserialize(new DataInputDeserializer(bytes)), value);

    TypeSerializer<T> restored = restored(serializer);
    assertThat(restored).isEqualTo(serializer).hasSameHashCodeAs(serializer);
    assertSame(restored.deserialize(new DataInputDeserializer(bytes)), value);
  }

  /** The serializer as it is restored from a savepoint; it is compatible with the one at hand. */
  public static <T> TypeSerializer<T> restored(TypeSerializer<T> serializer) throws IOException {
    TypeSerializerSnapshot<T> read = reread(serializer.snapshotConfiguration());
    assertThat(
            serializer.snapshotConfiguration().resolveSchemaCompatibility(read).isCompatibleAsIs())
        .isTrue();
    return read.restoreSerializer();
  }

  private static <T> TypeSerializerSnapshot<T> reread(TypeSerializerSnapshot<T> snapshot)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(out.getCopyOfBuffer()), SerializerChecks.class.getClassLoader());
  }

  /** What a value is written as. */
  public static <T> byte[] bytes(TypeSerializer<T> serializer, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    return out.getCopyOfBuffer();
  }

  private static <T> void assertSame(T actual, T expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }
}
