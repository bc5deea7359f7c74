package io.firebreak.jobs.json;

import io.firebreak.models.data.FollowUpEntry;
import io.firebreak.models.data.FollowUpList;
import java.util.List;

/** {@link FollowUpList} as JSON: a line of a replay, and the column {@code list} of the table. */
public final class FollowUpJson {
  private FollowUpJson() {}

  /** One list. */
  public static byte[] write(FollowUpList list) {
    return JsonWriter.object(
        out -> {
          out.text("issueId", list.issueId());
          out.time("knownAt", list.knownAtMillis());
          out.whole("mentions", list.mentions());
          entries(out, list);
        });
  }

  /** The entries alone: an object with the lists {@code ranked} and {@code avoid}. */
  public static byte[] writeEntries(FollowUpList list) {
    return JsonWriter.object(out -> entries(out, list));
  }

  private static void entries(JsonWriter out, FollowUpList list) {
    out.objects("ranked", bodies(list.ranked()));
    out.objects("avoid", bodies(list.avoid()));
  }

  private static List<JsonWriter.Body> bodies(List<FollowUpEntry> entries) {
    return entries.stream().map(FollowUpJson::body).toList();
  }

  private static JsonWriter.Body body(FollowUpEntry entry) {
    return out -> {
      out.text("mention", entry.mentionKey());
      out.time("publishedAt", entry.publishedAtMillis());
      out.text("author", entry.author());
      out.text("kind", entry.kind());
      out.text("thread", entry.thread());
      out.decimal("expectedCritics", entry.expectedCritics());
      out.whole("children", entry.children());
      out.time("answerBy", entry.answerByMillis());
      out.text("reason", entry.reason());
    };
  }
}
