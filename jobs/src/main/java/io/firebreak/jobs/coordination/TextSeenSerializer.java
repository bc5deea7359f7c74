package io.firebreak.jobs.coordination;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.coordination.TextSeen;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link TextSeen}, after one byte of version. */
public final class TextSeenSerializer extends PlainSerializer<TextSeen> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  public void serialize(TextSeen text, DataOutputView out) throws IOException {
    Bytes.writeAtOnce(
        text,
        out,
        (value, to) -> {
          to.writeByte(VERSION);
          value.write(to);
        });
  }

  @Override
  public TextSeen deserialize(DataInputView in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException(
          "A text's fingerprint has version " + version + "; this release reads " + VERSION);
    }
    return TextSeen.read(in);
  }
}
