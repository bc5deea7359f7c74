package io.firebreak.jobs.thread;

import io.firebreak.jobs.StableHash;
import io.firebreak.jobs.match.MatchedMention;
import io.firebreak.jobs.match.Membership;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Op;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Decides what is to be told about one mention. Plain code: it keeps nothing. */
final class Settle {
  private Settle() {}

  /** The mention's new revision taken in. */
  static Settled withMention(Settled before, MatchedMention matched) {
    boolean deleted = matched.mention().op() == Op.DELETE;
    return new Settled(
        matched.mention(),
        matched.memberships(),
        deleted ? List.of() : before.inherited(),
        before.told());
  }

  /** What the mention takes over; after a delete it changes nothing. */
  static Settled withInherited(Settled before, Inherited inherited) {
    if (before.mention() != null && before.mention().op() == Op.DELETE) {
      return before;
    }
    return new Settled(before.mention(), before.own(), inherited.memberships(), before.told());
  }

  /** Tells everything that differs from what was told before, retractions first. */
  static Settled tell(Settled settled, Consumer<UnjudgedMention> out) {
    Mention mention = settled.mention();
    Map<String, Membership> memberships =
        mention.op() == Op.DELETE ? Map.of() : memberships(settled);
    List<Settled.Told> told = new ArrayList<>(memberships.size());
    Set<String> unchanged = new HashSet<>();
    List<UnjudgedMention> news = new ArrayList<>(memberships.size());
    for (Membership membership : memberships.values()) {
      ScoredMention scored = scored(mention, membership);
      Settled.Told tell =
          new Settled.Told(
              membership.issueId(),
              membership.matchedBy(),
              mention.publishedAtMillis(),
              hash(scored, membership));
      told.add(tell);
      if (settled.told().contains(tell)) {
        unchanged.add(membership.issueId());
      } else {
        news.add(new UnjudgedMention(scored, membership.targetName(), membership.targetAliases()));
      }
    }
    for (Settled.Told before : settled.told()) {
      boolean moved = before.publishedAtMillis() != mention.publishedAtMillis();
      if (!unchanged.contains(before.issueId())
          && (moved || !memberships.containsKey(before.issueId()))) {
        out.accept(new UnjudgedMention(retraction(mention, before), null, List.of()));
      }
    }
    news.forEach(out);
    return new Settled(mention, settled.own(), settled.inherited(), told);
  }

  /** The issues of a mention, by id: those it names itself before those it takes over. */
  private static Map<String, Membership> memberships(Settled settled) {
    Map<String, Membership> byIssue = new LinkedHashMap<>();
    settled.own().forEach(own -> byIssue.put(own.issueId(), own));
    settled.inherited().forEach(taken -> byIssue.putIfAbsent(taken.issueId(), taken));
    return byIssue;
  }

  private static ScoredMention scored(Mention mention, Membership membership) {
    return new ScoredMention(
        mention.key(),
        membership.issueId(),
        membership.comparisonGroup(),
        false,
        mention.revision(),
        mention.platform(),
        mention.kind(),
        parentKey(mention),
        mention.authorId() != null ? mention.authorId() : mention.authorHandle(),
        mention.authorHandle(),
        mention.followers(),
        mention.text(),
        mention.title(),
        mention.language(),
        mention.url(),
        mention.publishedAtMillis(),
        mention.observedAtMillis(),
        membership.hubLink(),
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
        before.publishedAtMillis(),
        mention.observedAtMillis(),
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
        .add(scored.authorId())
        .add(scored.authorHandle())
        .add(scored.followers())
        .add(scored.text())
        .add(scored.title())
        .add(scored.language())
        .add(scored.url())
        .add(scored.observedAtMillis())
        .add(scored.hubLink() ? 1 : 0)
        .add(scored.matchedBy())
        .add(membership.targetName())
        .add(membership.targetAliases())
        .value();
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
