package io.firebreak.local.situation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What is read: an issue or all, and a time range.
 *
 * @param issueId the issue; null for all
 * @param fromMillis from when on; null from the beginning
 * @param toMillis up to when, which is not in it; null to the end
 */
public record Scope(String issueId, Long fromMillis, Long toMillis) {

  /** Everything. */
  public static final Scope ALL = new Scope(null, null, null);

  /** A condition with the values of its placeholders; empty words for no condition. */
  record Condition(String words, List<Object> values) {
    /** The condition behind {@code WHERE}. */
    String where() {
      return words.isEmpty() ? "" : " WHERE " + words;
    }

    /** This one and another. */
    Condition and(String other, Object... more) {
      List<Object> all = new ArrayList<>(values);
      all.addAll(List.of(more));
      return new Condition(words.isEmpty() ? other : words + " AND " + other, all);
    }
  }

  /**
   * Rows of the issue whose time lies in the range.
   *
   * @param issue the column of the issue
   * @param time the column of the time; null for rows without one
   */
  Condition where(String issue, String time) {
    Condition made = new Condition("", List.of());
    if (issueId != null) {
      made = made.and(issue + " = ?", issueId);
    }
    if (fromMillis != null && time != null) {
      made = made.and(time + " >= ?", timestamp(fromMillis));
    }
    if (toMillis != null && time != null) {
      made = made.and(time + " < ?", timestamp(toMillis));
    }
    return made;
  }

  static OffsetDateTime timestamp(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
  }
}
