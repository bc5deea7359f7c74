package io.firebreak.jobs.stance;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.thread.ThreadTimes;
import io.firebreak.jobs.types.ScoredMentionSerializer;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The taking over of stances in Flink's operator harness. */
class TakeStanceTest {
  private static final long START = Instant.parse("2026-03-01T00:20:00Z").toEpochMilli();
  private static final long HOUR = 3_600_000;
  private static final long RETENTION = 7 * 24 * HOUR;
  private static final long HORIZON = 48 * HOUR;
  private static final long ANSWER = START + 20_000;

  private KeyedTwoInputStreamOperatorTestHarness<String, KnownStance, ScoredMention, ScoredMention>
      harness;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, KnownStance, ScoredMention, ScoredMention>
      harness() throws Exception {
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(
                new TakeStance(new ThreadTimes(6 * HOUR, RETENTION, HORIZON))),
            KnownStance::mentionKey,
            ScoredMention::parentKey,
            Types.STRING);
    harness.setup(new ScoredMentionSerializer());
    return harness;
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void aRepostTakesTheStanceWhenItsTimeHasPassedWhicheverComesFirst() throws Exception {
    for (boolean originalFirst : List.of(true, false)) {
      close();
      open();
      if (originalFirst) {
        judged("acme", Stance.CRITIC);
      }
      reposted(repost(2, "acme"));
      if (!originalFirst) {
        judged("acme", Stance.CRITIC);
      }
      watermark(START + 2_000);
      assertThat(sent()).isEmpty();
      watermark(ANSWER);
      assertThat(sent()).containsExactly(stance(Stance.CRITIC).on(repost(2, "acme")));
    }
  }

  @Test
  void aChangeOfStanceChangesTheRepostsOfThatIssueAndTellsNothingTwice() throws Exception {
    judged("acme", Stance.CRITIC);
    judged("rival", Stance.NEUTRAL);
    reposted(repost(2, "acme"));
    reposted(repost(2, "rival"));
    reposted(repost(3, "acme"));
    watermark(ANSWER);
    sent();

    judged("acme", Stance.CRITIC); // a copy
    assertThat(sent()).isEmpty();
    judged("acme", Stance.SUPPORTER);
    assertThat(sent())
        .allMatch(told -> told.stance() == Stance.SUPPORTER)
        .extracting(ScoredMention::pairKey)
        .containsExactlyInAnyOrder("x:2|acme", "x:3|acme");
    watermark(ANSWER + HOUR);
    assertThat(sent()).isEmpty();
  }

  @Test
  void aRepostOfAnUnknownMentionKeepsTheStanceOfItsOwnTextUntilThatTurnsUp() throws Exception {
    reposted(repost(2, "acme"));
    judged("rival", Stance.CRITIC); // another issue's is not taken
    watermark(ANSWER);
    assertThat(sent()).containsExactly(repost(2, "acme"));

    judged("acme", Stance.CRITIC);
    assertThat(sent()).containsExactly(stance(Stance.CRITIC).on(repost(2, "acme")));
  }

  @Test
  void aRepostThatComesLateTakesTheStanceAtOnce() throws Exception {
    judged("acme", Stance.CRITIC);
    watermark(ANSWER + HOUR);
    reposted(repost(2, "acme"));

    assertThat(sent()).extracting(ScoredMention::stance).containsExactly(Stance.CRITIC);
  }

  @Test
  void aRetractedRepostNeverComesBack() throws Exception {
    judged("acme", Stance.CRITIC);
    reposted(repost(2, "acme"));
    reposted(retraction(2)); // before its time
    reposted(repost(3, "acme"));
    watermark(ANSWER);
    reposted(retraction(3)); // after it was told
    assertThat(sent())
        .filteredOn(ScoredMention::deleted)
        .extracting(ScoredMention::pairKey)
        .containsExactly("x:2|acme", "x:3|acme");

    judged("acme", Stance.SUPPORTER);
    watermark(ANSWER + HOUR);
    assertThat(sent()).isEmpty();
  }

