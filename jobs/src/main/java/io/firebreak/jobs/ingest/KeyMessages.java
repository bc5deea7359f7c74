package io.firebreak.jobs.ingest;

import io.firebreak.models.data.Response;
import java.util.List;

/**
 * What the matching needs of a response: the phrases to look for, and from when on.
 *
 * @param responseId the response; the last one with an id stands
 * @param issueId the issue that it answers
 * @param publishedAtMillis when it was published: mentions from before cannot have taken it up
 * @param phrases its key messages; empty when it has none or was withdrawn
 */
public record KeyMessages(
    String responseId, String issueId, long publishedAtMillis, List<String> phrases) {

  /** Those of a response. */
  public static KeyMessages of(Response response) {
    return new KeyMessages(
        response.id(),
        response.issueId(),
        response.publishedAtMillis(),
        response.deleted() ? List.of() : response.keyMessages());
  }
}
