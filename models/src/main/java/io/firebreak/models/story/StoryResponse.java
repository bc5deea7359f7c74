package io.firebreak.models.story;

/**
 * A response that stands.
 *
 * @param onHub whether it was published on the hub; null when that is not known
 */
public record StoryResponse(long publishedAtMillis, Boolean onHub) {
  private static final String HUB = "hub";

  /**
   * A response on a channel.
   *
   * @param channel where it was published; null when that is not known
   */
  public static StoryResponse of(long publishedAtMillis, String channel) {
    return new StoryResponse(
        publishedAtMillis, channel == null ? null : (Boolean) HUB.equalsIgnoreCase(channel));
  }
}
