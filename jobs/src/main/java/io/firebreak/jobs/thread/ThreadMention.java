package io.firebreak.jobs.thread;

import io.firebreak.jobs.match.MatchedMention;
import io.firebreak.jobs.match.Membership;
import io.firebreak.models.data.Mention;
import java.util.ArrayList;
import java.util.List;

/**
 * A mention as its thread sees it: without text.
 *
 * @param parents the mentions that it reposts, quotes or replies to
 * @param own the issues that it names itself
 */
public record ThreadMention(
    String key,
    String platform,
    long publishedAtMillis,
    List<ThreadLink> parents,
    List<Membership> own) {

  static ThreadMention of(MatchedMention matched) {
    Mention mention = matched.mention();
    List<ThreadLink> parents = new ArrayList<>(1);
    if (mention.repostOf() != null) {
      parents.add(new ThreadLink(mention.repostOf(), "repost"));
    }
    if (mention.quoteOf() != null) {
      parents.add(new ThreadLink(mention.quoteOf(), "quote"));
    }
    if (mention.inReplyTo() != null) {
      parents.add(new ThreadLink(mention.inReplyTo(), "reply"));
    }
    return new ThreadMention(
        mention.key(),
        mention.platform(),
        mention.publishedAtMillis(),
        parents,
        matched.memberships());
  }
}
