package io.firebreak.jobs.ledger;

import io.firebreak.jobs.cells.PlainSerializer;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Bytes of a chain of {@link LedgerEntry}; about 50 an entry. */
public final class LedgerEntrySerializer extends PlainSerializer<LedgerEntry> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;
  private static final Stance[] STANCES = Stance.values();
  private static final MentionKind[] KINDS = MentionKind.values();

  @Override
  protected void write(LedgerEntry head, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    for (LedgerEntry entry = head; entry != null; entry = entry.next) {
      writeOne(entry, out);
      out.writeBoolean(entry.next != null);
    }
  }

  private static void writeOne(LedgerEntry entry, DataOutput out) throws IOException {
    out.writeLong(entry.check);
    out.writeUTF(entry.issueId);
    out.writeUTF(entry.platform);
    out.writeByte((entry.known ? 1 : 0) | (entry.lateKnown ? 2 : 0));
    if (entry.known) {
      out.writeByte(
          entry.stance.ordinal()
              | entry.kind.ordinal() << 2
              | (entry.deleted ? 1 << 4 : 0)
              | (entry.hubLink ? 1 << 5 : 0));
      Varints.write(out, entry.revision);
      Varints.write(out, entry.followers);
      Varints.write(out, entry.publishedAtMillis);
    }
    if (entry.lateKnown) {
      Varints.write(out, entry.lateRevision);
      out.writeByte(entry.lateStance.ordinal());
      Varints.write(out, entry.lateMinute);
    }
  }

  @Override
  protected LedgerEntry read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException(
          "The ledger's state has version " + version + "; this release reads " + VERSION);
    }
    LedgerEntry head = readOne(in);
    LedgerEntry last = head;
    while (in.readBoolean()) {
      last.next = readOne(in);
      last = last.next;
    }
    return head;
  }

  private static LedgerEntry readOne(DataInput in) throws IOException {
    LedgerEntry entry = new LedgerEntry(in.readLong(), in.readUTF().intern());
    entry.platform = in.readUTF().intern();
    int present = in.readByte();
    if ((present & 1) != 0) {
      int flags = in.readByte();
      entry.known = true;
      entry.stance = STANCES[flags & 3];
      entry.kind = KINDS[flags >> 2 & 3];
      entry.deleted = (flags & 1 << 4) != 0;
      entry.hubLink = (flags & 1 << 5) != 0;
      entry.revision = Varints.read(in);
      entry.followers = Varints.read(in);
      entry.publishedAtMillis = Varints.read(in);
    }
    if ((present & 2) != 0) {
      entry.lateKnown = true;
      entry.lateRevision = Varints.read(in);
      entry.lateStance = STANCES[in.readByte()];
      entry.lateMinute = Varints.read(in);
    }
    return entry;
  }

  @Override
  public LedgerEntry copy(LedgerEntry from) {
    LedgerEntry copy = new LedgerEntry(from.check, from.issueId);
    copy.platform = from.platform;
    copy.known = from.known;
    copy.revision = from.revision;
    copy.deleted = from.deleted;
    copy.stance = from.stance;
    copy.kind = from.kind;
    copy.hubLink = from.hubLink;
    copy.followers = from.followers;
    copy.publishedAtMillis = from.publishedAtMillis;
    copy.lateKnown = from.lateKnown;
    copy.lateRevision = from.lateRevision;
    copy.lateStance = from.lateStance;
    copy.lateMinute = from.lateMinute;
    copy.next = from.next == null ? null : copy(from.next);
    return copy;
  }

  @Override
  public TypeSerializerSnapshot<LedgerEntry> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Restores the serializer. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<LedgerEntry> {
    /** For Flink. */
    public Snapshot() {
      super(LedgerEntrySerializer::new);
    }
  }
}
