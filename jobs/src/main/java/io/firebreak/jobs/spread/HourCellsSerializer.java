package io.firebreak.jobs.spread;

import io.firebreak.jobs.cells.PlainSerializer;
import io.firebreak.models.spread.HourCells;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Bytes of the cells of one hour, after one byte of version. */
public final class HourCellsSerializer extends PlainSerializer<HourCells> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected void write(HourCells value, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    value.write(out);
  }

  @Override
  protected HourCells read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException(
          "The spread state has version " + version + "; this release reads " + VERSION);
    }
    return HourCells.read(in);
  }

  @Override
  public HourCells copy(HourCells from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<HourCells> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Restores the serializer. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<HourCells> {
    /** For Flink. */
    public Snapshot() {
      super(HourCellsSerializer::new);
    }
  }
}
