package io.firebreak.jobs.match;

import io.firebreak.jobs.ingest.IssueUpdate;
import io.firebreak.jobs.ingest.RecordParser;
import io.firebreak.jobs.json.Parsed;
import io.firebreak.jobs.source.RawRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the issues topic from its beginning to where it ends now. Bad records are passed over here:
 * the stream of the same topic sends them to the dead letters.
 */
public final class KafkaIssueLoader implements IssueLoader {
  private static final long serialVersionUID = 1L;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final String bootstrapServers;
  private final String topic;
  private final RecordParser<IssueUpdate> parser;

  public KafkaIssueLoader(String bootstrapServers, String topic, RecordParser<IssueUpdate> parser) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.parser = parser;
  }

  /**
   * @throws IllegalStateException when the topic cannot be read to its end; the task is started
   *     again
   */
  @Override
  public List<IssueUpdate> load() {
    Map<String, Object> properties =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false);
    List<IssueUpdate> updates = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long deadlineNanos = System.nanoTime() + LONGEST.toNanos();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        if (System.nanoTime() > deadlineNanos) {
          throw new IllegalStateException(
              "topic " + topic + " at " + bootstrapServers + " could not be read to its end");
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Parsed<IssueUpdate> update =
              parser.parse(
                  new RawRecord(
                      record.topic(),
                      record.partition(),
                      record.offset(),
                      record.timestamp(),
                      record.key(),
                      record.value()));
          if (update.isOk()) {
            updates.add(update.value());
          }
        }
      }
    }
    return updates;
  }
}
