package io.firebreak.jobs.story;

import io.firebreak.jobs.types.PlainSerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link ToldStory}. */
public final class ToldStorySerializer extends PlainSerializer<ToldStory> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(ToldStory told, DataOutputView out) throws IOException {
    out.writeLong(told.hash());
    out.writeLong(told.onsetMillis());
    out.writeLong(told.dueMillis());
  }

  @Override
  public ToldStory deserialize(DataInputView in) throws IOException {
    return new ToldStory(in.readLong(), in.readLong(), in.readLong());
  }
}
