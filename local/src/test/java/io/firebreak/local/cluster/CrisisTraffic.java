package io.firebreak.local.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firebreak.jobs.json.IssueJson;
import io.firebreak.jobs.json.MentionJson;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Op;
import io.firebreak.models.simulation.CrisisSimulator;
import io.firebreak.models.simulation.Delivery;
import io.firebreak.models.simulation.SimulatedMention;
import io.firebreak.models.simulation.Simulation;
import io.firebreak.models.simulation.SimulationSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A simulated crisis, sent to Kafka part by part: some hundred mentions with repetitions and
 * garbage, and what must be true of those sent so far. Nothing is edited or deleted, so that each
 * mention's issues stay the same.
 */
final class CrisisTraffic {
  private static final Instant START = Instant.parse("2025-03-10T06:00:00Z");
  private static final int HOURS = 6;
  private static final SimulationSettings SETTINGS =
      SimulationSettings.defaults()
          .withTime(START, HOURS)
          .withMentions(500)
          .withDirt(0.1, 0, 0, 0.05, 0, 0);

  private final String bootstrapServers;
  private final Simulation simulation = CrisisSimulator.simulate(SETTINGS);
  private final List<Delivery> deliveries = new ArrayList<>();
  private final Map<String, Set<String>> issuesByMention;
  private final Set<String> pairs = new TreeSet<>();
  private int sent;

  CrisisTraffic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    simulation.deliveries().forEach(deliveries::add);
    issuesByMention =
        simulation
            .mentions()
            .collect(
                Collectors.toMap(
                    simulated -> simulated.mention().key(), CrisisTraffic::matchedIssues));
  }

  private static Set<String> matchedIssues(SimulatedMention simulated) {
    return Set.copyOf(simulated.stances().keySet());
  }

  /** Sends the issue definitions. */
  void sendIssues(String topic) throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (Issue issue : simulation.issues()) {
      records.add(new ProducerRecord<>(topic, issue.id().getBytes(UTF_8), IssueJson.write(issue)));
    }
    send(records);
  }

  /** Sends mentions in the order of their arrival, up to this share of all. */
  void sendMentions(String topic, double upTo) throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    int end = (int) Math.round(upTo * deliveries.size());
    for (; sent < end; sent++) {
      Delivery delivery = deliveries.get(sent);
      records.add(new ProducerRecord<>(topic, delivery.key(), delivery.value()));
      String mention = new String(delivery.key(), UTF_8);
      for (String issue : issuesByMention.getOrDefault(mention, Set.of())) {
        pairs.add(mention + "|" + issue);
      }
    }
    send(records);
  }

  /**
   * Sends one mention published long after all others: event time passes the end of their windows.
   * Its own window stays open.
   *
   * @return the end of the time before it
   */
  Instant sendLater(String topic) throws Exception {
    Instant later = START.plusSeconds(TimeUnit.HOURS.toSeconds(HOURS + 3));
    Issue issue = simulation.issues().get(0);
    Mention mention =
        new Mention(
            "x:later",
            Op.CREATE,
            0,
            "x",
            "later",
            "author",
            null,
            null,
            issue.name(),
            null,
            "en",
            null,
            later.toEpochMilli(),
            later.toEpochMilli(),
            null,
            null,
            null,
            List.of(),
            null,
            null);
    pairs.add(mention.key() + "|" + issue.id());
    send(
        List.of(
            new ProducerRecord<>(
                topic, mention.key().getBytes(UTF_8), MentionJson.write(mention))));
    return later;
  }

  /** The pairs of a mention and an issue that it concerns, of what was sent so far. */
  Set<String> pairs() {
    return pairs;
  }

  /** All mentions of an issue, when all were sent. */
  Map<String, Long> mentionsByIssue() {
    Map<String, Long> mentions = new TreeMap<>();
    simulation.truth().issues().forEach(issue -> mentions.put(issue.issue(), issue.mentions()));
    return mentions;
  }

  /** Unusable records, when all were sent. */
  long deadLetters() {
    return simulation.truth().records().deadLetters();
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
    Map<String, Object> settings =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      var sending = records.stream().map(producer::send).toList();
      for (var record : sending) {
        record.get(60, TimeUnit.SECONDS);
      }
    }
  }
}
