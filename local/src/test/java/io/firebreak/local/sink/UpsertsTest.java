package io.firebreak.local.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.sink.Database;
import io.firebreak.jobs.sink.StanceTables;
import io.firebreak.jobs.sink.Table;
import io.firebreak.jobs.sink.Tables;
import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.Workspace;
import io.firebreak.models.data.DeadLetter;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.data.StanceDrift;
import io.firebreak.models.data.StanceQuality;
import io.firebreak.models.data.StoryMetric;
import io.firebreak.models.data.StorySegment;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UpsertsTest {
  private static final long TIME = 1_772_323_200_007L;

  private static Workspace workspace;
  private static EmbeddedDatabase server;

  @BeforeAll
  static void startServer() throws Exception {
    workspace = Workspace.create();
    server = EmbeddedDatabase.start(workspace, Ports.ANY, "secret");
    database(10).migrate();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
    workspace.close();
  }

  @Test
  void ofRowsWithOneKeyTheLastStandsInOneBatchAndOverBatches() throws Exception {
    List<ScoredMention> mentions = new ArrayList<>();
    for (int revision = 0; revision < 3; revision++) {
      for (int i = 0; i < 25; i++) {
        mentions.add(mention("x:" + i, revision, "text " + revision));
        mentions.add(mention("x:" + i, revision, "text " + revision + " again"));
      }
    }
    write(mentions, Tables.SCORED_MENTION, 10);

    assertThat(
            rows(
                "SELECT count(*), min(text), max(text) FROM scored_mention WHERE mention_key LIKE 'x%'"))
        .containsExactly("25|text 2 again|text 2 again");
  }

  @Test
  void everyValueAndItsAbsenceArrive() throws Exception {
    ScoredMention full = mention("y:1", 7, "ÄÖ \"quoted\", {braces} \\ NULL \ud83d\ude00");
    write(List.of(full, bare("y:2")), Tables.SCORED_MENTION, 10);
    write(
        List.of(new DeadLetter("t", 3, 4, "why", new byte[] {0, -1, 92}, TIME)),
        Tables.DEAD_LETTER,
        10);
    List<String> none = List.of();
    Issue issue =
        new Issue("i", true, "N", List.of("a\"b"), none, none, none, none, null, none, none);
    write(List.of(issue), Tables.ISSUE, 10);

    assertThat(
            rows(
                """
                SELECT mention_key, deleted, revision, followers, source_tier, critic, hub_link,
                  extract(epoch FROM published_at) * 1000, observed_at IS NULL, text
                FROM scored_mention WHERE mention_key LIKE 'y%' ORDER BY 1"""))
        .containsExactly(
            "y:1|f|7|12|2|0.25|t|1772323200007.000000|f|" + full.text(),
            "y:2|f|0|null|null|null|f|-62167219200000.000000|t|null");
    assertThat(rows("SELECT \"offset\", partition, encode(raw, 'hex') FROM dead_letter"))
        .containsExactly("4|3|00ff5c");
    assertThat(rows("SELECT definition->'aliases'->>0, comparison_group FROM issue"))
        .containsExactly("a\"b|null");
  }

  @Test
  void aLabelThatIsWithdrawnLosesWhatItSaid() throws Exception {
    Label given =
        new Label("l:1", "i", false, Stance.CRITIC, LabelPart.AUDIT, "ann", TIME, "en", "T", "t");
    Label kept =
        new Label("l:2", "i", false, Stance.NEUTRAL, LabelPart.TRAIN, null, TIME, null, null, "t");
    Label withdrawn = new Label("l:1", "i", true, null, null, null, TIME + 1, null, null, null);
    write(List.of(given, kept), StanceTables.LABEL, 10);
    assertThat(rows("SELECT stance, part, labelled_by, title FROM label WHERE mention_key = 'l:1'"))
        .containsExactly("critic|audit|ann|T");
    write(List.of(withdrawn), StanceTables.LABEL, 10);

    assertThat(
            rows(
                "SELECT mention_key, deleted, stance, part, labelled_by, language, title, text"
                    + " FROM label ORDER BY 1"))
        .containsExactly(
            "l:1|t|null|null|null|null|null|null", "l:2|f|neutral|train|null|null|null|t");
  }

  @Test
  void whatIsKnownOfTheStancesArrives() throws Exception {
    List<Double> alpha = List.of(4.5, 1.0, 1e-3, 1.0, 3.0, 1.0, 1.0, 1.0, 3.0);
    write(
        List.of(
            new StanceQuality(
                "judged",
                TIME,
                "m",
                null,
                false,
                "too few",
                3,
                0,
                null,
                null,
                null,
                null,
                "card",
                alpha,
                List.of(6.0, 1.0, 0.5))),
        StanceTables.STANCE_QUALITY,
        10);
    write(
        List.of(new StanceDrift("judged", TIME, 9, 3, null, null, false)),
        StanceTables.STANCE_DRIFT,
        10);

    assertThat(rows("SELECT predicted, actual, alpha FROM v_stance_confusion"))
        .contains("critic|critic|4.5", "critic|neutral|0.001", "supporter|critic|1")
        .hasSize(9);
    assertThat(
            rows(
                "SELECT adapter, stability_index, drift_alarm, train_labels FROM v_stance_quality"))
        .containsExactly("null|null|f|3");
  }

  private static ScoredMention mention(String key, long revision, String text) {
    return new ScoredMention(
        key,
        "issue",
        null,
        false,
        revision,
        "x",
        MentionKind.REPLY,
        "x:0",
        TIME - 1,
        "a",
        "b",
        12L,
        text,
        "title",
        "en",
        "https://social.example",
        TIME,
        TIME + 1,
        true,
        true,
        "s",
        2,
        "text",
        Stance.CRITIC,
        0.25,
        0.5,
        0.25,
        "m");
  }

  private static ScoredMention bare(String key) {
    return new ScoredMention(
        key,
        "issue",
        null,
        false,
        0,
        "x",
        MentionKind.ORIGINAL,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        -62_167_219_200_000L,
        null,
        false,
        false,
        null,
        null,
        "text",
        Stance.UNCLASSIFIED,
        null,
        null,
        null,
        null);
  }

  @Test
  void theStoryOfAnIssueIsOneRowAndItsPartsAreRowsOfAView() throws Exception {
    write(List.of(story(1), story(2)), Tables.STORY_METRIC, 10);

    assertThat(
            rows("SELECT issue_id, mentions, onset_at IS NULL, hub_adoption FROM v_story_metric"))
        .containsExactly("s|2|t|0.5");
    assertThat(
            rows(
                "SELECT segment, mentions, hub_adoption, mentions_after, pull_through_after"
                    + " FROM v_story_segment ORDER BY place"))
        .containsExactly("all|2|0.5|null|null", "tier1|2|null|1|0.25");
  }

  private static StoryMetric story(long mentions) {
    return new StoryMetric(
        "s",
        TIME,
        TIME + 1,
        mentions,
        1,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0.5,
        null,
        null,
        null,
        null,
        0,
        null,
        List.of(
            new StorySegment("all", mentions, 1, 0.5, 0, 0.0, null, null, null, null, null),
            new StorySegment("tier1", mentions, 0, null, 0, null, 1L, 0L, 0.0, 1L, 0.25)));
  }

  private static <T> void write(List<T> rows, Table<T> table, int batchRows) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(1);
    environment.fromData(rows).sinkTo(database(batchRows).upserts(table));
    environment.execute();
  }

  private static Database database(int batchRows) {
    return new Database(server.jdbcUrl(), server.user(), "secret", batchRows, 1_000);
  }

  private static List<String> rows(String query) throws Exception {
    List<String> rows = new ArrayList<>();
    try (var connection = server.connect();
        var statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", row));
      }
    }
    return rows;
  }
}
