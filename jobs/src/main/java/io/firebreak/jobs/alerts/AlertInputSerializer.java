package io.firebreak.jobs.alerts;

import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.alerts.SeenBytes;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of an {@link AlertInput}. */
public final class AlertInputSerializer extends PlainSerializer<AlertInput> {
  private static final long serialVersionUID = 1L;
  private static final int WINDOW = 1;
  private static final int MENTION = 2;
  private static final int LOOK = 4;
  private static final int DEFINITION = 8;
  private static final int WITHDRAWN = 16;
  private static final int COORDINATION = 32;

  @Override
  public void serialize(AlertInput input, DataOutputView out) throws IOException {
    out.writeByte(
        (input.window() == null ? 0 : WINDOW)
            | (input.mention() == null ? 0 : MENTION)
            | (input.look() == null ? 0 : LOOK)
            | (input.coordination() == null ? 0 : COORDINATION)
            | (input.definition() == null ? 0 : DEFINITION)
            | (input.withdrawn() ? WITHDRAWN : 0));
    SeenBytes.text(out, input.issueId());
    out.writeLong(input.minute());
    if (input.window() != null) {
      SeenBytes.write(out, input.window());
    }
    if (input.mention() != null) {
      SeenBytes.write(out, input.mention());
    }
    if (input.look() != null) {
      SeenBytes.write(out, input.look());
    }
    if (input.coordination() != null) {
      SeenBytes.write(out, input.coordination());
    }
    if (input.definition() != null) {
      ChangedRulesSerializer.write(input.definition(), out);
    }
  }

  @Override
  public AlertInput deserialize(DataInputView in) throws IOException {
    int parts = in.readByte();
    return new AlertInput(
        SeenBytes.text(in),
        in.readLong(),
        (parts & WINDOW) != 0 ? SeenBytes.readWindow(in) : null,
        (parts & MENTION) != 0 ? SeenBytes.readMention(in) : null,
        (parts & LOOK) != 0 ? SeenBytes.readLook(in) : null,
        (parts & COORDINATION) != 0 ? SeenBytes.readCoordination(in) : null,
        (parts & DEFINITION) != 0 ? ChangedRulesSerializer.read(in) : null,
        (parts & WITHDRAWN) != 0);
  }
}
