package io.firebreak.jobs.story;

import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.story.StoryHour;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link StoryHour}, which grows in place. */
public final class StoryHourSerializer extends PlainSerializer<StoryHour> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(StoryHour hour, DataOutputView out) throws IOException {
    hour.write(out);
  }

  @Override
  public StoryHour deserialize(DataInputView in) throws IOException {
    return StoryHour.read(in);
  }

  @Override
  public StoryHour copy(StoryHour from) {
    return from.copy();
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }
}
