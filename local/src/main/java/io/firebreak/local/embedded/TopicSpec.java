package io.firebreak.local.embedded;

/**
 * A topic to create. Records are kept for ever, since records of a replay carry old times and any
 * retention by time would delete them at once.
 *
 * @param name the topic
 * @param partitions how many
 * @param compacted true to keep the last record of each key alone
 */
public record TopicSpec(String name, int partitions, boolean compacted) {}
