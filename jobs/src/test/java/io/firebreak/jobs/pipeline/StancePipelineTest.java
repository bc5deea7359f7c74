package io.firebreak.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.ingest.IngestClock;
import io.firebreak.jobs.ingest.IssueUpdate;
import io.firebreak.jobs.ingest.KeyMessages;
import io.firebreak.jobs.match.DefinitionFeed;
import io.firebreak.jobs.match.DefinitionFeeds;
import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.source.RawRecord;
import io.firebreak.models.data.DeadLetter;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** The stance pipeline on a real Flink, over lists. */
class StancePipelineTest {
  private static final long NOW = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final Issue ACME =
      issue("acme", "Acme Ferries", List.of("acmeferries"), List.of("https://hub.acme.example/"));
  private static final KeyMessages EXPLAINED =
      new KeyMessages(
          "explained",
          "acme",
          Instant.parse("2026-03-01T10:00:05Z").toEpochMilli(),
          List.of("claim in three steps"));
  private static final Issue RIVAL = issue("rival", "Rival Lines", List.of(), List.of());

  @Test
  void aMentionIsScoredTowardEachIssueThatItNames() throws Exception {
    Map<String, ScoredMention> scored =
        run(
            mention("1", "Acme Ferries is bad, bad", ""),
            mention("2", "acmeferries and Rival Lines", ""));

    assertThat(scored.keySet()).containsExactly("x:1|acme", "x:2|acme", "x:2|rival");
    assertThat(scored.get("x:1|acme").stance()).isEqualTo(Stance.CRITIC);
    assertThat(scored.get("x:1|acme").model()).isEqualTo("keywords");
  }

  @Test
  void aRepostTakesTheStanceOfWhatItRepostsWhicheverComesFirst() throws Exception {
    String original = mention("1", "Acme Ferries is bad", "");
    String bare = mention("2", null, "\"repostOf\":\"1\"");
    String copied = mention("3", "RT Acme Ferries is", "\"repostOf\":\"1\"");

    for (Map<String, ScoredMention> scored :
        List.of(run(original, bare, copied), run(copied, bare, original))) {
      assertThat(scored.keySet()).containsExactly("x:1|acme", "x:2|acme", "x:3|acme");
      assertThat(scored.values()).allMatch(mention -> mention.stance() == Stance.CRITIC);
      long parent = scored.get("x:1|acme").publishedAtMillis();
      assertThat(scored.values())
          .extracting(ScoredMention::parentPublishedAtMillis)
          .containsExactly(null, parent, parent);
    }
  }

  @Test
  void aReplyBelongsToTheIssueOfItsParentAndIsJudgedByItsOwnText() throws Exception {
    Map<String, ScoredMention> scored =
        run(
            mention("4", "so good", "\"inReplyTo\":\"3\""),
            mention("3", "no", "\"inReplyTo\":\"2\""),
            mention("2", "good for them", "\"inReplyTo\":\"1\""),
            mention("1", "Acme Ferries is bad", ""),
            mention("9", "good for them", "\"inReplyTo\":\"8\""));

    assertThat(scored.keySet()).containsExactly("x:1|acme", "x:2|acme", "x:3|acme", "x:4|acme");
    assertThat(scored.get("x:2|acme").stance()).isEqualTo(Stance.SUPPORTER);
    assertThat(scored.get("x:2|acme").matchedBy()).isEqualTo("reply");
    assertThat(scored.get("x:3|acme").stance()).isEqualTo(Stance.NEUTRAL);
    assertThat(scored.get("x:4|acme").stance()).isEqualTo(Stance.SUPPORTER);
  }

