package io.firebreak.jobs.alerts;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.alerts.IssueAlerts;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of where the rules of one issue stand, after one byte of version. */
public final class IssueAlertsSerializer extends PlainSerializer<IssueAlerts> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 2;

  @Override
  public void serialize(IssueAlerts alerts, DataOutputView out) throws IOException {
    Bytes.writeAtOnce(
        alerts,
        out,
        (value, to) -> {
          to.writeByte(VERSION);
          value.write(to);
        });
  }

  @Override
  public IssueAlerts deserialize(DataInputView in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException(
          "The alert state has version " + version + "; this release reads " + VERSION);
    }
    return IssueAlerts.read(in);
  }

  @Override
  public IssueAlerts copy(IssueAlerts from) {
    return from.copy();
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }
}
