package io.firebreak.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.json.FollowUpJson;
import io.firebreak.jobs.json.ResponseParser;
import io.firebreak.jobs.sink.Database;
import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.local.embedded.EmbeddedKafka;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.TopicSpec;
import io.firebreak.local.embedded.Workspace;
import io.firebreak.models.data.FollowUpEntry;
import io.firebreak.models.data.FollowUpList;
import io.firebreak.models.data.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people at the queue, on a real database and a real Kafka. */
class QueueCommandTest {
  private static final Instant KNOWN = Instant.parse("2026-03-01T12:00:00Z");

  private static Workspace workspace;
  private static EmbeddedDatabase server;
  private static EmbeddedKafka kafka;
  private int code;

  @BeforeAll
  static void start() throws Exception {
    workspace = Workspace.create();
    server = EmbeddedDatabase.start(workspace, Ports.ANY, "secret");
    new Database(server.jdbcUrl(), server.user(), "secret", 1, 1).migrate();
    kafka = EmbeddedKafka.start(workspace, Ports.ANY);
    kafka.createTopics(List.of(new TopicSpec("responses", 1, true)));
  }

  @AfterAll
  static void stop() throws Exception {
    kafka.close();
    server.close();
    workspace.close();
  }

  @BeforeEach
  void aListOfThreeAndOneNotToEngage() throws SQLException {
    execute("TRUNCATE follow_up, follow_up_state, scored_mention, issue, response");
    execute(
        """
        INSERT INTO issue (issue_id, name, comparison_group, deleted, definition) VALUES ('ferry', 'Northwind Ferries', NULL, false,
          '{"id": "ferry", "hubUrls": ["https://northwind.example/facts"], "keyMessages": ["every ticket is refunded"]}')""");
    for (String id : List.of("1", "2", "3", "4", "5")) {
      execute(
          """
          INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision, platform, kind, author_id, followers,
            text, url, hub_link, matched_by, stance)
          VALUES ('x:%1$s', 'ferry', '2026-03-01 11:00Z', false, 0, 'x', 'original', '~%1$s', 500, E'late \\x1b[2J again %1$s',
            'https://x.example/%1$s', false, 'text', 'critic')"""
              .formatted(id));
    }
    list(
        List.of(
            entry("x:1", "x:a", "x:1", 8),
            entry("x:2", "x:b", "x:2", 5),
            entry("x:3", "x:a", "x:3", 2)),
        List.of(entry("x:4", "x:bot", "x:4", 9)));
  }

  @Test
  void theListSaysWhomToAnswerWithWhatAndByWhen() {
    String shown = run("queue");
    assertThat(shown.lines().filter(line -> line.matches(" +\\d+  .*")))
        .satisfiesExactly(
            line -> assertThat(line).contains("1  new", "critic", "x:1", "ferry"),
            line -> assertThat(line).contains("x:2"),
            line -> assertThat(line).contains("x:3"));
    assertThat(shown)
        .contains(
            "expected critics 8.00, 90 min left",
            "https://x.example/1",
            "point to: https://northwind.example/facts",
            "say: every ticket is refunded")
        .doesNotContain("\u001b")
        .doesNotContain("x:4");
    assertThat(run("queue", "--state", "do_not_engage")).contains("x:4", "Because x:4.");
    assertThat(run("queue", "--issue", "other")).contains("There is no issue other");
    assertThat(code).isEqualTo(Firebreak.FAILED);
    assertThat(shown).startsWith("ferry: list of 2026-03-01T12:00:00Z");
    assertThat(run("queue", "--state", "asleep")).contains("--state takes one of");
    assertThat(code).isEqualTo(Firebreak.WRONG_USAGE);
  }

  @Test
  void whoComesSecondIsToldWhoHasIt() {
    assertThat(run("queue", "take", "x:1", "--by", "anna")).contains("Taken: x:1");
    assertThat(code).isEqualTo(Firebreak.DONE);
    assertThat(run("queue", "take", "x:1", "--by", "bert")).contains("anna has x:1 in hand");
    assertThat(code).isEqualTo(Firebreak.FAILED);
    assertThat(run("queue")).contains("taken", "(anna)");

    assertThat(run("queue", "release", "x:1", "--by", "bert")).contains("bert did not take");
    run("queue", "release", "x:1", "--by", "anna");
    assertThat(run("queue", "take", "x:1", "--by", "bert")).contains("Taken: x:1");
    assertThat(run("queue", "take", "x:99", "--by", "bert")).contains("x:99 is not in the queue");
    assertThat(code).isEqualTo(Firebreak.FAILED);
  }

  @Test
  void anAnswerIsAResponseWithItsTimeAndTheAuthorDoesNotComeBackForADay() throws Exception {
    assertThat(
            run(
                "queue",
                "answer",
                "x:1",
                "--by",
                "anna",
                "--url",
                "https://x.example/northwind/7",
                "--text",
                "We are sorry.",
                "--at",
                "2026-03-01T12:05:00Z"))
        .contains("Answered: x:1");
    Response response = lastResponse();
    assertThat(response)
        .isEqualTo(
            new Response(
                "ferry/answer/x:1",
                false,
                "ferry",
                Instant.parse("2026-03-01T12:05:00Z").toEpochMilli(),
                "answer",
                "x",
                "https://x.example/northwind/7",
                "We are sorry.",
                List.of()));
    assertThat(run("queue")).contains("x:2").doesNotContain("x:1").doesNotContain("x:3");
    assertThat(run("queue", "--state", "answered")).contains("x:1", "(anna)");
    assertThat(run("queue", "answer", "x:1", "--by", "bert")).contains("anna has x:1");
    assertThat(code).isEqualTo(Firebreak.FAILED);
    assertThat(run("queue", "answer", "x:2", "--by", "bert", "--at", "2026-03-01T10:00:00Z"))
        .contains("--at is before the mention was published, 2026-03-01T11:00:00Z");
    assertThat(code).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(run("queue", "answer", "x:2", "--by", "bert", "--url", "ftp://x.example"))
        .contains("would not be accepted");
    assertThat(code).isEqualTo(Firebreak.WRONG_USAGE);
  }

