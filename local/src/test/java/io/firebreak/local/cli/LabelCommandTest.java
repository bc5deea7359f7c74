package io.firebreak.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.json.LabelParser;
import io.firebreak.jobs.sink.Database;
import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.local.embedded.EmbeddedKafka;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.TopicSpec;
import io.firebreak.local.embedded.Workspace;
import io.firebreak.local.labels.LabelOffer;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.Stance;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
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
import org.junit.jupiter.api.io.TempDir;

class LabelCommandTest {
  private static final String PASSWORD = "secret";

  private static Workspace workspace;
  private static EmbeddedKafka kafka;
  private static EmbeddedDatabase database;

  private final FakeTerminal fake = new FakeTerminal(false, 100);

  @BeforeAll
  static void start() throws Exception {
    workspace = Workspace.create();
    kafka = EmbeddedKafka.start(workspace, Ports.ANY);
    kafka.createTopics(
        List.of(
            new TopicSpec("asked", 1, true),
            new TopicSpec("filled", 1, true),
            new TopicSpec("withdrawn", 1, true)));
    database = EmbeddedDatabase.start(workspace, Ports.ANY, PASSWORD);
    new Database(database.jdbcUrl(), database.user(), PASSWORD, 10, 10).migrate();
    sql(MENTIONS);
  }

  /** Of "acme" 40 own mentions, 200 reposts without words, and some that are not to be offered. */
  private static final String MENTIONS =
      """
      INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision, platform, kind, parent_key,
        text, language, hub_link, matched_by, stance, critic, supporter, neutral)
      SELECT 'x:' || n, issue, timestamptz '2026-03-01Z' + n * interval '1 minute', n = 7, 0, 'x',
        CASE WHEN n > 40 THEN 'repost' ELSE 'original' END, CASE WHEN n > 40 THEN 'x:1' END,
        CASE WHEN n <= 40 THEN E'=cmd \\x1b[31m red \\u202E number' || n || ' word' || 7 * n || ' thing' || 13 * n END, 'en',
        false, 'text', CASE WHEN n = 8 THEN 'unclassified' ELSE 'critic' END,
        CASE WHEN n <> 8 THEN 0.4 + n * 0.001 END, CASE WHEN n <> 8 THEN 0.3 END, CASE WHEN n <> 8 THEN 0.3 - n * 0.001 END
      FROM generate_series(1, 240) AS n CROSS JOIN (VALUES ('acme'), ('empty-handed')) AS issues (issue)
      """;

  @AfterAll
  static void stop() throws Exception {
    database.close();
    kafka.close();
    workspace.close();
  }

  @Test
  void answersAreSentAtOnceAndTheModelIsToldAfterThemAndNeverOfWhatMeasuresIt() throws Exception {
    int code = label("c\nwhat?\nn\nskip\ns\nq\n", "acme", "asked", "--count", "10", "--by", "ann");

    assertThat(code).as(fake.err()).isEqualTo(Firebreak.DONE);
    List<Label> labels = read("asked", 3);
    assertThat(labels)
        .extracting(Label::stance)
        .containsExactly(Stance.CRITIC, Stance.NEUTRAL, Stance.SUPPORTER);
    assertThat(labels)
        .allSatisfy(
            label -> {
              assertThat(label.part()).isEqualTo(LabelOffer.partOf(label.mentionKey(), "acme"));
              assertThat(label.by()).isEqualTo("ann");
              assertThat(label.language()).isEqualTo("en");
              assertThat(label.text()).startsWith("=cmd");
              assertThat(label.mentionKey()).isNotIn("x:7", "x:8");
            });
    assertThat(labels).extracting(Label::part).contains(LabelPart.AUDIT, LabelPart.TRAIN);
    long train = labels.stream().filter(one -> one.part() == LabelPart.TRAIN).count();
    assertThat(fake.out().lines().filter(line -> line.startsWith("Noted. The model: critic,")))
        .hasSize((int) train);
    assertThat(fake.out()).doesNotContain("\u001b", "\u202E", "uncertain").contains("4 of 10");
    assertThat(fake.out())
        .contains("acme has 3 labels: %d teach, %d measure errors.".formatted(train, 3 - train));
  }

