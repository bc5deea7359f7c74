package io.firebreak.local.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes one record to Kafka and waits until all replicas have it. */
final class PublishRecord {

  private static final int PATIENCE_MILLIS = (int) TimeUnit.SECONDS.toMillis(20);

  private PublishRecord() {}

  /**
   * Publishes.
   *
   * @throws CommandFailure when the brokers do not answer, or there is no such topic
   */
  static RecordMetadata publish(String brokers, String topic, byte[] key, byte[] value)
      throws InterruptedException {
    try {
      // Asked for first, since brokers may create a topic that is written to, but not compacted.
      requireTopic(brokers, topic);
      return send(brokers, new ProducerRecord<>(topic, key, value));
    } catch (ExecutionException e) {
      throw failure(brokers, topic, e.getCause());
    } catch (KafkaException e) {
      throw failure(brokers, topic, e);
    }
  }

  private static void requireTopic(String brokers, String topic)
      throws ExecutionException, InterruptedException {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS / 2,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS))) {
      admin.describeTopics(List.of(topic)).allTopicNames().get();
    }
  }

  private static RecordMetadata send(String brokers, ProducerRecord<byte[], byte[]> record)
      throws ExecutionException, InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      return producer.send(record).get();
    }
  }

  private static CommandFailure failure(String brokers, String topic, Throwable cause) {
    if (cause instanceof UnknownTopicOrPartitionException) {
      return new CommandFailure(
          "There is no topic %s on %s. Create it (compacted) or name another: --topic."
              .formatted(topic, brokers),
          cause);
    }
    if (cause instanceof TimeoutException) {
      return new CommandFailure(
          "Kafka at %s did not answer within %d s. Name its brokers: --kafka HOST:PORT."
              .formatted(brokers, PATIENCE_MILLIS / 1000),
          cause);
    }
    Throwable deepest = cause;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return new CommandFailure(
        "Kafka at %s refused: %s.".formatted(brokers, deepest.getMessage()), cause);
  }
}
