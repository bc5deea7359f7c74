package io.firebreak.jobs.effect;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.effect.Look;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link TrackedResponse}, whose marks change in place. */
public final class TrackedResponseSerializer extends PlainSerializer<TrackedResponse> {
  private static final long serialVersionUID = 1L;
  private static final int LOOKS = Look.values().length;

  @Override
  public void serialize(TrackedResponse response, DataOutputView out) throws IOException {
    Bytes.writeText(response.id(), out);
    Bytes.writeText(response.measuredIssue(), out);
    out.writeLong(response.atMillis());
    out.writeBoolean(response.withdrawn());
    out.writeBoolean(response.answer());
    Bytes.writeList(response.unexposedPlatforms(), out, Bytes::writeText);
    Bytes.writeText(response.comparisonIssue(), out);
    for (int look = 0; look < LOOKS; look++) {
      out.writeLong(response.told()[look]);
      out.writeBoolean(response.stale()[look]);
    }
  }

  @Override
  public TrackedResponse deserialize(DataInputView in) throws IOException {
    TrackedResponse response =
        new TrackedResponse(
            Bytes.readText(in),
            Bytes.readText(in),
            in.readLong(),
            in.readBoolean(),
            in.readBoolean(),
            Bytes.readList(in, Bytes::readText),
            Bytes.readText(in),
            new long[LOOKS],
            new boolean[LOOKS]);
    for (int look = 0; look < LOOKS; look++) {
      response.told()[look] = in.readLong();
      response.stale()[look] = in.readBoolean();
    }
    return response;
  }

  @Override
  public TrackedResponse copy(TrackedResponse from) {
    return from.copy();
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }
}
