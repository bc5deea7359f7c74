package io.firebreak.models.alerts;

/**
 * How much of the critics of the hour before a minute came from coordinated clusters. Nothing feeds
 * this yet: the rule of kind {@link AlertKind#COORDINATION} waits for it.
 *
 * @param share 0 to 1
 * @param critics what the share rests on
 */
public record CoordinationSeen(long endMinute, double share, long critics) {}
