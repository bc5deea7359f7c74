package io.firebreak.jobs.dedupe;

import io.firebreak.jobs.StableHash;
import io.firebreak.models.data.Mention;

/** A hash of what a mention says, without when it was observed and by whom. */
final class ContentHash {
  private ContentHash() {}

  static long of(Mention mention) {
    return new StableHash()
        .add(mention.authorId())
        .add(mention.authorHandle())
        .add(mention.text())
        .add(mention.title())
        .add(mention.language())
        .add(mention.url())
        .add(mention.publishedAtMillis())
        .add(mention.inReplyTo())
        .add(mention.repostOf())
        .add(mention.quoteOf())
        .add(mention.links())
        .value();
  }
}
