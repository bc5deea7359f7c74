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

/** Writes records to a topic of Kafka, and waits for each until all replicas have it. */
final class PublishRecord implements AutoCloseable {

  private static final int PATIENCE_MILLIS = (int) TimeUnit.SECONDS.toMillis(20);

  private final String brokers;
  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;

  private PublishRecord(String brokers, String topic, KafkaProducer<byte[], byte[]> producer) {
    this.brokers = brokers;
    this.topic = topic;
    this.producer = producer;
  }

  /**
   * Publishes one record.
   *
   * @throws CommandFailure when the brokers do not answer, or there is no such topic
   */
  static RecordMetadata publish(String brokers, String topic, byte[] key, byte[] value)
      throws InterruptedException {
    try (PublishRecord publish = open(brokers, topic)) {
      return publish.send(key, value);
    }
  }

  /**
   * Gets ready to publish to a topic.
   *
   * @throws CommandFailure when the brokers do not answer, or there is no such topic
   */
  static PublishRecord open(String brokers, String topic) throws InterruptedException {
    try {
      // Asked for first, since brokers may create a topic that is written to, but not compacted.
      requireTopic(brokers, topic);
      return new PublishRecord(brokers, topic, producer(brokers));
    } catch (ExecutionException e) {
      throw failure(brokers, topic, e.getCause());
    } catch (KafkaException e) {
      throw failure(brokers, topic, e);
    }
  }

  /**
   * Publishes one record.
   *
   * @throws CommandFailure when the brokers do not take it
   */
  RecordMetadata send(byte[] key, byte[] value) throws InterruptedException {
    try {
      return producer.send(new ProducerRecord<>(topic, key, value)).get();
    } catch (ExecutionException e) {
      throw failure(brokers, topic, e.getCause());
    } catch (KafkaException e) {
      throw failure(brokers, topic, e);
    }
  }

  @Override
  public void close() {
    producer.close();
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

  private static KafkaProducer<byte[], byte[]> producer(String brokers) {
    return new KafkaProducer<>(
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
        new ByteArraySerializer());
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
