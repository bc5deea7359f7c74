package io.firebreak.jobs.thread;

import io.firebreak.jobs.match.MembershipSerializer;
import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import java.io.IOException;
import java.util.ArrayList;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link ThreadEntry}, whose lists grow. */
public final class ThreadEntrySerializer extends PlainSerializer<ThreadEntry> {
  private static final long serialVersionUID = 1L;

  private final MembershipSerializer membership = new MembershipSerializer();

  @Override
  public void serialize(ThreadEntry entry, DataOutputView out) throws IOException {
    Bytes.writeList(entry.own(), out, membership::serialize);
    Bytes.writeList(entry.inherited(), out, membership::serialize);
    Bytes.writeList(entry.children(), out, ThreadLinkBytes::write);
    out.writeBoolean(entry.seen());
    out.writeLong(entry.publishedAtMillis());
    out.writeLong(entry.untilMillis());
  }

  @Override
  public ThreadEntry deserialize(DataInputView in) throws IOException {
    return new ThreadEntry(
        new ArrayList<>(Bytes.readList(in, membership::deserialize)),
        new ArrayList<>(Bytes.readList(in, membership::deserialize)),
        new ArrayList<>(Bytes.readList(in, ThreadLinkBytes::read)),
        in.readBoolean(),
        in.readLong(),
        in.readLong());
  }

  @Override
  public ThreadEntry copy(ThreadEntry from) {
    return new ThreadEntry(
        new ArrayList<>(from.own()),
        new ArrayList<>(from.inherited()),
        new ArrayList<>(from.children()),
        from.seen(),
        from.publishedAtMillis(),
        from.untilMillis());
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }
}
