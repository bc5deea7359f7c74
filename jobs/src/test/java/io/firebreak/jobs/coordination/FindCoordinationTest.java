package io.firebreak.jobs.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.alerts.AlertInput;
import io.firebreak.models.alerts.CoordinationSeen;
import io.firebreak.models.coordination.CoordinationSettings;
import io.firebreak.models.coordination.IssueCoordination;
import io.firebreak.models.coordination.TextSeen;
import io.firebreak.models.data.CoordinatedCluster;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The search for coordination in Flink's operator harness. */
class FindCoordinationTest {
  private static final long START = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final String LIE =
      "Everybody should know that this company lied to all of us again, shame on them";

  private KeyedOneInputStreamOperatorTestHarness<String, TextOfIssue, CoordinatedCluster> harness;

  @BeforeEach
  void begin() throws Exception {
    harness = create();
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, TextOfIssue, CoordinatedCluster>
      create() throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, TextOfIssue, CoordinatedCluster> made =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new FindCoordination(CoordinationSettings.defaults())),
            TextOfIssue::issueId,
            Types.STRING);
    made.setup(
        TypeInformation.of(CoordinatedCluster.class)
            .createSerializer(made.getExecutionConfig().getSerializerConfig()));
    return made;
  }

  @Test
  void botsAreTold_WhoeverElseSpeaks_AndTheAlertsHearOfTheirShareUntilItIsOver() throws Exception {
    play(mentions());
    time(START + 3 * 60 * MINUTE);

    CoordinatedCluster cluster = told().get(told().size() - 1);
    assertThat(cluster.issueId()).isEqualTo("ferry");
    assertThat(cluster.kind()).isEqualTo("text");
    assertThat(cluster.authorKeys()).allMatch(author -> author.startsWith("x:bot-")).hasSize(12);
    assertThat(cluster.critics()).isEqualTo(12);
    assertThat(cluster.score()).isBetween(0.6, 1.0);
    assertThat(cluster.reason()).contains("12 accounts wrote nearly the same text");
    List<AlertInput> shares = shares();
    assertThat(shares.get(0).coordination().cluster()).isEqualTo(cluster.clusterId());
    assertThat(shares.get(0).coordination().share()).isBetween(0.2, 0.9);
    assertThat(shares.get(shares.size() - 1).coordination().share()).isZero();
  }

  @Test
  void restoredInTheMiddleItTellsWhatItWouldHaveToldAnyway() throws Exception {
    play(mentions());
    List<CoordinatedCluster> steady = told();
    assertThat(steady).isNotEmpty();
    for (int stop : new int[] {12, 31, 45}) {
      harness.close();
      begin();
      List<TextOfIssue> before = new ArrayList<>(mentions());
      List<TextOfIssue> after = new ArrayList<>(mentions());
      before.removeIf(text -> text.publishedAtMillis() >= START + stop * MINUTE);
      after.removeIf(text -> text.publishedAtMillis() < START + stop * MINUTE);
      play(before);
      List<CoordinatedCluster> all = new ArrayList<>(told());
      OperatorSubtaskState snapshot = harness.snapshot(1, 1);
      harness.close();
      harness = create();
      harness.initializeState(snapshot);
      harness.open();
      play(after);
      all.addAll(told());
      assertThat(all).isEqualTo(steady);
    }
  }

  @Test
  void theOrderOfArrivalDoesNotMatterWhileTimeStandsStill() throws Exception {
    play(mentions());
    time(Long.MAX_VALUE);
    List<CoordinatedCluster> live = told();
    for (int seed = 0; seed < 3; seed++) {
      harness.close();
      begin();
      List<TextOfIssue> shuffled = new ArrayList<>(mentions());
      Collections.shuffle(shuffled, new Random(seed));
      for (TextOfIssue text : shuffled) {
        harness.processElement(text, text.publishedAtMillis());
      }
      time(Long.MAX_VALUE);
      assertThat(told()).isEqualTo(live);
    }
  }

  @Test
  void itTellsWhatLooksThatBeginAnewEachTimeTell() throws Exception {
    play(mentions());
    time(START + 3 * 60 * MINUTE);
    IssueCoordination issue = new IssueCoordination();
    List<TextSeen> texts = mentions().stream().map(TextOfIssue::text).toList();
    List<CoordinatedCluster> expected = new ArrayList<>();
    List<CoordinationSeen> expectedShares = new ArrayList<>();
    for (int minute = 5; minute <= 180; minute += 5) {
      IssueCoordination.Look look =
          issue.look("ferry", START + minute * MINUTE, CoordinationSettings.defaults(), texts);
      expected.addAll(look.told());
      if (look.seen() != null) {
        expectedShares.add(look.seen());
      }
    }
    assertThat(told()).isEqualTo(expected).isNotEmpty();
    assertThat(shares().stream().map(AlertInput::coordination))
        .containsExactlyElementsOf(expectedShares);
  }

  @Test
  void anIssueInWhichNothingCanBecomeAClusterIsNotLookedAtUntilSomebodySpeaks() throws Exception {
    for (int i = 0; i < 20; i++) {
      String words = "Passenger %d waited for ferry %d at quay %d".formatted(i * 7919, i, i * 31);
      TextOfIssue text = text("x:calm-" + i, START + i * MINUTE / 4, "person-" + i, words);
      harness.processElement(text, text.publishedAtMillis());
    }
    time(START + 5 * MINUTE);
    assertThat(harness.numEventTimeTimers()).isEqualTo(1);
    time(START + 65 * MINUTE - 2);
    assertThat(harness.numKeyedStateEntries()).isPositive();
    time(START + 65 * MINUTE - 1);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void retractedMentionsAreInNoLook() throws Exception {
    for (TextOfIssue text : mentions()) {
      harness.processElement(text, text.publishedAtMillis());
      if (text.key().startsWith("x:bot-")) {
        harness.processElement(
            new TextOfIssue("ferry", text.key(), text.publishedAtMillis(), null), 0);
      }
    }
    time(START + 3 * 60 * MINUTE);
    assertThat(told()).isEmpty();
  }

  @Test
  void nothingIsKeptOfAnIssueOfWhichNobodySpeaksAnyMore() throws Exception {
    play(mentions());
    assertThat(harness.numKeyedStateEntries()).isPositive();
    time(START + 3 * 24 * 60 * MINUTE);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  /** Forty honest critics of an hour, and twelve bots within eight seconds of its 30th minute. */
  private static List<TextOfIssue> mentions() {
    Random random = new Random(1);
    List<TextOfIssue> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String words =
          "Passenger %d waited for ferry %d at quay %d and was told %d different stories"
              .formatted(i * 7919, i * 31, i * 104_729, i * 17);
      texts.add(text("x:honest-" + i, START + random.nextInt(3_600_000), "person-" + i, words));
    }
    for (int i = 0; i < 12; i++) {
      long at = START + 30 * MINUTE + random.nextInt(8_000);
      texts.add(text("x:bot-" + i, at, "bot-" + i, LIE + (i % 3 == 0 ? "!!" : " @you" + i)));
    }
    texts.sort(Comparator.comparingLong(TextOfIssue::publishedAtMillis));
    return texts;
  }

  private static TextOfIssue text(String key, long atMillis, String author, String text) {
    return TextOfIssue.of(
        new ScoredMention(
            key,
            "ferry",
            null,
            false,
            0,
            "x",
            MentionKind.ORIGINAL,
            null,
            null,
            author,
            null,
            20L,
            text,
            null,
            "en",
            null,
            atMillis,
            null,
            false,
            false,
            null,
            null,
            "text",
            Stance.CRITIC,
            0.9,
            0.05,
            0.05,
            "test"));
  }

  private void play(List<TextOfIssue> texts) throws Exception {
    for (TextOfIssue text : texts) {
      harness.processElement(text, text.publishedAtMillis());
      harness.processWatermark(text.publishedAtMillis() - 1);
    }
  }

  private void time(long millis) throws Exception {
    harness.processWatermark(millis);
  }

  private List<CoordinatedCluster> told() {
    return harness.extractOutputValues();
  }

  private List<AlertInput> shares() {
    return harness.getSideOutput(FindCoordination.SHARES).stream()
        .map(StreamRecord::getValue)
        .toList();
  }
}
