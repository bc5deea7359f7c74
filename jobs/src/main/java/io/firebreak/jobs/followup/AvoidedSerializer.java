package io.firebreak.jobs.followup;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of an {@link Avoided}. */
public final class AvoidedSerializer extends PlainSerializer<Avoided> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(Avoided avoided, DataOutputView out) throws IOException {
    out.writeLong(avoided.atMillis());
    Bytes.writeText(avoided.reason(), out);
  }

  @Override
  public Avoided deserialize(DataInputView in) throws IOException {
    return new Avoided(in.readLong(), Bytes.readText(in));
  }
}
