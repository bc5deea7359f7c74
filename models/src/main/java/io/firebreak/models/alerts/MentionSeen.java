package io.firebreak.models.alerts;

import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import java.util.Comparator;

/**
 * What the rules need of one mention.
 *
 * @param key {@code platform:id}
 * @param publishedAtMillis event time
 * @param followers of the author; -1 when unknown
 * @param tier 1 to 4; 0 when unrated
 * @param stance critic or supporter; any other takes the mention out again, as a deletion does
 * @param url http(s) address; null when unknown, or anything else
 */
public record MentionSeen(
    String key, long publishedAtMillis, long followers, int tier, Stance stance, String url) {

  /** The widest reach first; a total order. */
  static final Comparator<MentionSeen> BY_REACH =
      Comparator.comparingLong(MentionSeen::followers)
          .reversed()
          .thenComparing(MentionSeen::publishedAtMillis)
          .thenComparing(MentionSeen::key);

  /** The part of a scored mention that the rules need. */
  public static MentionSeen of(ScoredMention mention) {
    return new MentionSeen(
        mention.mentionKey(),
        mention.publishedAtMillis(),
        mention.followers() == null ? -1 : mention.followers(),
        mention.sourceTier() == null ? 0 : mention.sourceTier(),
        mention.deleted() ? Stance.UNCLASSIFIED : mention.stance(),
        safe(mention.url()));
  }

  private static String safe(String url) {
    return url != null && (url.startsWith("https://") || url.startsWith("http://")) ? url : null;
  }

  boolean isKept() {
    return stance == Stance.CRITIC || stance == Stance.SUPPORTER;
  }
}
