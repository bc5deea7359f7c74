package io.firebreak.models.data;

/**
 * One mention judged toward one issue: the latest word on the pair (mention, issue). A later record
 * with the same pair replaces it; {@code deleted} retracts it.
 *
 * @param mentionKey {@code platform:id} of the mention
 * @param issueId the issue
 * @param comparisonGroup the issue's comparison group, or null
 * @param deleted true when the mention was deleted, or edited so that it no longer matches; text,
 *     title, author, url and the parent's time are null then
 * @param revision the mention's revision that this judges
 * @param platform the mention's platform
 * @param kind original, repost, reply or quote
 * @param parentKey key of the mention it reposts, quotes or replies to, or null
 * @param parentPublishedAtMillis when that one was published; null when it was never seen, or seen
 *     to belong to no issue
 * @param authorId author id, or the handle where there is no id; null when unknown
 * @param authorHandle public name of the author; null when unknown
 * @param followers followers of the author; null when unknown
 * @param text the text; null for a bare repost or a delete
 * @param title headline; null when there is none
 * @param language two-letter code; null when unknown
 * @param url public http(s) address; null when unknown
 * @param publishedAtMillis event time
 * @param observedAtMillis when the source saw it; null when unknown
 * @param hubLink true when it links to one of the issue's hub pages
 * @param keyMessage true when it carries a key message of the issue, or of a response to it that
 *     was published by then
 * @param source collector or feed; null when unknown
 * @param sourceTier 1 to 4; null when unrated
 * @param matchedBy {@code text}, {@code link}, {@code reply}, {@code repost} or {@code quote}
 * @param stance the stance toward the issue's subject
 * @param critic probability of critic, rounded to 4 decimals; null when unclassified, as the two
 *     below
 * @param supporter probability of supporter
 * @param neutral probability of neutral
 * @param model version of the model that judged; null when unclassified
 */
public record ScoredMention(
    String mentionKey,
    String issueId,
    String comparisonGroup,
    boolean deleted,
    long revision,
    String platform,
    MentionKind kind,
    String parentKey,
    Long parentPublishedAtMillis,
    String authorId,
    String authorHandle,
    Long followers,
    String text,
    String title,
    String language,
    String url,
    long publishedAtMillis,
    Long observedAtMillis,
    boolean hubLink,
    boolean keyMessage,
    String source,
    Integer sourceTier,
    String matchedBy,
    Stance stance,
    Double critic,
    Double supporter,
    Double neutral,
    String model) {

  /** The key of the pair, as in the Kafka topic: {@code platform:id|issue}. */
  public String pairKey() {
    return mentionKey + "|" + issueId;
  }
}
