package io.firebreak.jobs.effect;

import io.firebreak.jobs.types.PlainSerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of {@link HourCounts}. */
public final class HourCountsSerializer extends PlainSerializer<HourCounts> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(HourCounts counts, DataOutputView out) throws IOException {
    counts.write(out);
  }

  @Override
  public HourCounts deserialize(DataInputView in) throws IOException {
    return HourCounts.read(in);
  }

  @Override
  public HourCounts copy(HourCounts from) {
    return from.copy();
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }
}
