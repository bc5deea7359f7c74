package io.firebreak.jobs.match;

import io.firebreak.jobs.ingest.RecordParser;
import io.firebreak.jobs.json.Parsed;
import io.firebreak.jobs.source.RawRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic of definitions from its beginning to where it ends now, then follows it. Bad
 * records are passed over here: the stream of the same topic sends them to the dead letters.
 */
public final class KafkaDefinitionFeed<T> implements DefinitionFeed<T> {
  private static final long serialVersionUID = 1L;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final String bootstrapServers;
  private final String topic;
  private final RecordParser<T> parser;

  public KafkaDefinitionFeed(String bootstrapServers, String topic, RecordParser<T> parser) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.parser = parser;
  }

  /**
   * @throws IllegalStateException when the topic cannot be read to its end; the task is started
   *     again
   */
  @Override
  public Reader<T> open() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    try {
      Following following = new Following(consumer);
      following.readToTheEnd();
      following.start();
      return following;
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /** Follows the topic on a thread of its own, which alone touches the consumer once it runs. */
  private final class Following implements Reader<T> {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Queue<T> news = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::follow, "definitions-" + topic);
    private volatile boolean closed;
    private volatile RuntimeException failure;

    Following(KafkaConsumer<byte[], byte[]> consumer) {
      this.consumer = consumer;
    }

    void readToTheEnd() {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new IllegalStateException(
            "topic "
                + topic
                + " at "
                + bootstrapServers
                + " is not there: create it as deploy/topics.conf lists it");
      }
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
        poll();
      }
    }

    void start() {
      thread.setDaemon(true);
      thread.start();
    }

    private void follow() {
      try (consumer) {
        while (!closed) {
          poll();
        }
      } catch (WakeupException e) {
        if (!closed) {
          failure = e;
        }
      } catch (RuntimeException e) {
        failure = e;
      }
    }

    private void poll() {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        Parsed<T> update =
            parser.parse(
                new RawRecord(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    record.timestamp(),
                    record.key(),
                    record.value()));
        if (update.isOk()) {
          news.add(update.value());
        }
      }
    }

    @Override
    public List<T> next() {
      if (failure != null) {
        throw new IllegalStateException(
            "topic " + topic + " at " + bootstrapServers + " can no longer be read", failure);
      }
      if (news.isEmpty()) {
        return List.of();
      }
      List<T> came = new ArrayList<>();
      for (T update = news.poll(); update != null; update = news.poll()) {
        came.add(update);
      }
      return came;
    }

    @Override
    public void close() {
      closed = true;
      consumer.wakeup();
      try {
        thread.join(LONGEST.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
