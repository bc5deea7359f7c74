package io.firebreak.models.data;

import java.util.List;

/**
 * Something the subject of an issue published in answer to it.
 *
 * @param id stable identifier, also the Kafka key
 * @param deleted true when the response was withdrawn
 * @param issueId the issue it answers
 * @param publishedAtMillis when it was published
 * @param kind apology, correction, rebuttal, statement, update, education, thanks, or answer (to
 *     one mention)
 * @param channel where: hub, x, press, ...; null when unknown
 * @param url its public http(s) address; null when unknown
 * @param text its text; null when unknown
 * @param keyMessages phrases of it to look for in mentions; never null
 * @param unexposedPlatforms platforms that it did not reach: their mentions are the control that
 *     the others are compared with; never null
 * @param comparisonIssue an issue of the same kind that it does not concern: its mentions are the
 *     control; null for none. A response has one of the two controls at most.
 */
public record Response(
    String id,
    boolean deleted,
    String issueId,
    long publishedAtMillis,
    String kind,
    String channel,
    String url,
    String text,
    List<String> keyMessages,
    List<String> unexposedPlatforms,
    String comparisonIssue) {

  /** The kind of an answer to one mention. */
  public static final String ANSWER = "answer";

  /** A response without a control. */
  public Response(
      String id,
      boolean deleted,
      String issueId,
      long publishedAtMillis,
      String kind,
      String channel,
      String url,
      String text,
      List<String> keyMessages) {
    this(
        id,
        deleted,
        issueId,
        publishedAtMillis,
        kind,
        channel,
        url,
        text,
        keyMessages,
        List.of(),
        null);
  }

  /** Whether it answers one mention, not the public. */
  public boolean isAnswer() {
    return ANSWER.equals(kind);
  }

  /** The same with a control: platforms that it did not reach, or an issue; null for no issue. */
  public Response withControl(List<String> platforms, String issue) {
    return new Response(
        id,
        deleted,
        issueId,
        publishedAtMillis,
        kind,
        channel,
        url,
        text,
        keyMessages,
        platforms,
        issue);
  }
}
