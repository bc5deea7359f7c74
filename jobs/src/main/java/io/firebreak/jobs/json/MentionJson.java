package io.firebreak.jobs.json;

import io.firebreak.models.data.Mention;

/** {@link Mention} as the JSON of the topic {@code mentions}; key: the mention's key. */
public final class MentionJson {
  private MentionJson() {}

  /** One record's bytes; {@link MentionParser#parse} gives the same mention back. */
  public static byte[] write(Mention mention) {
    return JsonWriter.object(
        out -> {
          out.text("op", mention.op().word());
          out.text("platform", mention.platform());
          out.text("id", mention.id());
          out.whole("revision", mention.revision());
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
          out.text("inReplyTo", reference(mention, mention.inReplyTo()));
          out.text("repostOf", reference(mention, mention.repostOf()));
          out.text("quoteOf", reference(mention, mention.quoteOf()));
          out.texts("links", mention.links());
          if (mention.sourceTier() == null) {
            out.text("source", mention.source());
          } else {
            out.nested(
                "source",
                source -> {
                  source.text("name", mention.source());
                  source.whole("tier", mention.sourceTier());
                });
          }
        });
  }

  /**
   * A whole key, but for one that the parser would take for a native id: {@code platform://...}.
   */
  private static String reference(Mention mention, String key) {
    String platform = mention.platform();
    return key != null && key.startsWith(platform + "://")
        ? key.substring(platform.length() + 1)
        : key;
  }
}
