package io.firebreak.local.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firebreak.jobs.json.IssueJson;
import io.firebreak.jobs.json.MentionJson;
import io.firebreak.jobs.json.ResponseJson;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Op;
import io.firebreak.models.simulation.CrisisSimulator;
import io.firebreak.models.simulation.Delivery;
import io.firebreak.models.simulation.SimulatedMention;
import io.firebreak.models.simulation.Simulation;
import io.firebreak.models.simulation.SimulationSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
  /** Six o'clock of yesterday: recent enough for alerts to be told of. */
  private static final Instant START =
      Instant.now().truncatedTo(ChronoUnit.DAYS).minus(18, ChronoUnit.HOURS);

  private static final int HOURS = 6;

  /** Well above the settings' outOfOrderness and the steps in which threads are settled. */
  private static final long SETTLING_MILLIS = 120_000;

  private static final SimulationSettings SETTINGS =
      SimulationSettings.defaults()
          .withTime(START, HOURS)
          .withMentions(500)
          .withDirt(0.1, 0, 0, 0.05, 0, 0);

  private final String bootstrapServers;
  private final Simulation simulation = CrisisSimulator.simulate(SETTINGS);
  private final List<Delivery> deliveries = new ArrayList<>();
  private final Map<String, Pairs> pairsByMention;
  private final List<Pairs> sentPairs = new ArrayList<>();
  private int sent;

  /** A mention's pairs {@code mention|issue}, one for each issue that it concerns. */
  private record Pairs(long publishedAtMillis, Set<String> pairs) {}

  CrisisTraffic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    simulation.deliveries().forEach(deliveries::add);
    pairsByMention =
        simulation
            .mentions()
            .collect(
                Collectors.toMap(simulated -> simulated.mention().key(), CrisisTraffic::pairs));
  }

  private static Pairs pairs(SimulatedMention simulated) {
    Mention mention = simulated.mention();
    return new Pairs(
        mention.publishedAtMillis(),
        simulated.stances().keySet().stream()
            .map(issue -> mention.key() + "|" + issue)
            .collect(Collectors.toSet()));
  }

  /** Sends the issue definitions. */
  void sendIssues(String topic) throws Exception {
    send(
        simulation.issues().stream()
            .map(issue -> keyed(topic, issue.id(), IssueJson.write(issue)))
            .toList());
  }

  /** Sends the company's responses; returns how many. */
  int sendResponses(String topic) throws Exception {
    send(
        simulation.responses().stream()
            .map(response -> keyed(topic, response.id(), ResponseJson.write(response)))
            .toList());
    return simulation.responses().size();
  }

  /** Sends mentions in the order of their arrival, up to this share of all. */
  void sendMentions(String topic, double upTo) throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    int end = (int) Math.round(upTo * deliveries.size());
    for (; sent < end; sent++) {
      Delivery delivery = deliveries.get(sent);
      records.add(new ProducerRecord<>(topic, delivery.key(), delivery.value()));
      Pairs pairs = pairsByMention.get(new String(delivery.key(), UTF_8));
      if (pairs != null) {
        sentPairs.add(pairs);
      }
    }
    send(records);
  }

  /**
   * Sends one mention published hours after all of the crisis: event time passes the end of their
   * windows. Its own window stays open.
   *
   * @return the end of the time before it
   */
  Instant sendLater(String topic, int hoursLater) throws Exception {
    Instant later = START.plusSeconds(TimeUnit.HOURS.toSeconds(HOURS + hoursLater));
    String id = "later-" + hoursLater;
    Issue issue = simulation.issues().get(0);
    Mention mention =
        new Mention(
            "x:" + id,
            Op.CREATE,
            0,
            "x",
            id,
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
    sentPairs.add(new Pairs(later.toEpochMilli(), Set.of(mention.key() + "|" + issue.id())));
    send(List.of(keyed(topic, mention.key(), MentionJson.write(mention))));
    return later;
  }

  /** The pairs {@code mention|issue} of all mentions sent so far. */
  Set<String> sentPairs() {
    return pairsUntil(Long.MAX_VALUE);
  }

  /**
   * Those of them that must be told by now: replies, quotes and reposts wait until event time has
   * passed them, so the latest few may be held back until more is sent.
   */
  Set<String> settledPairs() {
    long latest = sentPairs.stream().mapToLong(Pairs::publishedAtMillis).max().orElse(0);
    return pairsUntil(latest - SETTLING_MILLIS);
  }

  private Set<String> pairsUntil(long publishedAtMillis) {
    return sentPairs.stream()
        .filter(pairs -> pairs.publishedAtMillis() <= publishedAtMillis)
        .flatMap(pairs -> pairs.pairs().stream())
        .collect(Collectors.toCollection(TreeSet::new));
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

  private static ProducerRecord<byte[], byte[]> keyed(String topic, String key, byte[] value) {
    return new ProducerRecord<>(topic, key.getBytes(UTF_8), value);
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
