package io.firebreak.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.json.LabelJson;
import io.firebreak.jobs.json.MentionJson;
import io.firebreak.local.embedded.EmbeddedServices;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.situation.ReportDatabase;
import io.firebreak.local.situation.Scope;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Op;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.simulation.CrisisSimulator;
import io.firebreak.models.simulation.Simulation;
import io.firebreak.models.simulation.SimulationSettings;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** An analyst's label, sent to a running job: real Kafka, real Flink, real PostgreSQL. */
class LabelsInTheStreamTest {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private EmbeddedServices services;
  private Issue issue;
  private int sent;

  @Test
  void aLabelChangesTheNextMentionsOfItsIssue() throws Exception {
    Simulation simulation =
        CrisisSimulator.simulate(
            SimulationSettings.defaults()
                .withTime(Instant.now().truncatedTo(ChronoUnit.HOURS), 6)
                .withMentions(500));
    issue = simulation.issues().get(0);
    String text = "Well, " + issue.name() + " sent me its new timetable this morning";
    try (EmbeddedServices running =
        EmbeddedServices.open(
            new EmbeddedServices.Settings(Ports.ANY, Ports.ANY, Ports.ANY, Demo.slots(), "test"),
            ignored -> {})) {
      services = running;
      new Demo(services).start(simulation);

      String first = mention(text);
      ScoredMention judged = await(() -> row(first)).orElseThrow();
      assertThat(judged.model()).as("the demo runs auto").startsWith("encoder-");

      Stance other = judged.stance() == Stance.SUPPORTER ? Stance.CRITIC : Stance.SUPPORTER;
      Label label =
          new Label(
              first,
              issue.id(),
              false,
              other,
              LabelPart.TRAIN,
              "ann",
              Instant.now().toEpochMilli(),
              "en",
              null,
              text);
      send("labels", label.pairKey(), LabelJson.write(label));

      ScoredMention next =
          await(() -> row(mention(text)).filter(row -> row.model().startsWith("labels-")))
              .orElseThrow();
      assertThat(next.stance()).isEqualTo(other);

      String unlike = mention("Thank you " + issue.name() + ", wonderful service and kind people");
      assertThat(await(() -> row(unlike)).orElseThrow().model())
          .as("other texts are judged as before")
          .startsWith("encoder-");
      assertThat(await(() -> text("SELECT stance || ' ' || part || ' ' || labelled_by FROM label")))
          .contains(other.word() + " train ann");
      assertThat(
              await(
                  () ->
                      text(
                          "SELECT source FROM stance_quality WHERE train_labels = 1 AND issue_id = '%s'"
                              .formatted(issue.id()))))
          .as("one label teaches, none measures")
          .contains("card");
    }
  }

  /** Asks until there is an answer; each time the question may send something. */
  private static <T> Optional<T> await(Callable<Optional<T>> question) throws Exception {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<T> answer = question.call();
      if (answer.isPresent()) {
        return answer;
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
    return Optional.empty();
  }

  private Optional<ScoredMention> row(String key) throws Exception {
    for (int i = 0; i < 20; i++) {
      try (ReportDatabase tables = new DemoDatabase(services.database()).tables()) {
        for (ScoredMention row : tables.mentions(Scope.ALL)) {
          if (row.mentionKey().equals(key)) {
            return Optional.of(row);
          }
        }
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
    return Optional.empty();
  }

  private Optional<String> text(String sql) throws Exception {
    try (var connection = services.database().connect();
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  private String mention(String text) throws Exception {
    long now = Instant.now().toEpochMilli();
    String id = "post-" + sent++;
    Mention mention =
        new Mention(
            "x:" + id,
            Op.CREATE,
            0,
            "x",
            id,
            "author-" + id,
            null,
            null,
            text,
            null,
            "en",
            null,
            now,
            now,
            null,
            null,
            null,
            List.of(),
            null,
            null);
    send("mentions", mention.key(), MentionJson.write(mention));
    return mention.key();
  }

  private void send(String topic, String key, byte[] value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, services.kafka().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value)).get();
    }
  }
}