  @Test
  void aFilledTableIsSentAndItsWrongLinesAreNamed(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("to-label.csv");
    assertThat(label("", "acme", "filled", "--count", "8", "--out", file.toString()))
        .as(fake.err())
        .isEqualTo(Firebreak.DONE);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0))
        .isEqualTo("mention,issue,part,platform,published_at,title,text,stance,by");
    assertThat(lines).hasSize(9);
    assertThat(lines.get(1)).contains("'=cmd").endsWith(",,");
    Files.write(
        file,
        List.of(
            lines.get(0),
            lines.get(1).replaceAll(",,$", ",critic,"),
            lines.get(2).replaceAll(",,$", ",wrong,"),
            lines.get(3).replaceAll(",,$", ",S,"),
            lines.get(4)));

    assertThat(label("", "acme", "filled", "--in", file.toString(), "--by", "ben"))
        .isEqualTo(Firebreak.FAILED);

    assertThat(fake.err()).contains("line 3: stance must be critic, supporter or neutral");
    assertThat(fake.out()).contains("2 labels sent, 1 lines wrong, 1 without a stance.");
    List<Label> labels = read("filled", 2);
    assertThat(labels).extracting(Label::stance).containsExactly(Stance.CRITIC, Stance.SUPPORTER);
    assertThat(labels)
        .allSatisfy(
            label -> {
              assertThat(label.text()).startsWith("=cmd");
              assertThat(label.language()).isEqualTo("en");
              assertThat(label.by()).isEqualTo("ben");
            });
  }

  @Test
  void whatHasALabelIsListedAndNotOfferedAgainUntilItIsWithdrawn() throws Exception {
    sql(
        """
        INSERT INTO label
        SELECT 'x:' || n, 'empty-handed', n = 40, CASE WHEN n <> 40 THEN 'critic' END, CASE WHEN n <> 40 THEN 'train' END,
          E'a\\x1bnn', '2026-03-02Z', 'en', NULL, CASE WHEN n <> 40 THEN E'text\\nof ' || n END
        FROM generate_series(1, 240) AS n
        """);

    assertThat(label("", "empty-handed", "withdrawn", "--list")).isEqualTo(Firebreak.DONE);
    assertThat(fake.out())
        .contains("x:239  train  critic  a nn  text of 239")
        .contains("empty-handed has 239 labels: 239 teach, 0 measure errors.")
        .doesNotContain("x:40 ");

    assertThat(label("", "empty-handed", "withdrawn", "--withdraw", "x:3"))
        .isEqualTo(Firebreak.DONE);
    assertThat(read("withdrawn", 1))
        .singleElement()
        .satisfies(
            label -> {
              assertThat(label.deleted()).isTrue();
              assertThat(label.pairKey()).isEqualTo("x:3|empty-handed");
            });
    assertThat(label("q\n", "empty-handed", "withdrawn")).isEqualTo(Firebreak.DONE);
    assertThat(fake.out()).contains("1 of 1", "number40 ");
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    assertThat(label("", "nobody", "asked")).isEqualTo(Firebreak.FAILED);
    assertThat(label("", "acme", "asked", "--count", "0")).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(label("", "acme", "asked", "--list", "--withdraw", "x:1"))
        .isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(label("", "acme", "elsewhere", "--withdraw", "x:1")).isEqualTo(Firebreak.FAILED);
    assertThat(fake.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("no mention of nobody to label"),
            line -> assertThat(line).contains("--count must be from 1 to 1000"),
            line -> assertThat(line).contains("--list", "--withdraw"),
            line -> assertThat(line).contains("There is no topic elsewhere on"));
  }

  private int label(String answers, String issue, String topic, String... options) {
    List<String> arguments = new ArrayList<>(List.of("label", "--issue", issue));
    arguments.addAll(List.of(options));
    arguments.addAll(
        List.of(
            "--kafka",
            kafka.bootstrapServers(),
            "--topic",
            topic,
            "--set",
            "database.url=" + database.jdbcUrl() + "?password=" + PASSWORD,
            "--set",
            "database.user=" + database.user()));
    fake.terminal().answering(new ByteArrayInputStream(answers.getBytes(UTF_8)));
    return Firebreak.run(fake.terminal(), arguments.toArray(String[]::new));
  }

  private static void sql(String statement) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), PASSWORD);
        Statement one = connection.createStatement()) {
      one.execute(statement);
    }
  }

  private static List<Label> read(String topic, int count) {
    List<Label> labels = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      for (int attempt = 0; attempt < 60 && labels.size() < count; attempt++) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          labels.add(
              new LabelParser()
                  .parse(record.key(), record.value(), record.timestamp(), record.timestamp())
                  .value());
        }
      }
    }
    return labels;
  }
}
