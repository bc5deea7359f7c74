package io.firebreak.jobs.thread;

import io.firebreak.jobs.match.MembershipSerializer;
import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.jobs.types.PlainType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link ThreadMention}. */
public final class ThreadMentionSerializer extends PlainSerializer<ThreadMention> {
  private static final long serialVersionUID = 1L;

  /** The type of mentions as their thread sees them. */
  public static final TypeInformation<ThreadMention> TYPE =
      new PlainType<>(ThreadMention.class, new ThreadMentionSerializer());

  private final MembershipSerializer membership = new MembershipSerializer();

  @Override
  public void serialize(ThreadMention mention, DataOutputView out) throws IOException {
    Bytes.writeText(mention.key(), out);
    Bytes.writeText(mention.platform(), out);
    out.writeLong(mention.publishedAtMillis());
    Bytes.writeList(mention.parents(), out, ThreadLinkBytes::write);
    Bytes.writeList(mention.own(), out, membership::serialize);
  }

  @Override
  public ThreadMention deserialize(DataInputView in) throws IOException {
    return new ThreadMention(
        Bytes.readText(in),
        Bytes.readText(in),
        in.readLong(),
        Bytes.readList(in, ThreadLinkBytes::read),
        Bytes.readList(in, membership::deserialize));
  }
}
