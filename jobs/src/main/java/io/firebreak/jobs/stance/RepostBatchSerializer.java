package io.firebreak.jobs.stance;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.jobs.types.ScoredMentionSerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link RepostBatch}. */
public final class RepostBatchSerializer extends PlainSerializer<RepostBatch> {
  private static final long serialVersionUID = 1L;

  private final ScoredMentionSerializer mention = new ScoredMentionSerializer();

  @Override
  public void serialize(RepostBatch batch, DataOutputView out) throws IOException {
    Bytes.writeList(batch.reposts(), out, mention::serialize);
  }

  @Override
  public RepostBatch deserialize(DataInputView in) throws IOException {
    return new RepostBatch(Bytes.readList(in, mention::deserialize));
  }
}
