package io.firebreak.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.json.ResponseParser;
import io.firebreak.local.embedded.EmbeddedKafka;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.TopicSpec;
import io.firebreak.local.embedded.Workspace;
import io.firebreak.models.data.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RespondCommandTest {

  private static Workspace workspace;
  private static EmbeddedKafka kafka;

  private final FakeTerminal fake = new FakeTerminal(false, 100);

  @BeforeAll
  static void start() {
    workspace = Workspace.create();
    kafka = EmbeddedKafka.start(workspace, Ports.ANY);
    kafka.createTopics(
        List.of(new TopicSpec("responses", 1, true), new TopicSpec("answers", 1, true)));
  }

  @AfterAll
  static void stop() {
    kafka.close();
    workspace.close();
  }

  @Test
  void whatIsPublishedIsWhatTheJobsRead() throws Exception {
    assertThat(
            respond(
                "--issue", "northwind-ferry-delays",
                "--kind", "apology",
                "--text", "We are sorry <b>&\nevery ticket is refunded",
                "--url", "https://www.northwind.example/facts",
                "--channel", "hub",
                "--at", "2026-03-01T14:00:00+01:00",
                "--key-message", "every ticket is refunded",
                "--key-message", "sorry",
                "--unexposed-platform", "Weibo",
                "--unexposed-platform", "reddit"))
        .as(fake.err())
        .isEqualTo(Firebreak.DONE);
    String id = "northwind-ferry-delays/apology/2026-03-01T13:00:00.000Z";
    assertThat(fake.out())
        .isEqualTo("Published " + id + ": topic responses, partition 0, offset 0\n");

    assertThat(respond("--withdraw", "--id", id)).isEqualTo(Firebreak.DONE);

    List<ConsumerRecord<byte[], byte[]>> records = read("responses", 2);
    Response published = parse(records.get(0));
    assertThat(published)
        .isEqualTo(
            new Response(
                id,
                false,
                "northwind-ferry-delays",
                Instant.parse("2026-03-01T13:00:00Z").toEpochMilli(),
                "apology",
                "hub",
                "https://www.northwind.example/facts",
                "We are sorry <b>&\nevery ticket is refunded",
                List.of("every ticket is refunded", "sorry"),
                List.of("weibo", "reddit"),
                null));
    assertThat(new String(records.get(1).key(), UTF_8)).isEqualTo(id);
    assertThat(parse(records.get(1)).deleted()).isTrue();
  }

  @Test
  void settingsNameBrokersAndTopicWhereOptionsDoNot() {
    assertThat(
            Firebreak.run(
                fake.terminal(),
                "respond",
                "--issue",
                "x",
                "--kind",
                "update",
                "--id",
                "u1",
                "--set",
                "kafka.bootstrapServers=" + kafka.bootstrapServers(),
                "--set",
                "kafka.topics.responses=answers"))
        .as(fake.err())
        .isEqualTo(Firebreak.DONE);
    assertThat(fake.out()).isEqualTo("Published u1: topic answers, partition 0, offset 0\n");
  }

  @Test
  void whatWouldBeADeadLetterIsNotSent() {
    assertThat(respond("--issue", "x")).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(respond("--issue", "x", "--kind", "shrug")).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(respond("--issue", "x|y", "--kind", "apology")).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(respond("--issue", "x", "--kind", "apology", "--url", "ftp://x.example"))
        .isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(respond("--issue", "x", "--kind", "apology", "--at", "2999-01-01T00:00:00Z"))
        .isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(respond("--issue", "x", "--kind", "apology", "--text", "a".repeat(50_001)))
        .isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(respond("--withdraw", "--issue", "x")).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(respond("--issue", "x", "--kind", "apology", "--comparison-issue", "x"))
        .isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(fake.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("needs --issue and --kind"),
            line -> assertThat(line).contains("would not be accepted", "shrug"),
            line -> assertThat(line).contains("|"),
            line -> assertThat(line).contains("url"),
            line -> assertThat(line).contains("publishedAt"),
            line -> assertThat(line).contains("text"),
            line -> assertThat(line).contains("give its --id"),
            line -> assertThat(line).contains("comparisonIssue", "must be another one"));
  }

  @Test
  void aMissingTopicIsSaidAndNotMade() {
    assertThat(respond("--issue", "x", "--kind", "apology", "--topic", "elsewhere"))
        .isEqualTo(Firebreak.FAILED);
    assertThat(respond("--issue", "x", "--kind", "apology", "--topic", "elsewhere"))
        .isEqualTo(Firebreak.FAILED);
    assertThat(fake.err().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("There is no topic elsewhere on"));
  }

  private int respond(String... options) {
    List<String> arguments = new ArrayList<>(List.of("respond"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--kafka", kafka.bootstrapServers()));
    return Firebreak.run(fake.terminal(), arguments.toArray(String[]::new));
  }

  private static Response parse(ConsumerRecord<byte[], byte[]> record) {
    return new ResponseParser()
        .parse(record.key(), record.value(), record.timestamp(), record.timestamp())
        .value();
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      for (int attempt = 0; attempt < 60 && records.size() < count; attempt++) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
      return records;
    }
  }
}
