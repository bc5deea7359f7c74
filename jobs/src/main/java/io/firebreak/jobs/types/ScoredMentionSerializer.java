package io.firebreak.jobs.types;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.Varints;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link ScoredMention}. */
public final class ScoredMentionSerializer extends PlainSerializer<ScoredMention> {
  private static final long serialVersionUID = 1L;
  private static final MentionKind[] KINDS = MentionKind.values();
  private static final Stance[] STANCES = Stance.values();

  /** The type of scored mentions. */
  public static final TypeInformation<ScoredMention> TYPE =
      new PlainType<>(ScoredMention.class, new ScoredMentionSerializer());

  @Override
  public void serialize(ScoredMention mention, DataOutputView out) throws IOException {
    out.writeByte(
        mention.stance().ordinal()
            | mention.kind().ordinal() << 2
            | (mention.deleted() ? 1 << 4 : 0)
            | (mention.hubLink() ? 1 << 5 : 0)
            | (mention.keyMessage() ? 1 << 6 : 0));
    Varints.write(out, mention.revision());
    Bytes.writeText(mention.mentionKey(), out);
    Bytes.writeText(mention.issueId(), out);
    Bytes.writeText(mention.comparisonGroup(), out);
    Bytes.writeText(mention.platform(), out);
    Bytes.writeText(mention.parentKey(), out);
    Bytes.writeLong(mention.parentPublishedAtMillis(), out);
    Bytes.writeText(mention.authorId(), out);
    Bytes.writeText(mention.authorHandle(), out);
    Bytes.writeLong(mention.followers(), out);
    Bytes.writeText(mention.text(), out);
    Bytes.writeText(mention.title(), out);
    Bytes.writeText(mention.language(), out);
    Bytes.writeText(mention.url(), out);
    out.writeLong(mention.publishedAtMillis());
    Bytes.writeLong(mention.observedAtMillis(), out);
    Bytes.writeText(mention.source(), out);
    Bytes.writeInteger(mention.sourceTier(), out);
    Bytes.writeText(mention.matchedBy(), out);
    Bytes.writeDouble(mention.critic(), out);
    Bytes.writeDouble(mention.supporter(), out);
    Bytes.writeDouble(mention.neutral(), out);
    Bytes.writeText(mention.model(), out);
  }

  @Override
  public ScoredMention deserialize(DataInputView in) throws IOException {
    int flags = in.readByte();
    long revision = Varints.read(in);
    String mentionKey = Bytes.readText(in);
    String issueId = Bytes.readText(in);
    String comparisonGroup = Bytes.readText(in);
    String platform = Bytes.readText(in);
    return new ScoredMention(
        mentionKey,
        issueId,
        comparisonGroup,
        (flags & 1 << 4) != 0,
        revision,
        platform,
        KINDS[flags >> 2 & 3],
        Bytes.readText(in),
        Bytes.readLong(in),
        Bytes.readText(in),
        Bytes.readText(in),
        Bytes.readLong(in),
        Bytes.readText(in),
        Bytes.readText(in),
        Bytes.readText(in),
        Bytes.readText(in),
        in.readLong(),
        Bytes.readLong(in),
        (flags & 1 << 5) != 0,
        (flags & 1 << 6) != 0,
        Bytes.readText(in),
        Bytes.readInteger(in),
        Bytes.readText(in),
        STANCES[flags & 3],
        Bytes.readDouble(in),
        Bytes.readDouble(in),
        Bytes.readDouble(in),
        Bytes.readText(in));
  }
}
