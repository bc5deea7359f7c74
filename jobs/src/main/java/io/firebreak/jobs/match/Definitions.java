package io.firebreak.jobs.match;

import io.firebreak.jobs.ingest.IssueUpdate;
import io.firebreak.jobs.ingest.KeyMessages;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The issues and responses that one task knows, and the matcher for them. Of a response only its
 * key messages are kept, and those only while it stands.
 */
final class Definitions {
  private final Map<String, IssueUpdate> issues = new HashMap<>();
  private final Map<String, KeyMessages> messages = new HashMap<>();
  private IssueMatcher matcher; // null when it must be built again: once for many changes
  private volatile int phrasesLeftOut;

  void define(IssueUpdate update) {
    IssueUpdate known = issues.get(update.issue().id());
    if (known == null || update.offset() > known.offset()) {
      issues.put(update.issue().id(), update);
      matcher = null;
    }
  }

  /** A response moved to another issue takes its messages along; one without any is forgotten. */
  void define(KeyMessages response) {
    boolean any = !response.phrases().isEmpty();
    KeyMessages known =
        any
            ? messages.put(response.responseId(), response)
            : messages.remove(response.responseId());
    if (!Objects.equals(known, any ? response : null)) {
      matcher = null;
    }
  }

  IssueMatcher matcher() {
    if (matcher == null) {
      ResponsePhrases phrases = ResponsePhrases.of(messages.values());
      matcher =
          IssueMatcher.of(
              issues.values().stream()
                  .map(IssueUpdate::issue)
                  .filter(issue -> !issue.deleted())
                  .toList(),
              phrases);
      phrasesLeftOut = phrases.leftOut();
    }
    return matcher;
  }

  /** {@link ResponsePhrases#leftOut}; may be asked by any thread. */
  int phrasesLeftOut() {
    return phrasesLeftOut;
  }
}
