package io.firebreak.jobs.followup;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.followup.SeenMention;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link SeenMention}, after one byte of version. */
public final class SeenMentionSerializer extends PlainSerializer<SeenMention> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 2;

  @Override
  public void serialize(SeenMention mention, DataOutputView out) throws IOException {
    Bytes.writeAtOnce(mention, out, SeenMentionSerializer::write);
  }

  @Override
  public SeenMention deserialize(DataInputView in) throws IOException {
    return read(in);
  }

  static void write(SeenMention mention, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    Bytes.writeText(mention.key(), out);
    Bytes.writeText(mention.parentKey(), out);
    Bytes.writeText(mention.platform(), out);
    out.writeLong(mention.publishedAtMillis());
    Bytes.writeText(mention.author(), out);
    Bytes.writeText(mention.handle(), out);
    Bytes.writeLong(mention.followers(), out);
    Bytes.writeInteger(mention.tier(), out);
    out.writeBoolean(mention.reply());
    out.writeDouble(mention.critic());
    out.writeDouble(mention.neutral());
  }

  static SeenMention read(DataInputView in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException(
          "A mention of the follow-up list has version %d; this release reads %d"
              .formatted(version, VERSION));
    }
    return new SeenMention(
        Bytes.readText(in),
        Bytes.readText(in),
        Bytes.readText(in),
        in.readLong(),
        Bytes.readText(in),
        Bytes.readText(in),
        Bytes.readLong(in),
        Bytes.readInteger(in),
        in.readBoolean(),
        in.readDouble(),
        in.readDouble());
  }
}
