package io.firebreak.local.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.firebreak.models.stance.StanceClassifier;
import io.firebreak.models.stance.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The measure of all: one thread with a KafkaConsumer and Jackson's databind into a typed record,
 * its times by {@link Instant#parse}, optionally with the stance model; it counts and keeps
 * nothing.
 */
final class PlainLoop {
  private static final Target TARGET = new Target("Brand 0", List.of());

  /** The fields that any reader of mentions needs. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record PlainMention(
      String platform,
      String id,
      String mention,
      String issue,
      String kind,
      String stance,
      PlainAuthor author,
      String text,
      String language,
      String url,
      String publishedAt,
      String observedAt,
      List<String> links,
      Map<String, Double> probabilities) {}

  /** The author of one. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record PlainAuthor(String id, String handle, Long followers) {}

  private PlainLoop() {}

  /**
   * Reads a topic from its beginning to its end.
   *
   * @param classifier judges each text; null for none
   * @return a number that depends on every record, so that no work can be left out
   */
  static long run(String bootstrapServers, String topic, StanceClassifier classifier)
      throws IOException {
    ObjectReader reader = new ObjectMapper().readerFor(PlainMention.class);
    long sum = 0;
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          PlainMention mention = reader.readValue(record.value());
          sum += Instant.parse(mention.publishedAt()).toEpochMilli();
          sum += Instant.parse(mention.observedAt()).toEpochMilli();
          if (classifier != null) {
            sum +=
                classifier
                    .classify(mention.language(), null, mention.text(), TARGET)
                    .stance()
                    .ordinal();
          }
        }
      }
    }
    return sum;
  }

  static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }
}
