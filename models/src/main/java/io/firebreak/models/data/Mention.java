package io.firebreak.models.data;

import java.util.List;

/**
 * One mention: a post, repost, reply, quote or article, as it was seen at one revision.
 *
 * @param key {@code platform:id}, unique over all platforms
 * @param op what this message does to the mention
 * @param revision higher replaces lower; 0 for a first version
 * @param platform short lower-case name of the platform, such as {@code x} or {@code news}
 * @param id the platform's own id
 * @param authorId the platform's id of the author; null when unknown
 * @param authorHandle the author's public name; null when unknown
 * @param followers followers of the author when seen; null when unknown
 * @param text the text, plain; null when there is none (a bare repost, a delete)
 * @param title headline of an article; null when there is none
 * @param language two-letter ISO 639-1 code; null when the source does not say
 * @param url public http(s) address; null when unknown
 * @param publishedAtMillis when the author published it: the event time
 * @param observedAtMillis when the source saw it; null when unknown
 * @param inReplyTo key of the mention it replies to, or null
 * @param repostOf key of the mention it reposts, or null
 * @param quoteOf key of the mention it quotes, or null
 * @param links http(s) links in the mention; never null
 * @param source name of the collector or feed; null when unknown
 * @param sourceTier 1 (most reputable) to 4, or null when unrated
 */
public record Mention(
    String key,
    Op op,
    long revision,
    String platform,
    String id,
    String authorId,
    String authorHandle,
    Long followers,
    String text,
    String title,
    String language,
    String url,
    long publishedAtMillis,
    Long observedAtMillis,
    String inReplyTo,
    String repostOf,
    String quoteOf,
    List<String> links,
    String source,
    Integer sourceTier) {

  /**
   * The kind; a repost wins over a quote, a quote over a reply, since it is the stronger act of
   * spreading.
   */
  public MentionKind kind() {
    if (repostOf != null) {
      return MentionKind.REPOST;
    }
    if (quoteOf != null) {
      return MentionKind.QUOTE;
    }
    return inReplyTo != null ? MentionKind.REPLY : MentionKind.ORIGINAL;
  }
}
