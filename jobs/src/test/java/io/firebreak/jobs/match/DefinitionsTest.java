package io.firebreak.jobs.match;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.ingest.IngestClock;
import io.firebreak.jobs.ingest.IngestSettings;
import io.firebreak.jobs.ingest.IngestStage;
import io.firebreak.jobs.ingest.IssueUpdate;
import io.firebreak.jobs.ingest.KeyMessages;
import io.firebreak.jobs.ingest.RecordParser;
import io.firebreak.jobs.json.Parsed;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.source.RawRecord;
import io.firebreak.models.data.Issue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which key messages count for a mention, as responses come, change and go. */
class DefinitionsTest {
  private static final String FEE = "Acme: the booking fee is gone";
  private static final RecordParser<KeyMessages> PARSER =
      IngestStage.messagesParser(
          IngestSettings.from(Settings.defaults(), false),
          IngestClock.fixed(Instant.parse("2026-03-02T00:00:00Z").toEpochMilli()));

  private final Definitions definitions = new Definitions();

  DefinitionsTest() {
    definitions.define(new IssueUpdate(issue("acme", "Acme", "every ticket is refunded"), 0));
    definitions.define(new IssueUpdate(issue("rival", "Rival", "on time"), 1));
  }

  @Test
  void aKeyMessageOfAResponseCountsFromTheMomentOfItsPublication() {
    define(response("r1", "acme", "10:00:00", "booking fee is gone", "talk to us"));

    assertThat(carries("09:59:59.999", FEE)).isEmpty();
    assertThat(carries("10:00:00", FEE)).containsExactly("acme");
    assertThat(carries("10:00:00", "Acme says #TalkToUs")).containsExactly("acme");
    assertThat(carries("10:00:00", "Acme and Rival: the booking fee is gone"))
        .containsExactly("acme");
    assertThat(carries("09:00:00", "Acme: every ticket is refunded"))
        .as("the issue's own counts at any time")
        .containsExactly("acme");
  }

  @Test
  void amongResponsesWithOneMessageTheFirstDecidesAndTheIssuesOwnStandsBeforeAll() {
    define(response("r2", "acme", "12:00:00", "booking fee is gone", "every ticket is refunded"));
    define(response("r1", "acme", "10:00:00", "Booking  fee is GONE"));

    assertThat(carries("09:00:00", FEE)).isEmpty();
    assertThat(carries("11:00:00", FEE)).containsExactly("acme");
    assertThat(carries("09:00:00", "Acme: every ticket is refunded")).containsExactly("acme");
    withdraw("r1");
    assertThat(carries("11:00:00", FEE)).isEmpty();
    assertThat(carries("12:00:00", FEE)).containsExactly("acme");
  }

  @Test
  void aCorrectedResponseCountsAsItNowStands() {
    define(response("r1", "acme", "10:00:00", "booking fee is gone"));
    define(response("r1", "acme", "11:00:00", "boats run again"));

    assertThat(carries("12:00:00", FEE)).isEmpty();
    assertThat(carries("10:30:00", "Acme: boats run again")).isEmpty();
    assertThat(carries("11:00:00", "Acme: boats run again")).containsExactly("acme");
    define(response("r1", "acme", "11:00:00"));
    assertThat(carries("11:00:00", "Acme: boats run again")).isEmpty();
  }

  @Test
  void aWithdrawnResponseCountsNoMoreUntilItComesAgain() {
    define(response("r1", "acme", "10:00:00", "booking fee is gone"));
    withdraw("r1");
    assertThat(carries("11:00:00", FEE)).isEmpty();

    define(response("r1", "acme", "10:00:00", "booking fee is gone"));
    assertThat(carries("11:00:00", FEE)).containsExactly("acme");
    define(
        "r1",
        "{\"id\":\"r1\",\"deleted\":true,\"issue\":\"acme\",\"keyMessages\":[\"booking fee is"
            + " gone\"]}");
    assertThat(carries("11:00:00", FEE)).isEmpty();
    withdraw("never-seen");
    assertThat(carries("11:00:00", FEE)).isEmpty();
  }

