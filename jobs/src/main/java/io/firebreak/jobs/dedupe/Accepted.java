package io.firebreak.jobs.dedupe;

import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Op;
import java.util.List;

/**
 * What is remembered of the revision last accepted for one mention; it never holds the text.
 *
 * @param observedAtMillis when that revision was first seen; Long.MAX_VALUE when unknown
 * @param contentHash hash of everything the mention says
 */
public record Accepted(
    long revision,
    boolean deleted,
    long observedAtMillis,
    long contentHash,
    long publishedAtMillis,
    String inReplyTo,
    String repostOf,
    String quoteOf) {

  /** What to remember of a mention. */
  public static Accepted of(Mention mention) {
    return new Accepted(
        mention.revision(),
        mention.op() == Op.DELETE,
        mention.observedAtMillis() == null ? Long.MAX_VALUE : mention.observedAtMillis(),
        ContentHash.of(mention),
        mention.publishedAtMillis(),
        mention.inReplyTo(),
        mention.repostOf(),
        mention.quoteOf());
  }

  /**
   * Whether a new message replaces this one. The rule is a total order, so that the outcome does
   * not depend on the order of arrival: a delete is final; a higher revision wins; of two messages
   * with one revision the one observed first stands (a copy seen later by another collector is no
   * edit), and between two observed at the same instant the lower content hash.
   */
  public boolean isReplacedBy(Accepted next) {
    if (deleted || next.deleted) {
      return !deleted;
    }
    if (revision != next.revision) {
      return next.revision > revision;
    }
    if (contentHash == next.contentHash) {
      return false;
    }
    if (observedAtMillis != next.observedAtMillis) {
      return next.observedAtMillis < observedAtMillis;
    }
    return next.contentHash < contentHash;
  }

  /**
   * The message that is passed on when it replaces this one: an update, whatever it called itself;
   * or a delete, completed with what it does not say itself (when the mention was published, its
   * parents).
   */
  public Mention complete(Mention next) {
    boolean delete = next.op() == Op.DELETE;
    return new Mention(
        next.key(),
        delete ? Op.DELETE : Op.UPDATE,
        Math.max(next.revision(), revision),
        next.platform(),
        next.id(),
        delete ? null : next.authorId(),
        delete ? null : next.authorHandle(),
        delete ? null : next.followers(),
        delete ? null : next.text(),
        delete ? null : next.title(),
        delete ? null : next.language(),
        delete ? null : next.url(),
        delete ? publishedAtMillis : next.publishedAtMillis(),
        next.observedAtMillis(),
        delete ? inReplyTo : next.inReplyTo(),
        delete ? repostOf : next.repostOf(),
        delete ? quoteOf : next.quoteOf(),
        delete ? List.of() : next.links(),
        next.source(),
        next.sourceTier());
  }
}
