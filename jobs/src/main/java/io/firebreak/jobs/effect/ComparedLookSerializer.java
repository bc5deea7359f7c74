package io.firebreak.jobs.effect;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link ComparedLook}, which changes in place. */
public final class ComparedLookSerializer extends PlainSerializer<ComparedLook> {
  private static final long serialVersionUID = 1L;
  private static final LookHalfSerializer HALVES = new LookHalfSerializer();

  @Override
  public void serialize(ComparedLook look, DataOutputView out) throws IOException {
    out.writeLong(look.told);
    out.writeBoolean(look.pending);
    out.writeLong(look.heardAtMillis);
    List<LookHalf> measured = look.measured == null ? List.of() : List.of(look.measured);
    Bytes.writeList(measured, out, HALVES::serialize);
    Bytes.writeList(List.copyOf(look.controls.values()), out, HALVES::serialize);
  }

  @Override
  public ComparedLook deserialize(DataInputView in) throws IOException {
    ComparedLook look = new ComparedLook();
    look.told = in.readLong();
    look.pending = in.readBoolean();
    look.heardAtMillis = in.readLong();
    List<LookHalf> measured = Bytes.readList(in, HALVES::deserialize);
    look.measured = measured.isEmpty() ? null : measured.get(0);
    for (LookHalf control : Bytes.<LookHalf>readList(in, HALVES::deserialize)) {
      look.controls.put(control.controlIssue(), control);
    }
    return look;
  }

  @Override
  public ComparedLook copy(ComparedLook from) {
    ComparedLook copy = new ComparedLook();
    copy.told = from.told;
    copy.pending = from.pending;
    copy.heardAtMillis = from.heardAtMillis;
    copy.measured = from.measured;
    copy.controls.putAll(from.controls);
    return copy;
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }
}
