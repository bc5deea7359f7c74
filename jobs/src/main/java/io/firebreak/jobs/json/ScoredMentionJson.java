package io.firebreak.jobs.json;

import io.firebreak.models.data.ScoredMention;

/** {@link ScoredMention} as the JSON of the topic {@code scored-mentions}; key: the pair key. */
public final class ScoredMentionJson {
  private ScoredMentionJson() {}

  /** One record's bytes; {@link ScoredMentionParser#parse} gives the same mention back. */
  public static byte[] write(ScoredMention mention) {
    return JsonWriter.object(
        out -> {
          out.text("mention", mention.mentionKey());
          out.text("issue", mention.issueId());
          out.flag("deleted", mention.deleted());
          out.whole("revision", mention.revision());
          out.text("comparisonGroup", mention.comparisonGroup());
          out.text("platform", mention.platform());
          out.text("kind", mention.kind().word());
          out.text("parent", mention.parentKey());
          out.time("parentPublishedAt", mention.parentPublishedAtMillis());
          if (mention.authorId() != null
              || mention.authorHandle() != null
              || mention.followers() != null) {
            out.nested(
                "author",
                author -> {
                  author.text("id", mention.authorId());
                  author.text("handle", mention.authorHandle());
                  author.whole("followers", mention.followers());
                });
          }
          out.text("text", mention.text());
          out.text("title", mention.title());
          out.text("language", mention.language());
          out.text("url", mention.url());
          out.time("publishedAt", mention.publishedAtMillis());
          out.time("observedAt", mention.observedAtMillis());
          out.flag("hubLink", mention.hubLink());
          out.flag("keyMessage", mention.keyMessage());
          out.text("source", mention.source());
          if (mention.sourceTier() != null) {
            out.whole("sourceTier", mention.sourceTier());
          }
          out.text("matchedBy", mention.matchedBy());
          out.text("stance", mention.stance().word());
          if (mention.critic() != null
              || mention.supporter() != null
              || mention.neutral() != null) {
            out.nested(
                "probabilities",
                probabilities -> {
                  probabilities.decimal("critic", mention.critic());
                  probabilities.decimal("supporter", mention.supporter());
                  probabilities.decimal("neutral", mention.neutral());
                });
          }
          out.text("model", mention.model());
        });
  }
}
