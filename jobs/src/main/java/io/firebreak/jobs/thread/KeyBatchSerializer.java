package io.firebreak.jobs.thread;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import java.io.IOException;
import java.util.ArrayList;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link KeyBatch}, whose list grows. */
public final class KeyBatchSerializer extends PlainSerializer<KeyBatch> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(KeyBatch batch, DataOutputView out) throws IOException {
    Bytes.writeList(batch.keys(), out, Bytes::writeText);
  }

  @Override
  public KeyBatch deserialize(DataInputView in) throws IOException {
    return new KeyBatch(new ArrayList<>(Bytes.readList(in, Bytes::readText)));
  }

  @Override
  public KeyBatch copy(KeyBatch from) {
    return new KeyBatch(new ArrayList<>(from.keys()));
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }
}