  @Test
  void ofTwoWordsOnAWaitingRepostTheLaterIsTold() throws Exception {
    judged("acme", Stance.CRITIC);
    reposted(repost(2, "acme", 0, "RT one"));
    reposted(repost(2, "acme", 1, "RT two"));
    watermark(ANSWER);

    assertThat(sent()).extracting(ScoredMention::text).containsExactly("RT two");
  }

  @Test
  void aSnapshotInTheMiddleChangesNothing() throws Exception {
    judged("acme", Stance.CRITIC);
    reposted(repost(1, "acme"));
    watermark(START + 10_000);
    reposted(repost(12, "acme"));
    assertThat(sent()).hasSize(1);
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    List<ScoredMention> straight = goOn();
    close();

    harness = harness();
    harness.initializeState(snapshot);
    harness.open();
    watermark(START + 10_000);
    assertThat(goOn()).isEqualTo(straight);
    assertThat(straight).hasSize(3);
    watermark(START + 2 * RETENTION);
    assertEmpty();
  }

  private List<ScoredMention> goOn() throws Exception {
    watermark(ANSWER);
    judged("acme", Stance.NEUTRAL);
    return sent();
  }

  @Test
  void nothingIsKeptOnceRetentionAndHorizonHavePassed() throws Exception {
    severalFates();
    for (long hour = 0; hour <= HORIZON / HOUR + 2; hour++) {
      watermark(START + hour * HOUR);
    }
    sent();
    judged("acme", Stance.NEUTRAL);
    assertThat(sent()).isEmpty(); // the reposts are past their horizon
    watermark(START + 3 * RETENTION);
    assertEmpty();

    severalFates(); // all of it late
    watermark(START + 5 * RETENTION);
    assertEmpty();
  }

  @Test
  void atTheEndOfAReplayNothingIsLeft() throws Exception {
    severalFates();
    watermark(Long.MAX_VALUE);
    assertEmpty();
  }

  private void severalFates() throws Exception {
    judged("acme", Stance.CRITIC);
    judged("rival", Stance.CRITIC);
    reposted(repost(2, "acme"));
    reposted(repost(3, "acme"));
    reposted(retraction(3));
    reposted(repost(4, "other"));
  }

  private void judged(String issue, Stance stance) throws Exception {
    KnownStance of = stance(stance);
    harness.processElement1(
        new KnownStance(
            "x:1",
            issue,
            of.stance(),
            of.critic(),
            of.supporter(),
            of.neutral(),
            of.model(),
            of.publishedAtMillis()),
        START);
  }

  private static KnownStance stance(Stance stance) {
    return new KnownStance(
        "x:1",
        "acme",
        stance,
        stance == Stance.CRITIC ? 0.9 : 0.05,
        stance == Stance.SUPPORTER ? 0.9 : 0.05,
        stance == Stance.NEUTRAL ? 0.9 : 0.05,
        "linear-1",
        START);
  }

  private void reposted(ScoredMention repost) throws Exception {
    harness.processElement2(repost, repost.publishedAtMillis());
  }

  private static ScoredMention repost(int number, String issue) {
    return repost(number, issue, 0, "RT");
  }

  private static ScoredMention retraction(int number) {
    return repost(number, "acme", 1, null);
  }

  /** A repost whose own text was found neutral; without text a retraction. */
  private static ScoredMention repost(int number, String issue, long revision, String text) {
    return new ScoredMention(
        "x:" + number,
        issue,
        null,
        text == null,
        revision,
        "x",
        MentionKind.REPOST,
        "x:1",
        START - 5_000L,
        "author" + number,
        null,
        10L,
        text,
        null,
        "en",
        null,
        START + number * 1_000L,
        null,
        false,
        false,
        null,
        null,
        "repost",
        text == null ? Stance.UNCLASSIFIED : Stance.NEUTRAL,
        0.1,
        0.1,
        0.8,
        "linear-1");
  }

  private void watermark(long millis) throws Exception {
    harness.processBothWatermarks(new Watermark(millis));
  }

  private void assertEmpty() {
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  private List<ScoredMention> sent() {
    List<ScoredMention> sent = new ArrayList<>(harness.extractOutputValues());
    harness.getOutput().clear();
    return sent;
  }
}
