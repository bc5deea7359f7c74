package io.firebreak.jobs.ledger;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link LedgerBucket}, after one byte of version; about 50 an entry. */
public final class LedgerBucketSerializer extends PlainSerializer<LedgerBucket> {
  private static final long serialVersionUID = 1L;

  /**
   * Version 1 knew neither tiers nor key messages, version 2 no delays; their bytes read as without
   * any.
   */
  private static final int VERSION = 3;

  private static final int IN_TIME = 1;
  private static final int LATE = 2;
  private static final Stance[] STANCES = Stance.values();
  private static final MentionKind[] KINDS = MentionKind.values();

  @Override
  public void serialize(LedgerBucket value, DataOutputView out) throws IOException {
    Bytes.writeAtOnce(value, out, LedgerBucketSerializer::write);
  }

  private static void write(LedgerBucket bucket, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(bucket.timerMillis);
    Varints.write(out, bucket.size());
    for (LedgerEntry entry : bucket.slots()) {
      if (entry != null) {
        write(entry, out);
      }
    }
  }

  private static void write(LedgerEntry entry, DataOutput out) throws IOException {
    out.writeLong(entry.mention());
    out.writeLong(entry.check());
    out.writeUTF(entry.issueId());
    out.writeUTF(entry.platform());
    out.writeByte((entry.inTime() == null ? 0 : IN_TIME) | (entry.late() == null ? 0 : LATE));
    if (entry.inTime() != null) {
      LedgerEntry.InTime inTime = entry.inTime();
      int tierAndDelay = TierAndDelay.pack(inTime.tier(), inTime.delayBin());
      out.writeByte(
          inTime.stance().ordinal()
              | inTime.kind().ordinal() << 2
              | (inTime.deleted() ? 1 << 4 : 0)
              | (inTime.hubLink() ? 1 << 5 : 0)
              | (inTime.keyMessage() ? 1 << 6 : 0)
              | (tierAndDelay != 0 ? 1 << 7 : 0));
      if (tierAndDelay != 0) {
        out.writeByte(tierAndDelay);
      }
      Varints.write(out, inTime.revision());
      Varints.write(out, inTime.followers());
      Varints.write(out, inTime.publishedAtMillis());
    }
    if (entry.late() != null) {
      Varints.write(out, entry.late().revision());
      out.writeByte(entry.late().stance().ordinal());
      Varints.write(out, entry.late().minute());
    }
  }

  @Override
  public LedgerBucket deserialize(DataInputView in) throws IOException {
    int version = in.readByte();
    if (version < 1 || version > VERSION) {
      throw new IOException(
          "The ledger's state has version " + version + "; this release reads 1 to " + VERSION);
    }
    LedgerBucket bucket = new LedgerBucket();
    bucket.timerMillis = in.readLong();
    int size = Varints.readInt(in);
    for (int i = 0; i < size; i++) {
      bucket.put(null, readEntry(in));
    }
    return bucket;
  }

  private static LedgerEntry readEntry(DataInput in) throws IOException {
    long mention = in.readLong();
    long check = in.readLong();
    String issueId = in.readUTF().intern();
    String platform = in.readUTF().intern();
    int present = in.readByte();
    LedgerEntry.InTime inTime = null;
    if ((present & IN_TIME) != 0) {
      int flags = in.readByte();
      int tierAndDelay = (flags & 1 << 7) != 0 ? in.readUnsignedByte() : 0;
      inTime =
          new LedgerEntry.InTime(
              Varints.read(in),
              (flags & 1 << 4) != 0,
              STANCES[flags & 3],
              KINDS[flags >> 2 & 3],
              (flags & 1 << 5) != 0,
              TierAndDelay.tier(tierAndDelay),
              (flags & 1 << 6) != 0,
              TierAndDelay.delayBin(tierAndDelay),
              Varints.read(in),
              Varints.read(in));
    }
    LedgerEntry.Late late = null;
    if ((present & LATE) != 0) {
      late = new LedgerEntry.Late(Varints.read(in), STANCES[in.readByte()], Varints.read(in));
    }
    return new LedgerEntry(mention, check, issueId, platform, inTime, late);
  }

  @Override
  public LedgerBucket copy(LedgerBucket from) {
    return from.copy();
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }
}
