package io.firebreak.jobs.followup;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.followup.Answered;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of an {@link Answered}. */
public final class AnsweredSerializer extends PlainSerializer<Answered> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(Answered answered, DataOutputView out) throws IOException {
    Bytes.writeLong(answered.responseAtMillis(), out);
    Bytes.writeLong(answered.replyAtMillis(), out);
    Bytes.writeText(answered.author(), out);
    Bytes.writeText(answered.thread(), out);
  }

  @Override
  public Answered deserialize(DataInputView in) throws IOException {
    return new Answered(
        Bytes.readLong(in), Bytes.readLong(in), Bytes.readText(in), Bytes.readText(in));
  }
}