  @Test
  void aRepostOfADeletedMentionKeepsItsStanceButTheTextIsGone() throws Exception {
    Map<String, ScoredMention> scored =
        run(
            mention("1", "Acme Ferries is bad", ""),
            mention("2", null, "\"repostOf\":\"1\""),
            "{\"op\":\"delete\",\"platform\":\"x\",\"id\":\"1\",\"revision\":1}");

    assertThat(scored.get("x:1|acme").deleted()).isTrue();
    assertThat(scored.get("x:1|acme").text()).isNull();
    assertThat(scored.get("x:2|acme").stance()).isEqualTo(Stance.CRITIC);
  }

  @Test
  void aMentionCarriesAKeyMessageByItsOwnWordsAndARepostByWhatItReposts() throws Exception {
    Map<String, ScoredMention> scored =
        run(
            mention("1", "Acme Ferries: every ticket is refunded", ""),
            mention("2", null, "\"repostOf\":\"1\""),
            mention("3", "good", "\"inReplyTo\":\"1\""),
            mention("4", "Acme Ferries is bad", ""),
            mention("5", "but every ticket is refunded!", "\"inReplyTo\":\"4\""),
            mention("6", "every ticket is refunded", ""),
            mention("7", "Acme Ferries is bad", "\"repostOf\":\"1\""));

    assertThat(scored.keySet()).doesNotContain("x:6|acme");
    assertThat(
            scored.values().stream()
                .filter(ScoredMention::keyMessage)
                .map(ScoredMention::mentionKey))
        .containsExactly("x:1", "x:2", "x:5");
  }

  @Test
  void aKeyMessageOfAResponseCountsInMentionsFromItsPublicationOnWhicheverComesFirst()
      throws Exception {
    String[] mentions = {
      mention("4", "Acme Ferries: claim in three steps", ""),
      mention("5", "Acme Ferries: claim in three steps", ""),
      mention("6", null, "\"repostOf\":\"5\""),
      mention("7", "claim in three steps?", "\"inReplyTo\":\"4\""),
      mention("8", null, "\"repostOf\":\"4\""),
      mention("9", "Rival Lines: claim in three steps", ""),
    };
    String[] backwards = mentions.clone();
    Collections.reverse(Arrays.asList(backwards));

    for (Map<String, ScoredMention> scored : List.of(run(mentions), run(backwards))) {
      assertThat(scored).hasSize(6);
      assertThat(
              scored.values().stream()
                  .filter(ScoredMention::keyMessage)
                  .map(ScoredMention::mentionKey))
          .containsExactly("x:5", "x:6", "x:7");
    }
  }

  @Test
  void anEditReplacesTheStanceOfTheMentionAndOfItsReposts() throws Exception {
    Map<String, ScoredMention> scored =
        run(
            mention("1", "Acme Ferries is bad", ""),
            mention("2", null, "\"repostOf\":\"1\""),
            mention("1", "Acme Ferries is good", "\"op\":\"update\",\"revision\":1"),
            mention("1", "Acme Ferries is bad", ""));

    assertThat(scored.get("x:1|acme").stance()).isEqualTo(Stance.SUPPORTER);
    assertThat(scored.get("x:2|acme").stance()).isEqualTo(Stance.SUPPORTER);
  }

  @Test
  void anEditThatNoLongerNamesTheIssueRetractsIt() throws Exception {
    Map<String, ScoredMention> scored =
        run(
            mention("1", "Acme Ferries is bad", ""),
            mention("1", "Rival Lines is bad", "\"op\":\"update\",\"revision\":1"));

    assertThat(scored.get("x:1|acme").deleted()).isTrue();
    assertThat(scored.get("x:1|rival").deleted()).isFalse();
  }

