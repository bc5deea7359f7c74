package io.firebreak.jobs.effect;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link KnownResponse}. */
public final class KnownResponseSerializer extends PlainSerializer<KnownResponse> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(KnownResponse known, DataOutputView out) throws IOException {
    Bytes.writeText(known.issueId(), out);
    out.writeLong(known.publishedAtMillis());
    Bytes.writeText(known.comparisonIssue(), out);
  }

  @Override
  public KnownResponse deserialize(DataInputView in) throws IOException {
    return new KnownResponse(Bytes.readText(in), in.readLong(), Bytes.readText(in));
  }
}
