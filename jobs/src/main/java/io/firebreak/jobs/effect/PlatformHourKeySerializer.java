package io.firebreak.jobs.effect;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link PlatformHourKey}. */
public final class PlatformHourKeySerializer extends PlainSerializer<PlatformHourKey> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(PlatformHourKey key, DataOutputView out) throws IOException {
    Bytes.writeText(key.platform(), out);
    out.writeLong(key.hour());
  }

  @Override
  public PlatformHourKey deserialize(DataInputView in) throws IOException {
    return new PlatformHourKey(Bytes.readText(in), in.readLong());
  }
}
