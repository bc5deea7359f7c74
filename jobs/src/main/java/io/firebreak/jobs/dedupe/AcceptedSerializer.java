package io.firebreak.jobs.dedupe;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.spread.Varints;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of an {@link Accepted}. */
public final class AcceptedSerializer extends PlainSerializer<Accepted> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(Accepted accepted, DataOutputView out) throws IOException {
    Varints.write(out, accepted.revision());
    out.writeBoolean(accepted.deleted());
    out.writeLong(accepted.observedAtMillis());
    out.writeLong(accepted.contentHash());
    out.writeLong(accepted.publishedAtMillis());
    Bytes.writeText(accepted.inReplyTo(), out);
    Bytes.writeText(accepted.repostOf(), out);
    Bytes.writeText(accepted.quoteOf(), out);
  }

  @Override
  public Accepted deserialize(DataInputView in) throws IOException {
    return new Accepted(
        Varints.read(in),
        in.readBoolean(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Bytes.readText(in),
        Bytes.readText(in),
        Bytes.readText(in));
  }
}
