package io.firebreak.models.data;

import java.util.List;

/**
 * Accounts that spread the same thing together: the latest word on one cluster of one issue. A
 * later record with the same issue and cluster replaces it.
 *
 * @param issueId the issue
 * @param clusterId names the cluster within its issue, the same in a replay
 * @param kind {@code text} for near-duplicate texts, {@code link} for the same link
 * @param firstAtMillis when its first mention was published
 * @param lastAtMillis when its last mention was published
 * @param knownAtMillis event time up to which it was looked at
 * @param mentions how many mentions belong to it
 * @param authors how many distinct authors
 * @param critics how many of its mentions are critics
 * @param score how surely it is coordinated, 0 to 1
 * @param reason one sentence for people
 * @param mentionKeys {@code platform:id} of mentions, the latest ones where there are too many
 * @param authorKeys {@code platform:authorId} of authors, bounded likewise
 */
public record CoordinatedCluster(
    String issueId,
    String clusterId,
    String kind,
    long firstAtMillis,
    long lastAtMillis,
    long knownAtMillis,
    long mentions,
    long authors,
    long critics,
    double score,
    String reason,
    List<String> mentionKeys,
    List<String> authorKeys) {

  /** Copies the lists. */
  public CoordinatedCluster {
    mentionKeys = List.copyOf(mentionKeys);
    authorKeys = List.copyOf(authorKeys);
  }
}