  @Test
  void aStatementByAnAccountOfTheSubjectIsAResponse() throws Exception {
    List<Response> responses = new ArrayList<>();
    told(
        new ArrayList<>(),
        responses,
        mention(
            "1", "Acme Ferries is sorry", "\"author\":{\"id\":\"77\",\"handle\":\"AcmeFerries\"}"),
        mention(
            "2",
            "we are on it",
            "\"author\":{\"id\":\"77\",\"handle\":\"AcmeFerries\"},\"inReplyTo\":\"1\""),
        mention("3", "Acme Ferries is bad", ""),
        mention(
            "4", "Rival Lines is fine", "\"author\":{\"id\":\"77\",\"handle\":\"AcmeFerries\"}"),
        mention(
            "5", "Acme Ferries is back", "\"author\":{\"id\":\"77\",\"handle\":\"AcmeFerries\"}"),
        "{\"op\":\"delete\",\"platform\":\"x\",\"id\":\"5\",\"revision\":1}");

    Map<String, Response> last = new TreeMap<>();
    responses.forEach(response -> last.put(response.id(), response));
    assertThat(last.keySet()).containsExactly("acme/x:1", "acme/x:5");
    assertThat(last.get("acme/x:1").issueId()).isEqualTo("acme");
    assertThat(last.get("acme/x:1").deleted()).isFalse();
    assertThat(last.get("acme/x:5").deleted()).isTrue();
  }

  @Test
  void aCopyOfAMentionIsToldOnce() throws Exception {
    List<ScoredMention> told =
        told(
            new ArrayList<>(),
            mention("1", "Acme Ferries is bad", ""),
            mention("1", "Acme Ferries is bad", ""),
            mention("1", "Acme Ferries is bad", "\"observedAt\":\"2026-03-01T12:00:00Z\""));

    assertThat(told).hasSize(1);
  }

  @Test
  void aBadRecordIsADeadLetterWithItsPlaceAndNeverStopsTheJob() throws Exception {
    List<DeadLetter> deadLetters = new ArrayList<>();
    List<ScoredMention> told =
        told(deadLetters, "{not json", mention("1", "Acme Ferries", ""), "{\"platform\":\"x\"}");

    assertThat(told).hasSize(1);
    assertThat(deadLetters).extracting(DeadLetter::offset).containsExactlyInAnyOrder(0L, 2L);
    assertThat(deadLetters).extracting(DeadLetter::topic).containsOnly("mentions");
    assertThat(deadLetters)
        .extracting(letter -> letter.reason().split(":")[0])
        .containsExactlyInAnyOrder("not-json", "no-id");
    assertThat(new String(deadLetters.get(0).raw(), StandardCharsets.UTF_8)).startsWith("{");
  }

  @Test
  void labelsPassAsTheyCameAndABadOneGoesToTheDeadLetters() throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(
            2, FlinkDefaults.configuration(Settings.defaults()));
    List<RawRecord> records = new ArrayList<>();
    for (String stance : List.of("critic", "furious", "neutral")) {
      String json =
          "{\"mention\":\"x:1\",\"issue\":\"acme\",\"stance\":\"%s\",\"at\":\"2026-03-01T10:00:00Z\",\"text\":\"t\"}"
              .formatted(stance);
      records.add(
          new RawRecord(
              "labels", 0, records.size(), NOW, null, json.getBytes(StandardCharsets.UTF_8)));
    }
    var source = environment.fromData(records).uid("labels").setParallelism(1);
    var none = source.filter(record -> false).uid("none").setParallelism(1);
    var streams =
        StancePipeline.attach(
            none,
            none,
            source,
            new DefinitionFeeds(DefinitionFeed.none(), DefinitionFeed.none()),
            KeywordModel::new,
            Pseudonyms.none(),
            Settings.defaults(),
            IngestClock.fixed(NOW),
            true);
    var both =
        streams
            .labels()
            .map(label -> label.stance().word())
            .returns(String.class)
            .uid("told")
            .setParallelism(1)
            .union(
                streams
                    .deadLetters()
                    .map(dead -> dead.topic() + " " + dead.offset() + " " + dead.reason())
                    .returns(String.class)
                    .uid("dead"));
    List<String> told = new ArrayList<>();
    try (CloseableIterator<String> results = both.executeAndCollect()) {
      results.forEachRemaining(told::add);
    }