  @Test
  void whoseAnswerWasWithdrawnIsToBeAnsweredAgainByWhomever() throws SQLException {
    run("queue", "answer", "x:1", "--by", "anna");
    assertThat(run("queue")).doesNotContain("x:1").doesNotContain("x:3");
    execute(
        "INSERT INTO response (response_id, issue_id, published_at, kind, deleted)"
            + " VALUES ('ferry/answer/x:1', 'ferry', '2026-03-01 12:00Z', 'answer', false)");
    assertThat(run("queue")).doesNotContain("x:1");
    execute("UPDATE response SET deleted = true");
    assertThat(run("queue")).contains("x:1", "x:3").doesNotContain("(anna)");
    assertThat(run("queue", "--state", "answered"))
        .contains("No mention is in the state answered.");
    assertThat(run("queue", "take", "x:1", "--by", "bert")).contains("Taken: x:1");
    assertThat(run("queue", "take", "x:1", "--by", "anna")).contains("bert has x:1 in hand");
    run("queue", "answer", "x:1", "--by", "bert");
    assertThat(run("queue")).as("before the job has read it").doesNotContain("x:1");
    assertThat(run("queue", "take", "x:1", "--by", "carl")).contains("bert has x:1 in hand");
  }

  @Test
  void nobodyIsShownAnotherMentionOfWhomSomebodyHasInHand() throws SQLException {
    run("queue", "take", "x:1", "--by", "anna");
    list(
        List.of(
            entry("x:6", "x:a", "x:6", 9),
            entry("x:7", "x:g", "x:1", 8),
            entry("x:8", "x:h", "x:8", 7)),
        List.of());
    assertThat(run("queue")).contains("x:1", "(anna)", "x:8").doesNotContain("x:6", "x:7");
    run("queue", "release", "x:1", "--by", "anna");
    assertThat(run("queue")).contains("x:6", "x:7", "x:8");
    run("queue", "dismiss", "x:6", "--by", "anna");
    assertThat(run("queue", "release", "x:6", "--by", "bert")).contains("bert did not take");
    assertThat(run("queue", "release", "x:6", "--by", "anna")).contains("Released: x:6");
    assertThat(run("queue")).contains("x:6");
  }

  @Test
  void whatIsInHandStaysInSightWhenItHasLeftTheList() throws SQLException {
    run("queue", "take", "x:2", "--by", "anna");
    run("queue", "dismiss", "x:3", "--by", "anna", "--reason", "a joke");
    list(List.of(entry("x:5", "x:e", "x:5", 1)), List.of());
    assertThat(run("queue")).contains("x:5", "x:2", "(anna)").doesNotContain("x:3");
    run("queue", "avoid", "x:5", "--by", "bert", "--reason", "a troll");
    assertThat(run("queue", "--state", "do_not_engage")).contains("x:5", "(bert)");
    run("queue", "answer", "x:2", "--by", "anna", "--at", "2026-03-01T12:00:00Z");
    assertThat(run("queue")).contains("Nobody to answer.");
    execute("UPDATE scored_mention SET deleted = true");
    assertThat(run("queue", "--state", "answered"))
        .contains("No mention is in the state answered.");
  }

  private static FollowUpEntry entry(String key, String author, String thread, double expected) {
    return new FollowUpEntry(
        key,
        Instant.parse("2026-03-01T11:00:00Z").toEpochMilli(),
        author,
        "critic",
        thread,
        expected,
        3,
        KNOWN.plus(Duration.ofMinutes(90)).toEpochMilli(),
        "Because " + key + ".");
  }

  private static void list(List<FollowUpEntry> ranked, List<FollowUpEntry> avoid)
      throws SQLException {
    FollowUpList list = new FollowUpList("ferry", KNOWN.toEpochMilli(), 5, ranked, avoid);
    try (Connection connection = server.connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO follow_up VALUES ('ferry', '2026-03-01 12:00Z', 5, ?::jsonb)"
                    + " ON CONFLICT (issue_id) DO UPDATE SET list = EXCLUDED.list")) {
      insert.setString(1, new String(FollowUpJson.writeEntries(list), UTF_8));
      insert.executeUpdate();
    }
  }

  private String run(String... arguments) {
    FakeTerminal terminal = new FakeTerminal(false, 100);
    List<String> all = new ArrayList<>(List.of(arguments));
    for (String setting :
        List.of(
            "database.url=" + server.jdbcUrl() + "?password=secret",
            "database.user=" + server.user(),
            "kafka.bootstrapServers=" + kafka.bootstrapServers())) {
      all.add("--set");
      all.add(setting);
    }
    code = Firebreak.run(terminal.terminal(), all.toArray(new String[0]));
    return terminal.out() + terminal.err();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Response lastResponse() {
    TopicPartition partition = new TopicPartition("responses", 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, consumer.endOffsets(List.of(partition)).get(partition) - 1);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (records.isEmpty()) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      ConsumerRecord<byte[], byte[]> record = records.get(0);
      return new ResponseParser()
          .parse(record.key(), record.value(), record.timestamp(), record.timestamp())
          .value();
    }
  }
}
