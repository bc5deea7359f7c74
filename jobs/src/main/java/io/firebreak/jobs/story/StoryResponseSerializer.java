package io.firebreak.jobs.story;

import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.story.StoryResponse;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link StoryResponse}. */
public final class StoryResponseSerializer extends PlainSerializer<StoryResponse> {
  private static final long serialVersionUID = 1L;
  private static final int UNKNOWN = 2;

  @Override
  public void serialize(StoryResponse response, DataOutputView out) throws IOException {
    out.writeLong(response.publishedAtMillis());
    out.writeByte(response.onHub() == null ? UNKNOWN : response.onHub() ? 1 : 0);
  }

  @Override
  public StoryResponse deserialize(DataInputView in) throws IOException {
    long publishedAtMillis = in.readLong();
    int onHub = in.readByte();
    return new StoryResponse(publishedAtMillis, onHub == UNKNOWN ? null : (Boolean) (onHub == 1));
  }
}
