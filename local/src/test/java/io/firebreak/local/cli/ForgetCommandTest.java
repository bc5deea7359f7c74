package io.firebreak.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.json.MentionParser;
import io.firebreak.jobs.sink.Database;
import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.local.embedded.EmbeddedKafka;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.TopicSpec;
import io.firebreak.local.embedded.Workspace;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Op;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's traces in a real database, and what Kafka is told. */
class ForgetCommandTest {
  private static final String COUNTS =
      """
      SELECT (SELECT count(*) FROM scored_mention), (SELECT count(*) FROM label),
        (SELECT count(*) FROM dead_letter), (SELECT jsonb_array_length(why -> 'mentions') FROM alert)""";

  private static Workspace workspace;
  private static EmbeddedDatabase server;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() throws Exception {
    workspace = Workspace.create();
    server = EmbeddedDatabase.start(workspace, Ports.ANY, "secret");
    new Database(server.jdbcUrl(), server.user(), "secret", 1, 1).migrate();
    kafka = EmbeddedKafka.start(workspace, Ports.ANY);
    kafka.createTopics(
        List.of(new TopicSpec("mentions", 1, false), new TopicSpec("labels", 1, true)));
  }

  @AfterAll
  static void stop() throws Exception {
    kafka.close();
    server.close();
    workspace.close();
  }

  @BeforeEach
  void twoMentionsOfLouAndOneOfBertThatAnswers() throws SQLException {
    execute(
        "TRUNCATE scored_mention, label, alert, dead_letter, follow_up, follow_up_state,"
            + " ambassador_state, coordinated_cluster");
    mention("x:1", "u1", "Lou", null);
    mention("x:2", "U1", null, null);
    mention("x:3", "u2", "bert", "x:1");
    execute(
        """
        INSERT INTO label VALUES ('x:1', 'ferry', false, 'critic', 'train', 'anna', now(), 'en', null, 'late again'),
          ('x:3', 'ferry', false, 'critic', 'train', 'anna', now(), 'en', null, 'indeed')""");
    execute(
        """
        INSERT INTO alert (issue_id, rule_id, episode, kind, state, severity, since, fired_at, known_at, value, summary, why)
        VALUES ('ferry', 'reach', 'e', 'reach', 'firing', 'page', now(), now(), now(), 1, 's',
          '{"mentions": [{"mention": "x:1", "url": "https://x.example/lou/1"}, {"mention": "x:3"}], "runbook": "Read."}')""");
    execute(
        """
        INSERT INTO follow_up VALUES ('ferry', now(), 3, '{"ranked": [{"mention": "x:1", "author": "x:u1"}, {"mention": "x:3", "thread": "x:1"}],
          "avoid": [{"mention": "x:2", "author": "x:U1"}, {"mention": "x:4", "thread": "x:1"}]}'),
          ('rail', now(), 1, '{"ranked": [{"mention": "x:3", "thread": "x:1"}, {"mention": "x:5", "thread": "x:4"}], "avoid": []}')""");
    execute(
        """
        INSERT INTO follow_up_state (issue_id, mention_key, published_at, state, by_whom, at, author, thread)
        VALUES ('ferry', 'x:1', now(), 'taken', 'anna', now(), 'x:u1', 'x:1'), ('ferry', 'x:9', now(), 'dismissed', 'anna', now(), 'x:U1', 'x:9'),
          ('ferry', 'x:3', now(), 'taken', 'anna', now(), 'x:u2', 'x:1')""");
    execute(
        "INSERT INTO ambassador_state (author_key, opted_out) VALUES ('x:u1', false), ('x:U1', true), ('x:u2', true)");
    execute(
        """
        INSERT INTO coordinated_cluster VALUES ('ferry', 'c', 'text', now(), now(), now(), 3, 2, 1, 0.9, 'Two accounts.',
          '["x:1", "x:3"]', '["x:U1", "x:u2"]')""");
    execute(
        """
        INSERT INTO dead_letter VALUES ('mentions', 0, 1, 'no-time: x', '{"author":{"id":"u1"}}'::bytea, now()),
          ('mentions', 0, 2, 'no-time: x', '{"author":{"id":"u11"}}'::bytea, now())""");
  }

  @Test
  void withoutYesNothingIsRemovedAndItSaysWhatWouldBe() throws SQLException {
    assertThat(run("forget", "--author", "x:u1"))
        .contains("scored_mention     3 rows", "Nothing was removed: 2 mentions", "--yes");
    assertThat(strings(COUNTS)).containsExactly("3", "2", "2", "2");
  }

