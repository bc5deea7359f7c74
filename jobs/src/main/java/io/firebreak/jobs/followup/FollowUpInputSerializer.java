package io.firebreak.jobs.followup;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link FollowUpInput}. */
public final class FollowUpInputSerializer extends PlainSerializer<FollowUpInput> {
  private static final long serialVersionUID = 1L;
  private static final FollowUpInput.What[] WHAT = FollowUpInput.What.values();

  @Override
  public void serialize(FollowUpInput input, DataOutputView out) throws IOException {
    Bytes.writeText(input.issueId(), out);
    out.writeByte(input.what().ordinal());
    if (input.what() == FollowUpInput.What.MENTION) {
      SeenMentionSerializer.write(input.mention(), out);
    }
    Bytes.writeList(input.keys(), out, Bytes::writeText);
    Bytes.writeText(input.clusterId(), out);
    Bytes.writeText(input.reason(), out);
    out.writeLong(input.atMillis());
  }

  @Override
  public FollowUpInput deserialize(DataInputView in) throws IOException {
    String issueId = Bytes.readText(in);
    FollowUpInput.What what = WHAT[in.readByte()];
    return new FollowUpInput(
        issueId,
        what,
        what == FollowUpInput.What.MENTION ? SeenMentionSerializer.read(in) : null,
        Bytes.readList(in, Bytes::readText),
        Bytes.readText(in),
        Bytes.readText(in),
        in.readLong());
  }
}
