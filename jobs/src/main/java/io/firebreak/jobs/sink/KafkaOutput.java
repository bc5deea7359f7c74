package io.firebreak.jobs.sink;

import io.firebreak.jobs.settings.SettingKey;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import java.io.Serializable;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Exactly-once sinks to Kafka topics. */
final class KafkaOutput {
  /**
   * Below the broker's default maximum of 15 minutes, above any checkpoint interval plus restart.
   */
  private static final String TRANSACTION_TIMEOUT_MILLIS = "840000";

  /** Kafka's 16 KiB hold a dozen rows: each batch costs a compressor and a share of a request. */
  private static final String BATCH_BYTES = "262144";

  private KafkaOutput() {}

  /** Turns a record into bytes. */
  @FunctionalInterface
  interface Bytes<T> extends Serializable {
    byte[] of(T record);
  }

  /**
   * A sink to one topic. Records carry the time of writing, not the event time: a topic's retention
   * would else delete replayed history as soon as it is written.
   *
   * @param role tells the sinks of one topic apart, in their transactional ids
   */
  static <T> KafkaSink<T> sink(
      Settings settings, SettingKey<String> topicKey, String role, Bytes<T> key, Bytes<T> value) {
    String topic = settings.get(topicKey);
    KafkaRecordSerializationSchema<T> schema =
        (record, context, timestamp) ->
            new ProducerRecord<>(topic, null, null, key.of(record), value.of(record));
    return KafkaSink.<T>builder()
        .setBootstrapServers(settings.get(SettingKeys.KAFKA_SERVERS))
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(settings.get(SettingKeys.KAFKA_GROUP) + "-" + topic + "-" + role)
        .setProperty("transaction.timeout.ms", TRANSACTION_TIMEOUT_MILLIS)
        .setProperty("compression.type", "lz4")
        .setProperty("linger.ms", "50")
        .setProperty("batch.size", BATCH_BYTES)
        .setRecordSerializer(schema)
        .build();
  }
}
