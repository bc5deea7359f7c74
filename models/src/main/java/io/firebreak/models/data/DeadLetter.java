package io.firebreak.models.data;

/**
 * A record that could not be used, kept with its reason so that it can be mended and sent again.
 *
 * @param topic topic (or file name, in a replay) it came from
 * @param partition its partition (0 in a replay)
 * @param offset its offset (line number from 0, in a replay)
 * @param reason what is wrong with it, in words; begins with a stable code and a colon, such as
 *     {@code not-json: ...}
 * @param raw the record's bytes as they came, cut to the largest size kept
 * @param recordedAtMillis timestamp of the record (Kafka's), not of its failure, so that a replay
 *     repeats it
 */
public record DeadLetter(
    String topic, int partition, long offset, String reason, byte[] raw, long recordedAtMillis) {}