  @Test
  void noTraceOfAnAuthorIsLeftAndOthersStay() throws Exception {
    assertThat(run("forget", "--author", "x:u1", "--yes")).contains("Forgotten: 2 mentions.");

    assertThat(strings(COUNTS)).containsExactly("1", "1", "1", "1");
    for (String table :
        List.of(
            "scored_mention",
            "label",
            "alert",
            "follow_up",
            "follow_up_state",
            "coordinated_cluster")) {
      assertThat(strings("SELECT string_agg(t::text, ' ') FROM " + table + " t"))
          .as(table)
          .singleElement()
          .asString()
          .contains("x:3")
          .doesNotContain("x:1")
          .doesNotContainIgnoringCase("lou")
          .doesNotContainIgnoringCase("x:u1");
    }
    assertThat(strings("SELECT list ->> 'ranked' FROM follow_up WHERE issue_id = 'rail'"))
        .containsExactly("[{\"mention\": \"x:3\"}, {\"thread\": \"x:4\", \"mention\": \"x:5\"}]");
    assertThat(strings("SELECT author_key FROM ambassador_state ORDER BY author_key COLLATE \"C\""))
        .as("who opted out stays off the lists")
        .containsExactly("x:U1", "x:u2");
    List<Mention> told = deletes(2);
    assertThat(told).extracting(Mention::key).containsExactly("x:1", "x:2");
    assertThat(told).extracting(Mention::op).containsOnly(Op.DELETE);
    assertThat(told)
        .extracting(Mention::publishedAtMillis)
        .containsOnly(Instant.parse("2026-03-01T10:00:00Z").toEpochMilli());
    assertThat(run("forget", "--author", "x:u1", "--yes")).contains("Nothing of this is stored.");
  }

  @Test
  void aHandleFindsAllOfItsAuthorAndAMentionIsForgottenAlone() throws SQLException {
    run("forget", "--author", "x:lou", "--yes");
    assertThat(strings("SELECT mention_key FROM scored_mention ORDER BY 1")).containsExactly("x:3");
    run("forget", "--mention", "x:3", "--yes");
    assertThat(strings("SELECT mention_key FROM scored_mention")).isEmpty();
  }

  @Test
  void oneMentionFindsItsAuthorAlsoWhereHandlesAreNotKept() throws SQLException {
    execute("UPDATE scored_mention SET author_handle = NULL");
    assertThat(run("forget", "--author", "x:lou", "--yes"))
        .contains("Nothing of this is stored.", "--author-of");
    assertThat(run("forget", "--author-of", "x:7", "--yes")).contains("No author of x:7 is stored");
    assertThat(run("forget", "--author-of", "x:2", "--yes")).contains("Forgotten: 2 mentions.");
    assertThat(strings("SELECT mention_key FROM scored_mention")).containsExactly("x:3");
  }

  @Test
  void aNameWithoutItsPlatformIsWrongUsage() {
    assertThat(run("forget", "--author", "lou", "--yes")).contains("--author takes platform:name");
    assertThat(run("forget", "--yes")).contains("--author");
  }

  private static void mention(String key, String author, String handle, String parent)
      throws SQLException {
    String sql =
        """
        INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision, platform, kind,
          parent_key, author_id, author_handle, text, url, hub_link, matched_by, stance)
        VALUES (?, 'ferry', '2026-03-01 10:00Z', false, 0, 'x', 'original', ?, ?, ?, 'late again', 'https://x.example', false, 'text', 'critic')""";
    try (Connection connection = server.connect();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, key);
      statement.setString(2, parent);
      statement.setString(3, author);
      statement.setString(4, handle);
      statement.executeUpdate();
    }
  }

  private static String run(String... arguments) {
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
    Firebreak.run(terminal.terminal(), all.toArray(new String[0]));
    return terminal.out() + terminal.err();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> strings(String sql) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> strings = new ArrayList<>();
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          strings.add(rows.getString(i));
        }
      }
      return strings;
    }
  }

  /** The first records of the topic; other tests may add theirs behind them. */
  private static List<Mention> deletes(int count) {
    List<Mention> mentions = new ArrayList<>();
    TopicPartition partition = new TopicPartition("mentions", 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      consumer.seek(partition, end - count);
      while (mentions.size() < count) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record -> {
                  assertThat(new String(record.key(), UTF_8)).startsWith("x:");
                  long now = record.timestamp();
                  mentions.add(new MentionParser().parse(record.value(), now, now).value());
                });
      }
    }
    return mentions;
  }
}
