package io.firebreak.jobs.spread;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.spread.HourCells;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of the cells of one hour, after one byte of version. */
public final class HourCellsSerializer extends PlainSerializer<HourCells> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  public void serialize(HourCells value, DataOutputView out) throws IOException {
    Bytes.writeAtOnce(value, out, HourCellsSerializer::write);
  }

  private static void write(HourCells value, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    value.write(out);
  }

  @Override
  public HourCells deserialize(DataInputView in) throws IOException {
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
  public boolean isImmutableType() {
    return false;
  }
}
