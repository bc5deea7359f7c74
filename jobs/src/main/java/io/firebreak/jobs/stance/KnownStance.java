package io.firebreak.jobs.stance;

import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.stance.StanceScore;

/**
 * The stance of one mention toward one issue, to be taken over by its reposts.
 *
 * @param publishedAtMillis when the mention was published
 */
public record KnownStance(
    Stance stance,
    Double critic,
    Double supporter,
    Double neutral,
    String model,
    long publishedAtMillis) {

  static KnownStance of(StanceScore score, String version, long publishedAtMillis) {
    return new KnownStance(
        score.stance(),
        score.critic(),
        score.supporter(),
        score.neutral(),
        score.stance() == Stance.UNCLASSIFIED ? null : version,
        publishedAtMillis);
  }

  static KnownStance of(ScoredMention mention) {
    return new KnownStance(
        mention.stance(),
        mention.critic(),
        mention.supporter(),
        mention.neutral(),
        mention.model(),
        mention.publishedAtMillis());
  }

  /** A mention with this stance. */
  ScoredMention on(ScoredMention mention) {
    return new ScoredMention(
        mention.mentionKey(),
        mention.issueId(),
        mention.comparisonGroup(),
        mention.deleted(),
        mention.revision(),
        mention.platform(),
        mention.kind(),
        mention.parentKey(),
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
        mention.source(),
        mention.sourceTier(),
        mention.matchedBy(),
        stance,
        critic,
        supporter,
        neutral,
        model);
  }
}
