package io.firebreak.jobs.types;

import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Op;
import io.firebreak.models.spread.Varints;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link Mention}. */
public final class MentionSerializer extends PlainSerializer<Mention> {
  private static final long serialVersionUID = 1L;
  private static final Op[] OPS = Op.values();

  /** The type of mentions. */
  public static final TypeInformation<Mention> TYPE =
      new PlainType<>(Mention.class, new MentionSerializer());

  @Override
  public void serialize(Mention mention, DataOutputView out) throws IOException {
    out.writeByte(mention.op().ordinal());
    Varints.write(out, mention.revision());
    Bytes.writeText(mention.key(), out);
    Bytes.writeText(mention.platform(), out);
    Bytes.writeText(mention.id(), out);
    Bytes.writeText(mention.authorId(), out);
    Bytes.writeText(mention.authorHandle(), out);
    Bytes.writeLong(mention.followers(), out);
    Bytes.writeText(mention.text(), out);
    Bytes.writeText(mention.title(), out);
    Bytes.writeText(mention.language(), out);
    Bytes.writeText(mention.url(), out);
    out.writeLong(mention.publishedAtMillis());
    Bytes.writeLong(mention.observedAtMillis(), out);
    Bytes.writeText(mention.inReplyTo(), out);
    Bytes.writeText(mention.repostOf(), out);
    Bytes.writeText(mention.quoteOf(), out);
    Bytes.writeList(mention.links(), out, Bytes::writeText);
    Bytes.writeText(mention.source(), out);
    Bytes.writeInteger(mention.sourceTier(), out);
  }

  @Override
  public Mention deserialize(DataInputView in) throws IOException {
    Op op = OPS[in.readByte()];
    long revision = Varints.read(in);
    return new Mention(
        Bytes.readText(in),
        op,
        revision,
        Bytes.readText(in),
        Bytes.readText(in),
        Bytes.readText(in),
        Bytes.readText(in),
        Bytes.readLong(in),
        Bytes.readText(in),
        Bytes.readText(in),
        Bytes.readText(in),
        Bytes.readText(in),
        in.readLong(),
        Bytes.readLong(in),
        Bytes.readText(in),
        Bytes.readText(in),
        Bytes.readText(in),
        Bytes.readList(in, Bytes::readText),
        Bytes.readText(in),
        Bytes.readInteger(in));
  }
}
