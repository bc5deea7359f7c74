package io.firebreak.models.followup;

/**
 * A mention of an issue as a forecast sees it.
 *
 * @param key {@code platform:id}
 * @param parentKey what it replies to, quotes or reposts; null for an original
 * @param platform the platform, which decides how fast others follow
 * @param publishedAtMillis when it was published
 * @param author who wrote it, on its platform; null when unknown
 * @param handle another name of the author there; null when there is none
 * @param followers followers of its author; null when unknown
 * @param tier tier of its source, 1 to 4; null when unrated
 * @param reply whether it replies to its parent
 * @param critic probability that it is critic, 0 to 1
 * @param neutral probability that it is neutral, 0 to 1
 */
public record SeenMention(
    String key,
    String parentKey,
    String platform,
    long publishedAtMillis,
    String author,
    String handle,
    Long followers,
    Integer tier,
    boolean reply,
    double critic,
    double neutral) {

  /** The author among those of all platforms: {@code platform:author}; null when unknown. */
  public String authorKey() {
    return author == null ? null : platform + ":" + author;
  }
}
