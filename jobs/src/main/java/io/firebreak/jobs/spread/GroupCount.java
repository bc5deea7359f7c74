package io.firebreak.jobs.spread;

import io.firebreak.models.data.SpreadWindow;

/** What one window of one issue counts for in its comparison group. */
public record GroupCount(
    String issueId,
    String comparisonGroup,
    String platform,
    String windowSize,
    long windowStartMillis,
    long windowEndMillis,
    long mentions,
    long critics) {

  static GroupCount of(SpreadWindow row) {
    return new GroupCount(
        row.issueId(),
        row.comparisonGroup(),
        row.platform(),
        row.windowSize(),
        row.windowStartMillis(),
        row.windowEndMillis(),
        row.mentions(),
        row.critics());
  }

  /** All issues of one group in one window. */
  String key() {
    return windowStartMillis + "|" + windowSize + "|" + platform + "|" + comparisonGroup;
  }
}
