package io.firebreak.jobs.thread;

import io.firebreak.jobs.dedupe.AcceptedSerializer;
import io.firebreak.jobs.match.MembershipSerializer;
import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.MentionSerializer;
import io.firebreak.jobs.types.PlainSerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link Settled}. */
public final class SettledSerializer extends PlainSerializer<Settled> {
  private static final long serialVersionUID = 1L;

  private final AcceptedSerializer accepted = new AcceptedSerializer();
  private final MentionSerializer mention = new MentionSerializer();
  private final MembershipSerializer membership = new MembershipSerializer();

  @Override
  public void serialize(Settled settled, DataOutputView out) throws IOException {
    out.writeBoolean(settled.accepted() != null);
    if (settled.accepted() != null) {
      accepted.serialize(settled.accepted(), out);
    }
    out.writeBoolean(settled.mention() != null);
    if (settled.mention() != null) {
      mention.serialize(settled.mention(), out);
    }
    Bytes.writeList(settled.own(), out, membership::serialize);
    Bytes.writeList(settled.messages(), out, Bytes::writeText);
    Bytes.writeList(settled.inherited(), out, membership::serialize);
    Bytes.writeList(settled.parents(), out, ParentTime::write);
    Bytes.writeList(settled.told(), out, SettledSerializer::writeTold);
  }

  @Override
  public Settled deserialize(DataInputView in) throws IOException {
    return new Settled(
        in.readBoolean() ? accepted.deserialize(in) : null,
        in.readBoolean() ? mention.deserialize(in) : null,
        Bytes.readList(in, membership::deserialize),
        Bytes.readList(in, Bytes::readText),
        Bytes.readList(in, membership::deserialize),
        Bytes.readList(in, ParentTime::read),
        Bytes.readList(in, SettledSerializer::readTold));
  }

  private static void writeTold(Settled.Told told, DataOutputView out) throws IOException {
    Bytes.writeText(told.issueId(), out);
    Bytes.writeText(told.matchedBy(), out);
    out.writeBoolean(told.owned());
    out.writeLong(told.publishedAtMillis());
    out.writeLong(told.hash());
  }

  private static Settled.Told readTold(DataInputView in) throws IOException {
    return new Settled.Told(
        Bytes.readText(in), Bytes.readText(in), in.readBoolean(), in.readLong(), in.readLong());
  }
}
