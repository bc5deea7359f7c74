package io.firebreak.jobs.thread;

import io.firebreak.jobs.match.Membership;
import java.util.List;

/**
 * How one mention hangs on another.
 *
 * @param key the other mention
 * @param relation repost, quote or reply
 */
public record ThreadLink(String key, String relation) {

  /** What one who hangs on a mention like this takes over from each of its issues. */
  Membership takeOver(Membership membership) {
    return new Membership(
        membership.issueId(),
        membership.comparisonGroup(),
        membership.targetName(),
        membership.targetAliases(),
        membership.ownedAccounts(),
        relation,
        membership.hubLink() && relation.equals("repost"),
        membership.keyMessage() && relation.equals("repost"));
  }

  /** Of two ways by which a mention belongs to one issue the stronger: repost, quote, reply. */
  static Membership stronger(Membership one, Membership other) {
    boolean isOther = rank(other.matchedBy()) < rank(one.matchedBy());
    return isOther ? other.and(one) : one.and(other);
  }

  private static int rank(String relation) {
    return List.of("repost", "quote", "reply").indexOf(relation);
  }
}
