package io.firebreak.jobs.match;

import io.firebreak.jobs.ingest.KeyMessages;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The phrases of an issue's responses that are looked for, each with the time from which it counts:
 * the publication of the first response that has it. At most {@link #MOST} for an issue; beyond
 * them those of the responses published last are kept. The same responses give the same phrases,
 * whatever their order.
 */
final class ResponsePhrases {
  /** Phrases for one issue: as many as one response or one list of an issue may have. */
  static final int MOST = 1_000;

  static final ResponsePhrases NONE = new ResponsePhrases();

  private static final Comparator<KeyMessages> LATEST_FIRST =
      Comparator.comparingLong(KeyMessages::publishedAtMillis)
          .reversed()
          .thenComparing(KeyMessages::responseId);

  private final Map<String, Map<String, Long>> sinceByIssue = new HashMap<>();
  private int leftOut;

  private ResponsePhrases() {}

  /**
   * The phrases of responses.
   *
   * @param standing the responses that stand, each once
   */
  static ResponsePhrases of(Collection<KeyMessages> standing) {
    ResponsePhrases phrases = new ResponsePhrases();
    List<KeyMessages> ordered = standing.stream().sorted(LATEST_FIRST).toList();
    ordered.forEach(phrases::add);
    return phrases;
  }

  private void add(KeyMessages messages) {
    Map<String, Long> since =
        sinceByIssue.computeIfAbsent(messages.issueId(), absent -> new HashMap<>());
    for (String phrase : messages.phrases()) {
      if (since.size() < MOST || since.containsKey(phrase)) {
        since.put(phrase, messages.publishedAtMillis());
      } else {
        leftOut++;
      }
    }
  }

  /** Each phrase for an issue with the time from which it counts, epoch milliseconds. */
  Map<String, Long> of(String issueId) {
    return sinceByIssue.getOrDefault(issueId, Map.of());
  }

  /** How many phrases were left out because their issue has too many. */
  int leftOut() {
    return leftOut;
  }
}
