package io.firebreak.jobs.match;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.MentionSerializer;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.jobs.types.PlainType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link MatchedMention}. */
public final class MatchedMentionSerializer extends PlainSerializer<MatchedMention> {
  private static final long serialVersionUID = 1L;

  /** The type of matched mentions. */
  public static final TypeInformation<MatchedMention> TYPE =
      new PlainType<>(MatchedMention.class, new MatchedMentionSerializer());

  private final MentionSerializer mention = new MentionSerializer();
  private final MembershipSerializer membership = new MembershipSerializer();

  @Override
  public void serialize(MatchedMention matched, DataOutputView out) throws IOException {
    mention.serialize(matched.mention(), out);
    Bytes.writeList(matched.memberships(), out, membership::serialize);
    Bytes.writeList(matched.messages(), out, Bytes::writeText);
  }

  @Override
  public MatchedMention deserialize(DataInputView in) throws IOException {
    return new MatchedMention(
        mention.deserialize(in),
        Bytes.readList(in, membership::deserialize),
        Bytes.readList(in, Bytes::readText));
  }
}