    assertThat(told)
        .containsSubsequence("critic", "neutral")
        .hasSize(3)
        .contains("labels 1 bad-kind: stance must be critic, supporter or neutral, not furious");
  }

  private static Map<String, ScoredMention> run(String... mentions) throws Exception {
    Map<String, ScoredMention> last = new TreeMap<>();
    for (ScoredMention scored : told(new ArrayList<>(), mentions)) {
      last.put(scored.pairKey(), scored);
    }
    return last;
  }

  private static List<ScoredMention> told(List<DeadLetter> deadLetters, String... mentions)
      throws Exception {
    return told(deadLetters, new ArrayList<>(), mentions);
  }

  private static List<ScoredMention> told(
      List<DeadLetter> deadLetters, List<Response> responses, String... mentions) throws Exception {
    Settings settings = Settings.defaults();
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(2, FlinkDefaults.configuration(settings));
    List<RawRecord> records = new ArrayList<>();
    for (String mention : mentions) {
      records.add(
          new RawRecord(
              "mentions", 0, records.size(), NOW, null, mention.getBytes(StandardCharsets.UTF_8)));
    }
    var source = environment.fromData(records).uid("mentions").setParallelism(1);
    var noIssues =
        environment
            .fromData(records)
            .uid("issues")
            .setParallelism(1)
            .filter(record -> false)
            .uid("none")
            .setParallelism(1);
    var streams =
        StancePipeline.attach(
            source,
            noIssues,
            noIssues,
            new DefinitionFeeds(
                () ->
                    DefinitionFeed.readOnce(
                        List.of(new IssueUpdate(ACME, 0), new IssueUpdate(RIVAL, 1))),
                () -> DefinitionFeed.readOnce(List.of(EXPLAINED))),
            KeywordModel::new,
            Pseudonyms.none(),
            settings,
            IngestClock.fixed(NOW),
            true);
    var both =
        streams
            .scored()
            .map(scored -> new Told(scored, null, null))
            .returns(Told.class)
            .uid("told")
            .union(
                streams
                    .deadLetters()
                    .map(dead -> new Told(null, dead, null))
                    .returns(Told.class)
                    .uid("dead"),
                streams
                    .responses()
                    .map(response -> new Told(null, null, response))
                    .returns(Told.class)
                    .uid("own"));
    List<ScoredMention> told = new ArrayList<>();
    try (CloseableIterator<Told> results = both.executeAndCollect()) {
      results.forEachRemaining(
          result -> {
            if (result.scored() != null) {
              told.add(result.scored());
            } else if (result.response() != null) {
              responses.add(result.response());
            } else {
              deadLetters.add(result.dead());
            }
          });
    }
    return told;
  }

  /** One output or the other. */
  public record Told(ScoredMention scored, DeadLetter dead, Response response) {}

  private static String mention(String id, String text, String more) {
    List<String> fields =
        new ArrayList<>(
            Arrays.asList(
                "\"platform\":\"x\"",
                "\"id\":\"" + id + "\"",
                "\"language\":\"en\"",
                "\"publishedAt\":\"2026-03-01T10:00:0" + id + "Z\""));
    if (!more.contains("author")) {
      fields.add("\"author\":{\"id\":\"a" + id + "\"}");
    }
    if (text != null) {
      fields.add("\"text\":\"" + text + "\"");
    }
    if (!more.isEmpty()) {
      fields.add(more);
    }
    return "{" + String.join(",", fields) + "}";
  }

  private static Issue issue(String id, String name, List<String> aliases, List<String> hubs) {
    return new Issue(
        id,
        false,
        name,
        aliases,
        List.of(),
        List.of(),
        hubs,
        id.equals("acme") ? List.of("every ticket is refunded") : List.of(),
        null,
        id.equals("acme") ? List.of("x:acmeferries") : List.of(),
        List.of());
  }
}
