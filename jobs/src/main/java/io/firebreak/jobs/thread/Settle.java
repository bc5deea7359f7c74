package io.firebreak.jobs.thread;

import io.firebreak.jobs.StableHash;
import io.firebreak.jobs.dedupe.Accepted;
import io.firebreak.jobs.match.MatchedMention;
import io.firebreak.jobs.match.Membership;
import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Op;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Decides what is to be told about one mention. Plain code: it keeps nothing. */
final class Settle {
  /**
   * An edit may change the parent; of a mention edited more often than that the last ones count.
   */
  private static final int MOST_PARENTS = 8;

  private Settle() {}

  /** The outcome of one message: null when it changes nothing. */
  static Settled withMention(Settled before, MatchedMention matched) {
    Mention mention = matched.mention();
    Accepted accepted = before.accepted();
    if (accepted != null) {
      if (!accepted.isReplacedBy(Accepted.of(mention))) {
        return null;
      }
      mention = accepted.complete(mention);
    }
    boolean deleted = mention.op() == Op.DELETE;
    return new Settled(
        Accepted.of(mention),
        mention,
        matched.memberships(),
        matched.messages(),
        deleted ? List.of() : before.inherited(),
        deleted ? List.of() : before.parents(),
        before.told());
  }

  /** What the mention takes over; after a delete it changes nothing. */
  static Settled withInherited(Settled before, Inherited inherited) {
    if (before.accepted() != null && before.accepted().deleted()) {
      return before;
    }
    return new Settled(
        before.accepted(),
        before.mention(),
        before.own(),
        before.messages(),
        inherited.memberships(),
        parents(before.parents(), inherited.parents()),
        before.told());
  }

  private static List<ParentTime> parents(List<ParentTime> known, List<ParentTime> news) {
    if (news.isEmpty()) {
      return known;
    }
    Map<String, ParentTime> byKey = new LinkedHashMap<>();
    known.forEach(parent -> byKey.put(parent.key(), parent));
    for (ParentTime parent : news) {
      byKey.remove(parent.key());
      byKey.put(parent.key(), parent);
    }
    List<ParentTime> all = List.copyOf(byKey.values());
    return all.size() <= MOST_PARENTS
        ? all
        : List.copyOf(all.subList(all.size() - MOST_PARENTS, all.size()));
  }

  /**
   * Tells everything that differs from what was told before, retractions first.
   *
   * @return what to remember: the mention itself only where it may be told again
   */
  static Settled tell(Settled settled, Consumer<UnjudgedMention> out) {
    Mention mention = settled.mention();
    Collection<Membership> memberships =
        mention.op() == Op.DELETE ? List.of() : memberships(settled);
    List<Settled.Told> told = new ArrayList<>(memberships.size());
    List<UnjudgedMention> news = new ArrayList<>(memberships.size());
    for (Membership membership : memberships) {
      ScoredMention scored = scored(settled, membership);
      Settled.Told tell =
          new Settled.Told(
              membership.issueId(),
              membership.matchedBy(),
              isOwned(mention, membership),
              mention.publishedAtMillis(),
              hash(scored, membership));
      told.add(tell);
      if (!settled.told().contains(tell)) {
        news.add(
            new UnjudgedMention(
                scored, membership.targetName(), membership.targetAliases(), tell.owned()));
      }
    }
    for (Settled.Told before : settled.told()) {
      boolean moved = before.publishedAtMillis() != mention.publishedAtMillis();
      if (moved || told.stream().noneMatch(now -> now.issueId().equals(before.issueId()))) {
        out.accept(
            new UnjudgedMention(retraction(mention, before), null, List.of(), before.owned()));
      }
    }
    news.forEach(out);
    boolean again = mention.kind() != MentionKind.ORIGINAL && mention.op() != Op.DELETE;
    Settled after =
        new Settled(
            settled.accepted(),
            mention,
            settled.own(),
            settled.messages(),
            settled.inherited(),
            settled.parents(),
            List.copyOf(told));
    return again ? after : after.withoutMention();
  }

  /** The issues of a mention: those it names itself before those that a child takes over. */
  private static Collection<Membership> memberships(Settled settled) {
    if (settled.inherited().isEmpty() || settled.mention().kind() == MentionKind.ORIGINAL) {
      return settled.own();
    }
    Map<String, Membership> byIssue = new LinkedHashMap<>();
    settled.own().forEach(own -> byIssue.put(own.issueId(), own));
    for (Membership taken : settled.inherited()) {
      boolean message = settled.messages().contains(taken.issueId());
      byIssue.putIfAbsent(
          taken.issueId(), taken.with(taken.hubLink(), message || taken.keyMessage()));
    }
    return byIssue.values();
  }

  private static ScoredMention scored(Settled settled, Membership membership) {
    Mention mention = settled.mention();
    String parentKey = parentKey(mention);
    return new ScoredMention(
        mention.key(),
        membership.issueId(),
        membership.comparisonGroup(),
        false,
        mention.revision(),
        mention.platform(),
        mention.kind(),
        parentKey,
        parentKey == null ? null : settled.parentMillis(parentKey),
        mention.authorId() != null ? mention.authorId() : mention.authorHandle(),
        Pseudonyms.shown(mention.authorHandle()),
        mention.followers(),
        mention.text(),
        mention.title(),
        mention.language(),
        mention.url(),
        mention.publishedAtMillis(),
        mention.observedAtMillis(),
        membership.hubLink(),
        membership.keyMessage(),
        mention.source(),
        mention.sourceTier(),
        membership.matchedBy(),
        Stance.UNCLASSIFIED,
        null,
        null,
        null,
        null);
  }

  private static ScoredMention retraction(Mention mention, Settled.Told before) {
    return new ScoredMention(
        mention.key(),
        before.issueId(),
        null,
        true,
        mention.revision(),
        mention.platform(),
        mention.kind(),
        parentKey(mention),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        before.publishedAtMillis(),
        mention.observedAtMillis(),
        false,
        false,
        null,
        null,
        before.matchedBy(),
        Stance.UNCLASSIFIED,
        null,
        null,
        null,
        null);
  }

  private static long hash(ScoredMention scored, Membership membership) {
    return new StableHash()
        .add(scored.comparisonGroup())
        .add(scored.revision())
        .add(scored.kind().word())
        .add(scored.parentKey())
        .add(scored.parentPublishedAtMillis())
        .add(scored.authorId())
        .add(scored.authorHandle())
        .add(scored.followers())
        .add(scored.text())
        .add(scored.title())
        .add(scored.language())
        .add(scored.url())
        .add(scored.observedAtMillis())
        .add((scored.hubLink() ? 1 : 0) | (scored.keyMessage() ? 2 : 0))
        .add(scored.matchedBy())
        .add(membership.targetName())
        .add(membership.targetAliases())
        .value();
  }

  /** Whether the author is one of the accounts that speak for the issue's subject. */
  private static boolean isOwned(Mention mention, Membership membership) {
    for (String account : membership.ownedAccounts()) {
      if (account.equalsIgnoreCase(mention.platform() + ":" + mention.authorId())
          || account.equalsIgnoreCase(mention.platform() + ":" + mention.authorHandle())) {
        return true;
      }
    }
    return false;
  }

  private static String parentKey(Mention mention) {
    return switch (mention.kind()) {
      case REPOST -> mention.repostOf();
      case QUOTE -> mention.quoteOf();
      case REPLY -> mention.inReplyTo();
      case ORIGINAL -> null;
    };
  }
}
