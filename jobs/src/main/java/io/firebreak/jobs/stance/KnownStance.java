package io.firebreak.jobs.stance;

import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.stance.StanceScore;

/**
 * The stance of one mention toward one issue, to be taken over by its reposts.
 *
 * @param mentionKey the mention
 * @param issueId the issue
 * @param critic probability of critic; null when no model served the text, as the two below and the
 *     model
 * @param publishedAtMillis when the mention was published
 */
public record KnownStance(
    String mentionKey,
    String issueId,
    Stance stance,
    Double critic,
    Double supporter,
    Double neutral,
    String model,
    long publishedAtMillis) {

  /** What a model found of a mention. */
  static KnownStance of(ScoredMention mention, StanceScore score, String version) {
    return new KnownStance(
        mention.mentionKey(),
        mention.issueId(),
        score.stance(),
        score.critic(),
        score.supporter(),
        score.neutral(),
        score.critic() == null ? null : version,
        mention.publishedAtMillis());
  }

  /** The stance that a mention has. */
  static KnownStance of(ScoredMention mention) {
    return new KnownStance(
        mention.mentionKey(),
        mention.issueId(),
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
        mention.keyMessage(),
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
