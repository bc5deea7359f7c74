package io.firebreak.jobs.stance;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of {@link KnownStances}. */
public final class KnownStancesSerializer extends PlainSerializer<KnownStances> {
  private static final long serialVersionUID = 1L;

  private final KnownStanceSerializer stance = new KnownStanceSerializer();

  @Override
  public void serialize(KnownStances known, DataOutputView out) throws IOException {
    Bytes.writeList(known.stances(), out, stance::serialize);
  }

  @Override
  public KnownStances deserialize(DataInputView in) throws IOException {
    return new KnownStances(Bytes.readList(in, stance::deserialize));
  }
}
