package io.firebreak.jobs.match;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of a {@link Membership}. What is read is shared: a hundred thousand mentions of one issue
 * keep one object in state, not as many.
 */
public final class MembershipSerializer extends PlainSerializer<Membership> {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SHARED = 20_000;

  private transient Map<Membership, Membership> shared;

  @Override
  public void serialize(Membership membership, DataOutputView out) throws IOException {
    Bytes.writeText(membership.issueId(), out);
    Bytes.writeText(membership.comparisonGroup(), out);
    Bytes.writeText(membership.targetName(), out);
    Bytes.writeList(membership.targetAliases(), out, Bytes::writeText);
    Bytes.writeList(membership.ownedAccounts(), out, Bytes::writeText);
    Bytes.writeText(membership.matchedBy(), out);
    out.writeBoolean(membership.hubLink());
  }

  @Override
  public Membership deserialize(DataInputView in) throws IOException {
    return share(
        new Membership(
            Bytes.readText(in),
            Bytes.readText(in),
            Bytes.readText(in),
            Bytes.readList(in, Bytes::readText),
            Bytes.readList(in, Bytes::readText),
            Bytes.readText(in),
            in.readBoolean()));
  }

  private Membership share(Membership membership) {
    if (shared == null || shared.size() >= MOST_SHARED) {
      shared = new HashMap<>();
    }
    Membership known = shared.putIfAbsent(membership, membership);
    return known == null ? membership : known;
  }
}
