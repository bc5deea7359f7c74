package io.firebreak.jobs.spread;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.spread.SpreadProgress;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of what is kept of one issue besides its cells, after one byte of version. */
public final class SpreadProgressSerializer extends PlainSerializer<SpreadProgress> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  public void serialize(SpreadProgress value, DataOutputView out) throws IOException {
    Bytes.writeAtOnce(value, out, SpreadProgressSerializer::write);
  }

  private static void write(SpreadProgress value, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    value.write(out);
  }

  @Override
  public SpreadProgress deserialize(DataInputView in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException(
          "The spread state has version " + version + "; this release reads " + VERSION);
    }
    return SpreadProgress.read(in);
  }

  @Override
  public SpreadProgress copy(SpreadProgress from) {
    return from.copy();
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }
}
