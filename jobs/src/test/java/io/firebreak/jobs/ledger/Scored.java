package io.firebreak.jobs.ledger;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;

/** Scored mentions for tests, with only the fields that counting looks at. */
public final class Scored {
  /** 2026-03-01T00:00:00Z. */
  public static final long START = 1_772_323_200_000L;

  private Scored() {}

  public static ScoredMention mention(String id, Stance stance, long publishedAtMillis) {
    return mention(id, 0, stance, publishedAtMillis, publishedAtMillis + 1_000);
  }

  public static ScoredMention mention(
      String id, long revision, Stance stance, long publishedAtMillis, Long observedAtMillis) {
    return full(
        id,
        "acme",
        null,
        false,
        revision,
        "x",
        MentionKind.ORIGINAL,
        "author-" + id,
        99L,
        publishedAtMillis,
        observedAtMillis,
        false,
        stance);
  }

  public static ScoredMention deleted(String id, long revision, long publishedAtMillis) {
    return full(
        id,
        "acme",
        null,
        true,
        revision,
        "x",
        MentionKind.ORIGINAL,
        null,
        null,
        publishedAtMillis,
        null,
        false,
        Stance.UNCLASSIFIED);
  }

  public static ScoredMention full(
      String id,
      String issueId,
      String group,
      boolean deleted,
      long revision,
      String platform,
      MentionKind kind,
      String authorId,
      Long followers,
      long publishedAtMillis,
      Long observedAtMillis,
      boolean hubLink,
      Stance stance) {
    return new ScoredMention(
        platform + ":" + id,
        issueId,
        group,
        deleted,
        revision,
        platform,
        kind,
        null,
        null,
        authorId,
        null,
        followers,
        null,
        null,
        null,
        null,
        publishedAtMillis,
        observedAtMillis,
        hubLink,
        false,
        null,
        null,
        "text",
        stance,
        null,
        null,
        null,
        null);
  }

  /** The mention as a repost of one published then; null when that is not known. */
  public static ScoredMention after(ScoredMention mention, Long parentMillis) {
    return new ScoredMention(
        mention.mentionKey(),
        mention.issueId(),
        mention.comparisonGroup(),
        mention.deleted(),
        mention.revision(),
        mention.platform(),
        MentionKind.REPOST,
        mention.platform() + ":parent",
        parentMillis,
        mention.authorId(),
        mention.authorHandle(),
        mention.followers(),
        mention.text(),
        mention.title(),
        mention.language(),
        mention.url(),
        mention.publishedAtMillis(),
        mention.observedAtMillis(),
        mention.hubLink(),
        mention.keyMessage(),
        mention.source(),
        mention.sourceTier(),
        mention.matchedBy(),
        mention.stance(),
        mention.critic(),
        mention.supporter(),
        mention.neutral(),
        mention.model());
  }

  /** The mention, from a source of this tier, with or without a key message. */
  public static ScoredMention marked(ScoredMention mention, int tier, boolean keyMessage) {
    return new ScoredMention(
        mention.mentionKey(),
        mention.issueId(),
        mention.comparisonGroup(),
        mention.deleted(),
        mention.revision(),
        mention.platform(),
        mention.kind(),
        mention.parentKey(),
        mention.parentPublishedAtMillis(),
        mention.authorId(),
        mention.authorHandle(),
        mention.followers(),
        mention.text(),
        mention.title(),
        mention.language(),
        mention.url(),
        mention.publishedAtMillis(),
        mention.observedAtMillis(),
        mention.hubLink(),
        keyMessage,
        mention.source(),
        tier,
        mention.matchedBy(),
        mention.stance(),
        mention.critic(),
        mention.supporter(),
        mention.neutral(),
        mention.model());
  }
}
