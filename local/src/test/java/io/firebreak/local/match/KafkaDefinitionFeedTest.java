package io.firebreak.local.match;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firebreak.jobs.ingest.IngestClock;
import io.firebreak.jobs.ingest.IngestSettings;
import io.firebreak.jobs.ingest.IngestStage;
import io.firebreak.jobs.ingest.IssueUpdate;
import io.firebreak.jobs.ingest.KeyMessages;
import io.firebreak.jobs.json.IssueJson;
import io.firebreak.jobs.match.DefinitionFeed;
import io.firebreak.jobs.match.DefinitionFeeds;
import io.firebreak.jobs.match.KafkaDefinitionFeed;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.local.embedded.EmbeddedKafka;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.TopicSpec;
import io.firebreak.local.embedded.Workspace;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The feeds of issue definitions and of responses, from a real broker. */
class KafkaDefinitionFeedTest {
  private static final long PUBLISHED = 1_772_359_200_000L; // 2026-03-01T10:00:00Z
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

  private static Workspace workspace;
  private static EmbeddedKafka kafka;
  private static KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void start() {
    workspace = Workspace.create();
    kafka = EmbeddedKafka.start(workspace, Ports.ANY);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stop() {
    producer.close();
    kafka.close();
    workspace.close();
  }

  @Test
  void everyDefinitionIsThereAtTheFirstCallAndBadRecordsArePassedOver() throws Exception {
    kafka.createTopics(List.of(new TopicSpec("all", 3, true)));
    for (int i = 0; i < 700; i++) {
      define("all", issue("issue-" + i, "Name " + i));
    }
    send("all", "broken", "{not json");
    send("all", "nameless", "{\"id\":\"nameless\"}");
    send("all", "another-key", new String(IssueJson.write(issue("issue-0", "Stolen")), UTF_8));
    define("all", issue("issue-7", "New name"));

    try (DefinitionFeed.Reader<IssueUpdate> reader = feed("all").open()) {
      Map<String, Issue> known = latest(reader.next());
      assertThat(known.keySet()).hasSize(700);
      assertThat(known.get("issue-0").name()).isEqualTo("Name 0");
      assertThat(known.get("issue-7").name()).isEqualTo("New name");
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void changesAreFollowedUntilTheFeedIsClosed() throws Exception {
    kafka.createTopics(List.of(new TopicSpec("followed", 1, true)));
    define("followed", issue("acme", "Acme"));
    DefinitionFeed.Reader<IssueUpdate> reader = feed("followed").open();
    assertThat(latest(reader.next())).containsOnlyKeys("acme");

    define("followed", issue("rival", "Rival"));
    assertThat(await(reader)).extracting(update -> update.issue().id()).containsExactly("rival");
    send("followed", "acme", "{not json");
    define("followed", issue("acme", "Acme Ferries"));
    assertThat(await(reader))
        .extracting(update -> update.issue().name())
        .containsExactly("Acme Ferries");
    send("followed", "acme", null);
    assertThat(await(reader)).singleElement().matches(update -> update.issue().deleted());

    assertThat(followers()).isPositive();
    reader.close();
    assertThat(followers()).isZero();
    reader.close(); // a second time does no harm
  }

  @Test
  void aTopicWithoutDefinitionsIsNoError() throws Exception {
    kafka.createTopics(List.of(new TopicSpec("empty", 2, true)));
    try (DefinitionFeed.Reader<IssueUpdate> reader = feed("empty").open()) {
      assertThat(reader.next()).isEmpty();
      define("empty", issue("acme", "Acme"));
      assertThat(await(reader)).hasSize(1);
    }
  }

  @Test
  void aTopicThatIsNotThereIsAnErrorThatNamesItAndNotAnEmptySetOfIssues() {
    assertThatThrownBy(
            () -> {
              try (DefinitionFeed.Reader<IssueUpdate> reader = feed("missing").open()) {
                await(reader);
              }
            })
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("missing");
    assertThat(followers()).isZero();
  }

  @Test
  void theKeyMessagesOfResponsesAreFollowedAsTheyStand() throws Exception {
    kafka.createTopics(List.of(new TopicSpec("answers", 1, true)));
    send("answers", "r1", response("acme", "we are sorry"));
    send("answers", "r2", "{\"id\":\"r2\",\"issue\":\"acme\"}");
    Settings settings =
        Settings.defaults()
            .with(SettingKeys.KAFKA_SERVERS, kafka.bootstrapServers())
            .with(SettingKeys.TOPIC_RESPONSES, "answers");
    DefinitionFeeds feeds = DefinitionFeeds.kafka(settings, IngestClock.fixed(PUBLISHED + 1));
    try (DefinitionFeed.Reader<KeyMessages> reader = feeds.messages().open()) {
      assertThat(reader.next())
          .containsExactly(new KeyMessages("r1", "acme", PUBLISHED, List.of("we are sorry")));
      send("answers", "r1", response("rival", "on time"));
      assertThat(await(reader))
          .containsExactly(new KeyMessages("r1", "rival", PUBLISHED, List.of("on time")));
      send("answers", "r1", null);
      assertThat(await(reader)).singleElement().matches(gone -> gone.phrases().isEmpty());
    }
    Settings missing = settings.with(SettingKeys.TOPIC_RESPONSES, "no-answers");
    assertThatThrownBy(
            () -> DefinitionFeeds.kafka(missing, IngestClock.system()).messages().open().close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no-answers");
  }

  @Test
  void theLabelsOfAnalystsAreFollowedAndSoAreTheirWithdrawals() throws Exception {
    kafka.createTopics(List.of(new TopicSpec("judgements", 1, true)));
    send("judgements", "x:1|acme", label("critic"));
    send("judgements", "x:2|acme", label("critic"));
    Settings settings =
        Settings.defaults()
            .with(SettingKeys.KAFKA_SERVERS, kafka.bootstrapServers())
            .with(SettingKeys.TOPIC_LABELS, "judgements");
    DefinitionFeeds feeds = DefinitionFeeds.kafka(settings, IngestClock.fixed(PUBLISHED + 1));
    try (DefinitionFeed.Reader<Label> reader = feeds.labels().open()) {
      assertThat(reader.next())
          .as("that of a key which is not its own is a dead letter, not a label")
          .extracting(Label::pairKey)
          .containsExactly("x:1|acme");
      send("judgements", "x:1|acme", label("neutral"));
      assertThat(await(reader)).extracting(Label::stance).containsExactly(Stance.NEUTRAL);
      send("judgements", "x:1|acme", null);
      assertThat(await(reader)).singleElement().matches(Label::deleted);
    }
    Settings missing = settings.with(SettingKeys.TOPIC_LABELS, "no-judgements");
    assertThatThrownBy(
            () -> DefinitionFeeds.kafka(missing, IngestClock.system()).labels().open().close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no-judgements")
        .hasMessageContaining("deploy/topics.conf");
  }

  private static String label(String stance) {
    return "{\"mention\":\"x:1\",\"issue\":\"acme\",\"stance\":\"%s\",\"at\":\"2026-03-01T10:00:00Z\",\"text\":\"t\"}"
        .formatted(stance);
  }

  private static String response(String issue, String message) {
    return "{\"id\":\"r1\",\"issue\":\"%s\",\"publishedAt\":\"2026-03-01T10:00:00Z\",\"kind\":\"update\",\"keyMessages\":[\"%s\"]}"
        .formatted(issue, message);
  }

  private static KafkaDefinitionFeed<IssueUpdate> feed(String topic) {
    return new KafkaDefinitionFeed<>(
        kafka.bootstrapServers(),
        topic,
        IngestStage.issueParser(IngestSettings.from(Settings.defaults(), false)));
  }

  /** What comes next; the broker decides when, so it is waited for. */
  private static <T> List<T> await(DefinitionFeed.Reader<T> reader) throws Exception {
    long until = System.nanoTime() + LONGEST_NANOS;
    List<T> came = new ArrayList<>(reader.next());
    while (came.isEmpty() && System.nanoTime() < until) {
      Thread.sleep(20);
      came.addAll(reader.next());
    }
    return came;
  }

  private static long followers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("definitions-"))
        .count();
  }

  private static Map<String, Issue> latest(List<IssueUpdate> updates) {
    Map<String, IssueUpdate> last = new TreeMap<>();
    for (IssueUpdate update : updates) {
      last.merge(
          update.issue().id(), update, (one, two) -> one.offset() > two.offset() ? one : two);
    }
    Map<String, Issue> issues = new TreeMap<>();
    last.forEach((id, update) -> issues.put(id, update.issue()));
    return issues;
  }

  private static void define(String topic, Issue issue) throws Exception {
    send(topic, issue.id(), new String(IssueJson.write(issue), UTF_8));
  }

  private static void send(String topic, String key, String value) throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                topic, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8)))
        .get();
  }

  private static Issue issue(String id, String name) {
    return new Issue(
        id, false, name, List.of(), List.of(), List.of(), List.of(), List.of(), null, List.of(),
        List.of());
  }
}
