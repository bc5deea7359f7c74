package io.firebreak.jobs.coordination;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.coordination.TextSeen;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link TextOfIssue}. */
public final class TextOfIssueSerializer extends PlainSerializer<TextOfIssue> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(TextOfIssue one, DataOutputView out) throws IOException {
    Bytes.writeText(one.issueId(), out);
    Bytes.writeText(one.key(), out);
    out.writeLong(one.publishedAtMillis());
    out.writeBoolean(one.text() != null);
    if (one.text() != null) {
      one.text().write(out);
    }
  }

  @Override
  public TextOfIssue deserialize(DataInputView in) throws IOException {
    return new TextOfIssue(
        Bytes.readText(in),
        Bytes.readText(in),
        in.readLong(),
        in.readBoolean() ? TextSeen.read(in) : null);
  }
}
