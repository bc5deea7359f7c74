package io.firebreak.jobs.source;

/**
 * A record as it came, with its place, so that a dead letter can say where it was.
 *
 * @param topic Kafka topic, or file name in a replay
 * @param partition Kafka partition; 0 in a replay
 * @param offset Kafka offset; line number from 0 in a replay
 * @param timestampMillis Kafka's timestamp; the replay's start for a file
 * @param key the record's key; null when there is none
 * @param value the record's bytes; null for a tombstone
 */
public record RawRecord(
    String topic, int partition, long offset, long timestampMillis, byte[] key, byte[] value) {}
