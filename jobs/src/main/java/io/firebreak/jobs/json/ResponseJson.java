package io.firebreak.jobs.json;

import io.firebreak.models.data.Response;

/** {@link Response} as the JSON of the topic {@code responses}; key: the response's id. */
public final class ResponseJson {
  private ResponseJson() {}

  /** One record's bytes; {@link ResponseParser#parse} gives the same response back. */
  public static byte[] write(Response response) {
    return JsonWriter.object(
        out -> {
          out.text("id", response.id());
          out.flag("deleted", response.deleted());
          out.text("issue", known(response.issueId()));
          out.time("publishedAt", response.publishedAtMillis());
          out.text("kind", known(response.kind()));
          out.text("channel", response.channel());
          out.text("url", response.url());
          out.text("text", response.text());
          out.texts("keyMessages", response.keyMessages());
          out.texts("unexposedPlatforms", response.unexposedPlatforms());
          out.text("comparisonIssue", response.comparisonIssue());
        });
  }

  /** A withdrawn response may know neither its issue nor its kind. */
  private static String known(String value) {
    return value == null || value.isEmpty() ? null : value;
  }
}
