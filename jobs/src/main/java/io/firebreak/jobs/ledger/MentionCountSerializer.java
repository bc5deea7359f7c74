package io.firebreak.jobs.ledger;

import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.Varints;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link MentionCount}. */
public final class MentionCountSerializer extends PlainSerializer<MentionCount> {
  private static final long serialVersionUID = 1L;
  private static final Stance[] STANCES = Stance.values();
  private static final MentionKind[] KINDS = MentionKind.values();

  @Override
  public void serialize(MentionCount count, DataOutputView out) throws IOException {
    out.writeLong(count.mention());
    out.writeLong(count.check());
    out.writeUTF(count.issueId());
    Varints.writeString(out, count.comparisonGroup());
    out.writeUTF(count.platform());
    int tierAndDelay = TierAndDelay.pack(count.tier(), count.delayBin());
    out.writeByte(
        count.stance().ordinal()
            | count.kind().ordinal() << 2
            | (count.deleted() ? 1 << 4 : 0)
            | (count.hubLink() ? 1 << 5 : 0)
            | (count.keyMessage() ? 1 << 6 : 0)
            | (tierAndDelay != 0 ? 1 << 7 : 0));
    if (tierAndDelay != 0) {
      out.writeByte(tierAndDelay);
    }
    Varints.write(out, count.revision());
    out.writeLong(count.publishedAtMillis());
    out.writeLong(count.observedAtMillis());
    Varints.write(out, count.followers());
    out.writeLong(count.author());
  }

  @Override
  public MentionCount deserialize(DataInputView in) throws IOException {
    long mention = in.readLong();
    long check = in.readLong();
    String issueId = in.readUTF();
    String group = Varints.readString(in);
    String platform = in.readUTF();
    int flags = in.readByte();
    int tierAndDelay = (flags & 1 << 7) != 0 ? in.readUnsignedByte() : 0;
    return new MentionCount(
        mention,
        check,
        issueId,
        group,
        platform,
        (flags & 1 << 4) != 0,
        STANCES[flags & 3],
        KINDS[flags >> 2 & 3],
        (flags & 1 << 5) != 0,
        TierAndDelay.tier(tierAndDelay),
        (flags & 1 << 6) != 0,
        TierAndDelay.delayBin(tierAndDelay),
        Varints.read(in),
        in.readLong(),
        in.readLong(),
        Varints.read(in),
        in.readLong());
  }
}
