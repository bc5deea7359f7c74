package io.firebreak.models.data;

import java.util.List;

/**
 * Ids of responses that belong to a mention. Ids have no bar, which divides the parts of other
 * keys; that of a mention's key is written {@code %7C}.
 *
 * <pre>
 * issue/platform:id         a statement: the mention itself, by an account of the subject
 * issue/answer/platform:id  the answer to a mention
 * </pre>
 */
public final class ResponseIds {
  private static final String BAR = "%7C";

  private ResponseIds() {}

  /** The id of a mention that is a statement of the subject. */
  public static String ofStatement(String issueId, String mentionKey) {
    return escaped(issueId + "/" + mentionKey);
  }

  /** The id of the answer to a mention. */
  public static String ofAnswer(String issueId, String mentionKey) {
    return escaped(issueId + "/" + Response.ANSWER + "/" + mentionKey);
  }

  /**
   * The mention that a response is, whatever its kind and whether or not it stands.
   *
   * @return the keys that its id may mean: one, or two where a mention's own id may hold {@code
   *     %7C}; none where the response has no such id
   */
  public static List<String> statement(Response response) {
    return mentions(response, "/");
  }

  /**
   * The mention that a response answers, in the same way. Whether it stands says {@link #answers}.
   */
  public static List<String> answered(Response response) {
    return mentions(response, "/" + Response.ANSWER + "/");
  }

  /** Whether a response is an answer that stands. */
  public static boolean answers(Response response) {
    return !response.deleted() && response.isAnswer();
  }

  private static List<String> mentions(Response response, String after) {
    String start = escaped(response.issueId()) + after;
    if (!response.id().startsWith(start)) {
      return List.of();
    }
    String key = response.id().substring(start.length());
    int colon = key.indexOf(':');
    if (colon < 1 || key.lastIndexOf('/', colon) >= 0) {
      return List.of();
    }
    String plain = key.replace(BAR, "|");
    return plain.equals(key) ? List.of(key) : List.of(plain, key);
  }

  private static String escaped(String id) {
    return id.replace("|", BAR);
  }
}