  @Test
  void aResponseMovedToAnotherIssueTakesItsMessagesAlong() {
    String both = "Acme and Rival: the booking fee is gone";
    define(response("r1", "acme", "10:00:00", "booking fee is gone"));
    assertThat(carries("11:00:00", both)).containsExactly("acme");

    define(response("r1", "rival", "10:00:00", "booking fee is gone"));
    assertThat(carries("11:00:00", both)).containsExactly("rival");
  }

  @Test
  void aResponseMayComeBeforeItsIssue() {
    define(response("r1", "later", "10:00:00", "booking fee is gone"));
    assertThat(carries("11:00:00", "Later Lines: the booking fee is gone")).isEmpty();

    definitions.define(new IssueUpdate(issue("later", "Later Lines", "x y"), 2));
    assertThat(carries("11:00:00", "Later Lines: the booking fee is gone"))
        .containsExactly("later");
  }

  @Test
  void aResponseWithoutMessagesCostsNoNewMatcher() {
    IssueMatcher before = definitions.matcher();
    define(response("x:1-acme", "acme", "10:00:00"));
    withdraw("x:1-acme");
    assertThat(definitions.matcher()).isSameAs(before);

    define(response("r1", "acme", "10:00:00", "booking fee is gone"));
    IssueMatcher after = definitions.matcher();
    assertThat(after).isNotSameAs(before);
    define(response("r1", "acme", "10:00:00", "booking fee is gone"));
    assertThat(definitions.matcher()).isSameAs(after);
  }

  @Test
  void beyondTheMostForAnIssueThePhrasesOfTheLatestResponsesAreKeptInWhateverOrderTheyCome() {
    List<KeyMessages> responses = new ArrayList<>();
    for (int r = 0; r < 12; r++) {
      int number = r;
      responses.add(
          new KeyMessages(
              "r" + r,
              "acme",
              r,
              IntStream.range(0, 100).mapToObj(i -> "phrase " + number + " " + i).toList()));
    }
    responses.add(new KeyMessages("other", "rival", 0, List.of("booking fee is gone")));
    for (int seed = 0; seed < 3; seed++) {
      Collections.shuffle(responses, new Random(seed));
      Definitions known = new Definitions();
      responses.forEach(known::define);
      known.matcher();
      assertThat(known.phrasesLeftOut()).isEqualTo(200);

      ResponsePhrases phrases = ResponsePhrases.of(responses);
      assertThat(phrases.of("acme"))
          .hasSize(ResponsePhrases.MOST)
          .containsKeys("phrase 2 0", "phrase 11 99")
          .doesNotContainKeys("phrase 0 0", "phrase 1 99");
      assertThat(phrases.of("rival")).hasSize(1);
    }
  }

  /** The issues that a text carries a key message of, among those that it names. */
  private List<String> carries(String time, String text) {
    return definitions.matcher().find(null, text, List.of(), at(time)).matches().stream()
        .filter(IssueMatch::keyMessage)
        .map(IssueMatch::issueId)
        .toList();
  }

  private static long at(String time) {
    return Instant.parse("2026-03-01T" + time + "Z").toEpochMilli();
  }

  private void define(KeyMessages messages) {
    definitions.define(messages);
  }

  private void define(String key, String json) {
    definitions.define(parsed(key, json));
  }

  private void withdraw(String id) {
    definitions.define(parsed(id, null));
  }

  private static KeyMessages response(String id, String issue, String time, String... messages) {
    String phrases = messages.length == 0 ? "" : "\"" + String.join("\",\"", messages) + "\"";
    return parsed(
        id,
        "{\"id\":\"%s\",\"issue\":\"%s\",\"publishedAt\":\"2026-03-01T%sZ\",\"kind\":\"update\",\"keyMessages\":[%s]}"
            .formatted(id, issue, time, phrases));
  }

  private static KeyMessages parsed(String key, String json) {
    Parsed<KeyMessages> parsed =
        PARSER.parse(
            new RawRecord(
                "responses",
                0,
                0,
                0,
                key.getBytes(UTF_8),
                json == null ? null : json.getBytes(UTF_8)));
    assertThat(parsed.reason()).isNull();
    return parsed.value();
  }

  private static Issue issue(String id, String name, String message) {
    return new Issue(
        id,
        false,
        name,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(message),
        null,
        List.of(),
        List.of());
  }
}
