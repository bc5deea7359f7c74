package io.firebreak.jobs.coordination;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.coordination.IssueCoordination;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of what is known of the coordination in one issue, after one byte of version. */
public final class IssueCoordinationSerializer extends PlainSerializer<IssueCoordination> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  public void serialize(IssueCoordination known, DataOutputView out) throws IOException {
    Bytes.writeAtOnce(
        known,
        out,
        (value, to) -> {
          to.writeByte(VERSION);
          value.write(to);
        });
  }

  @Override
  public IssueCoordination deserialize(DataInputView in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException(
          "The coordination state has version " + version + "; this release reads " + VERSION);
    }
    return IssueCoordination.read(in);
  }

  @Override
  public IssueCoordination copy(IssueCoordination from) {
    return from.copy();
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }
}
