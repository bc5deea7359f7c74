package io.firebreak.jobs.cells;

import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.SpreadCell;
import io.firebreak.models.spread.Varints;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link CellDelta}. */
public final class CellDeltaSerializer extends PlainSerializer<CellDelta> {
  private static final long serialVersionUID = 1L;
  private static final Stance[] STANCES = Stance.values();

  @Override
  public void serialize(CellDelta delta, DataOutputView out) throws IOException {
    out.writeUTF(delta.issueId());
    out.writeUTF(delta.platform());
    out.writeByte(delta.stance().ordinal());
    Varints.write(out, delta.minute());
    delta.cell().write(out);
    Varints.writeString(out, delta.comparisonGroup());
    Varints.write(out, delta.groupAtMillis());
  }

  @Override
  public CellDelta deserialize(DataInputView in) throws IOException {
    return new CellDelta(
        in.readUTF(),
        in.readUTF(),
        STANCES[in.readByte()],
        Varints.read(in),
        SpreadCell.read(in),
        Varints.readString(in),
        Varints.read(in));
  }

  @Override
  public CellDelta copy(CellDelta from) {
    return new CellDelta(
        from.issueId(),
        from.platform(),
        from.stance(),
        from.minute(),
        from.cell().copy(),
        from.comparisonGroup(),
        from.groupAtMillis());
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }
}
