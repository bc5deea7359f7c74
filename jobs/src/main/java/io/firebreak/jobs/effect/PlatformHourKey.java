package io.firebreak.jobs.effect;

/**
 * A platform's hour.
 *
 * @param hour hours from the epoch
 */
public record PlatformHourKey(String platform, long hour) {}
