package io.firebreak.jobs.spread;

import io.firebreak.jobs.cells.PlainSerializer;
import io.firebreak.models.spread.SpreadProgress;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Bytes of what is kept of one issue besides its cells, after one byte of version. */
public final class SpreadProgressSerializer extends PlainSerializer<SpreadProgress> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected void write(SpreadProgress value, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    value.write(out);
  }

  @Override
  protected SpreadProgress read(DataInput in) throws IOException {
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
  public TypeSerializerSnapshot<SpreadProgress> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Restores the serializer. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SpreadProgress> {
    /** For Flink. */
    public Snapshot() {
      super(SpreadProgressSerializer::new);
    }
  }
}
