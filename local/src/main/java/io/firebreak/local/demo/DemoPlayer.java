package io.firebreak.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firebreak.jobs.json.IssueJson;
import io.firebreak.jobs.json.ResponseJson;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Response;
import io.firebreak.models.simulation.Delivery;
import io.firebreak.models.simulation.Simulation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Plays a simulation into Kafka, faster than it happened. */
public final class DemoPlayer implements AutoCloseable {
  private static final long MARK_MILLIS = TimeUnit.HOURS.toMillis(2);

  private final KafkaProducer<byte[], byte[]> producer;

  DemoPlayer(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                20),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Told how far the play is. */
  public interface Listener {
    void played(long records, long eventMillis);

    void answered(Response response);
  }

  void issues(Iterable<Issue> issues) {
    for (Issue issue : issues) {
      send("issues", issue.id().getBytes(UTF_8), IssueJson.write(issue));
    }
    producer.flush();
  }

  /**
   * Sends every record when its time has come, the simulated time spread evenly over the seconds,
   * then a mention that concerns nobody to each partition, some hours later: it moves event time
   * past the last window.
   *
   * @throws InterruptedException when the demo is stopped
   */
  void play(Simulation simulation, int seconds, Listener listener) throws InterruptedException {
    Deque<Response> responses = new ArrayDeque<>(simulation.responses());
    long startMillis = simulation.settings().start().toEpochMilli();
    double speed = simulation.settings().hours() * 3_600_000.0 / (seconds * 1_000.0);
    long startNanos = System.nanoTime();
    long records = 0;
    long eventMillis = startMillis;
    for (Delivery delivery : simulation.deliveries()) {
      eventMillis = delivery.observedAtMillis();
      while (!responses.isEmpty() && responses.peek().publishedAtMillis() <= eventMillis) {
        Response response = responses.remove();
        send("responses", response.id().getBytes(UTF_8), ResponseJson.write(response));
        listener.answered(response);
      }
      long dueNanos = startNanos + (long) ((eventMillis - startMillis) / speed * 1e6);
      waitUntil(dueNanos, startNanos + TimeUnit.SECONDS.toNanos(seconds + 5L));
      send("mentions", delivery.key(), delivery.value());
      listener.played(++records, eventMillis);
    }
    mark(Math.max(eventMillis, simulation.truth().end().toEpochMilli()) + MARK_MILLIS);
    producer.flush();
  }

  /**
   * Late records arrive after the simulated time has ended: they do not hold up the play for long.
   */
  private static void waitUntil(long dueNanos, long latestNanos) throws InterruptedException {
    long leftNanos = Math.min(dueNanos, latestNanos) - System.nanoTime();
    if (leftNanos > 1_000_000) {
      TimeUnit.NANOSECONDS.sleep(leftNanos);
    }
  }

  private void mark(long millis) {
    int partitions = producer.partitionsFor("mentions").size();
    String time = Instant.ofEpochMilli(millis).toString();
    for (int partition = 0; partition < partitions; partition++) {
      String json =
          "{\"platform\":\"clock\",\"id\":\"%d\",\"text\":\"tick\",\"publishedAt\":\"%s\",\"observedAt\":\"%s\"}"
              .formatted(partition, time, time);
      producer.send(new ProducerRecord<>("mentions", partition, null, json.getBytes(UTF_8)));
    }
  }

  private void send(String topic, byte[] key, byte[] value) {
    producer.send(new ProducerRecord<>(topic, key, value));
  }

  @Override
  public void close() {
    producer.close();
  }
}
