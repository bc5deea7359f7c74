package io.firebreak.models.alerts;

/**
 * How much of the critics of the hour before a minute came from coordinated clusters.
 *
 * @param share 0 to 1
 * @param critics what the share rests on
 * @param cluster id of the cluster with the most critics; null for none
 * @param accounts how many accounts that cluster has
 */
public record CoordinationSeen(
    long endMinute, double share, long critics, String cluster, long accounts) {}
