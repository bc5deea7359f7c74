package io.firebreak.jobs.match;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.jobs.types.Shared;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of a {@link Membership}. What is read is shared: a hundred thousand mentions of one issue
 * keep one object in state, not as many.
 */
public final class MembershipSerializer extends PlainSerializer<Membership> {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SHARED = 20_000;
  private static final int HUB_LINK = 1;
  private static final int MESSAGE = 2;

  private transient Shared<Membership> shared;

  @Override
  public void serialize(Membership membership, DataOutputView out) throws IOException {
    Bytes.writeText(membership.issueId(), out);
    Bytes.writeText(membership.comparisonGroup(), out);
    Bytes.writeText(membership.targetName(), out);
    Bytes.writeList(membership.targetAliases(), out, Bytes::writeText);
    Bytes.writeList(membership.ownedAccounts(), out, Bytes::writeText);
    Bytes.writeText(membership.matchedBy(), out);
    out.writeByte((membership.hubLink() ? HUB_LINK : 0) | (membership.keyMessage() ? MESSAGE : 0));
  }

  @Override
  public Membership deserialize(DataInputView in) throws IOException {
    String issueId = Bytes.readText(in);
    String comparisonGroup = Bytes.readText(in);
    String targetName = Bytes.readText(in);
    List<String> targetAliases = Bytes.readList(in, Bytes::readText);
    List<String> ownedAccounts = Bytes.readList(in, Bytes::readText);
    String matchedBy = Bytes.readText(in);
    int marks = in.readByte();
    if (shared == null) {
      shared = new Shared<>(MOST_SHARED);
    }
    return shared.share(
        new Membership(
            issueId,
            comparisonGroup,
            targetName,
            targetAliases,
            ownedAccounts,
            matchedBy,
            (marks & HUB_LINK) != 0,
            (marks & MESSAGE) != 0));
  }
}
