package io.firebreak.models.simulation;

/**
 * One raw record as it arrives on the topic {@code mentions}: good, repeated or garbage.
 *
 * @param key the Kafka key, {@code platform:id} in UTF-8
 * @param value the record's bytes; never with a line break
 * @param observedAtMillis when it arrives, epoch milliseconds; never less than for the record
 *     before
 */
@SuppressWarnings("ArrayRecordComponent") // Raw bytes in passing; never compared.
public record Delivery(byte[] key, byte[] value, long observedAtMillis) {}
