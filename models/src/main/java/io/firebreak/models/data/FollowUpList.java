package io.firebreak.models.data;

import java.util.List;

/**
 * Whom to answer in one issue, first things first. A later list of an issue replaces the one before
 * as a whole.
 *
 * @param issueId the issue
 * @param knownAtMillis event time at which it was made
 * @param mentions how many mentions of the last day it was made from
 * @param ranked whom to answer, by rank
 * @param avoid whom not to engage though they would be in the list, with the reason
 */
public record FollowUpList(
    String issueId,
    long knownAtMillis,
    int mentions,
    List<FollowUpEntry> ranked,
    List<FollowUpEntry> avoid) {

  /** Copies the lists. */
  public FollowUpList {
    ranked = List.copyOf(ranked);
    avoid = List.copyOf(avoid);
  }
}
