package io.firebreak.jobs.thread;

import io.firebreak.jobs.match.MembershipSerializer;
import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.jobs.types.PlainType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of an {@link Inherited}. */
public final class InheritedSerializer extends PlainSerializer<Inherited> {
  private static final long serialVersionUID = 1L;

  /** The type of what mentions take over. */
  public static final TypeInformation<Inherited> TYPE =
      new PlainType<>(Inherited.class, new InheritedSerializer());

  private final MembershipSerializer membership = new MembershipSerializer();

  @Override
  public void serialize(Inherited inherited, DataOutputView out) throws IOException {
    Bytes.writeText(inherited.key(), out);
    out.writeLong(inherited.publishedAtMillis());
    Bytes.writeList(inherited.memberships(), out, membership::serialize);
    Bytes.writeList(inherited.parents(), out, ParentTime::write);
  }

  @Override
  public Inherited deserialize(DataInputView in) throws IOException {
    return new Inherited(
        Bytes.readText(in),
        in.readLong(),
        Bytes.readList(in, membership::deserialize),
        Bytes.readList(in, ParentTime::read));
  }
}
