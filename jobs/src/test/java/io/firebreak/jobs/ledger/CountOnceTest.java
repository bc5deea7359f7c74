package io.firebreak.jobs.ledger;

import static io.firebreak.jobs.ledger.Scored.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.DelayBins;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger in Flink's operator harness. */
class CountOnceTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long HORIZON = 48 * HOUR;

  private KeyedOneInputStreamOperatorTestHarness<Integer, MentionCount, CellDelta> harness;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
  }

  private static KeyedOneInputStreamOperatorTestHarness<Integer, MentionCount, CellDelta> harness()
      throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new CountOnce(HORIZON, 1_000), LedgerBucket::of, Types.INT);
    harness.setup(
        CellDelta.TYPE.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    return harness;
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void give(ScoredMention... mentions) throws Exception {
    for (ScoredMention mention : mentions) {
      harness.processElement(MentionCount.of(mention), mention.publishedAtMillis());
    }
  }

  /** Mentions (and late ones) by stance and minute, over everything sent so far. */
  private Map<String, Long> cells() {
    Map<String, Long> cells = new TreeMap<>();
    for (CellDelta delta : harness.extractOutputValues()) {
      String cell = delta.stance().word() + " " + (delta.minute() - START / MINUTE);
      cells.merge(cell, delta.cell().mentions(), Long::sum);
      if (delta.cell().late() != 0) {
        cells.merge("late " + cell, delta.cell().late(), Long::sum);
      }
    }
    cells.values().removeIf(count -> count == 0);
    return cells;
  }

  @Test
  void manyMentionsOfAMinuteLeaveAsOneCellWhenTheMinuteIsOver() throws Exception {
    for (int i = 0; i < 100; i++) {
      give(Scored.mention("m" + i, Stance.CRITIC, START + i));
    }
    harness.processWatermark(START - 1);
    harness.processWatermark(START + 500);
    assertThat(harness.extractOutputValues()).hasSize(1);
    assertThat(cells()).isEqualTo(Map.of("critic 0", 100L));
  }

  @Test
  void whatWasCountedIsNotCountedAgain() throws Exception {
    ScoredMention mention = Scored.mention("1", Stance.CRITIC, START);
    give(mention, mention);
    harness.processWatermark(START + HOUR);
    give(mention);
    harness.processWatermark(START + 2 * HOUR);
    assertThat(cells()).isEqualTo(Map.of("critic 0", 1L));
  }

  @Test
  void anEditMovesTheStance() throws Exception {
    give(Scored.mention("1", 0, Stance.CRITIC, START, START));
    harness.processWatermark(START + HOUR);
    give(Scored.mention("1", 1, Stance.SUPPORTER, START, START + HOUR));
    give(Scored.mention("1", 0, Stance.CRITIC, START, START));
    harness.processWatermark(START + 2 * HOUR);
    assertThat(cells()).isEqualTo(Map.of("supporter 0", 1L));
  }

  @Test
  void aNewJudgementOfTheSameRevisionMovesTheStance() throws Exception {
    give(Scored.mention("1", 0, Stance.NEUTRAL, START, START));
    give(Scored.mention("1", 0, Stance.CRITIC, START, START));
    harness.processWatermark(START + HOUR);
    assertThat(cells()).isEqualTo(Map.of("critic 0", 1L));
  }

  @Test
  void aDeleteRetractsAndAnOlderRevisionDoesNotBringItBack() throws Exception {
    give(Scored.mention("1", 0, Stance.CRITIC, START, START));
    harness.processWatermark(START + HOUR);
    give(Scored.deleted("1", 1, START));
    give(Scored.mention("1", 0, Stance.CRITIC, START, START));
    harness.processWatermark(START + 2 * HOUR);
    assertThat(cells()).isEmpty();
  }

  @Test
  void anEditMovesTierAndKeyMessageAndADeleteTakesThemOut() throws Exception {
    give(Scored.marked(Scored.mention("1", 0, Stance.CRITIC, START, START), 1, true));
    give(Scored.marked(Scored.mention("2", 0, Stance.CRITIC, START, START), 4, false));
    harness.processWatermark(START + HOUR);
    assertThat(marks()).containsExactly(1L, 0L, 0L, 1L, 1L);

    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    harness = harness();
    harness.initializeState(snapshot);
    harness.open();
    give(Scored.marked(Scored.mention("1", 1, Stance.CRITIC, START, START), 2, true));
    give(Scored.marked(Scored.mention("2", 1, Stance.CRITIC, START, START), 4, true));
    harness.processWatermark(START + 2 * HOUR);
    assertThat(marks()).containsExactly(-1L, 1L, 0L, 0L, 1L);

    give(Scored.deleted("1", 2, START), Scored.deleted("2", 2, START));
    harness.processWatermark(START + 3 * HOUR);
    assertThat(marks()).containsExactly(-1L, 0L, 0L, -1L, -1L); // what came before the restart
  }

  @Test
  void anEditThatChangesTheParentMovesTheDelayAndADeleteTakesItOut() throws Exception {
    long parent = START - 30 * MINUTE;
    give(Scored.after(Scored.mention("1", 0, Stance.CRITIC, START, START), parent));
    give(Scored.after(Scored.mention("2", 0, Stance.CRITIC, START, START), parent));
    harness.processWatermark(START + HOUR);
    assertThat(delays()).isEqualTo(Map.of(DelayBins.of(30 * MINUTE), 2L));

    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    harness = harness();
    harness.initializeState(snapshot);
    harness.open();
    give(Scored.after(Scored.mention("1", 1, Stance.CRITIC, START, START), START - 5 * HOUR));
    give(Scored.after(Scored.mention("2", 1, Stance.CRITIC, START, START), null));
    harness.processWatermark(START + 2 * HOUR);
    assertThat(delays())
        .isEqualTo(Map.of(DelayBins.of(30 * MINUTE), -2L, DelayBins.of(5 * HOUR), 1L));

    give(Scored.deleted("1", 2, START));
    harness.processWatermark(START + 3 * HOUR);
    assertThat(delays()).isEqualTo(Map.of(DelayBins.of(30 * MINUTE), -2L));
  }

  @Test
  void aParentThatIsOnlyKnownLaterAddsTheDelayAndCountsNothingTwice() throws Exception {
    ScoredMention repost = Scored.mention("1", 0, Stance.CRITIC, START, START);
    give(Scored.after(repost, null));
    give(Scored.after(repost, START - HOUR), Scored.after(repost, START - HOUR));
    harness.processWatermark(START + HOUR);
    assertThat(delays()).isEqualTo(Map.of(DelayBins.of(HOUR), 1L));
    assertThat(cells()).isEqualTo(Map.of("critic 0", 1L));
  }

  /** Delays by bin, over everything sent since the start. */
  private Map<Integer, Long> delays() {
    Map<Integer, Long> delays = new TreeMap<>();
    for (CellDelta delta : harness.extractOutputValues()) {
      for (int bin = 0; bin < DelayBins.COUNT; bin++) {
        delays.merge(bin, delta.cell().delays(bin), Long::sum);
      }
    }
    delays.values().removeIf(count -> count == 0);
    return delays;
  }

  /** Mentions by tier, and key messages, over everything sent since the start. */
  private long[] marks() {
    long[] marks = new long[5];
    for (CellDelta delta : harness.extractOutputValues()) {
      for (int tier = 1; tier <= 4; tier++) {
        marks[tier - 1] += delta.cell().tier(tier);
      }
      marks[4] += delta.cell().keyMessages();
    }
    return marks;
  }

  @Test
  void oneMentionCountsForEachOfItsIssues() throws Exception {
    for (String issue : new String[] {"acme", "rival", "acme", "rival"}) {
      give(
          Scored.full(
              "1",
              issue,
              null,
              false,
              0,
              "x",
              MentionKind.REPOST,
              "a",
              5L,
              START,
              null,
              false,
              issue.equals("acme") ? Stance.CRITIC : Stance.SUPPORTER));
    }
    harness.processWatermark(START + HOUR);
    assertThat(cells()).isEqualTo(Map.of("critic 0", 1L, "supporter 0", 1L));
  }

  @Test
  void aMentionObservedBeyondTheHorizonCountsOnlyAsLateInTheMinuteItWasObserved() throws Exception {
    ScoredMention late = Scored.mention("1", 0, Stance.CRITIC, START, START + HORIZON + MINUTE);
    give(late, late);
    harness.processWatermark(START + HORIZON + 2 * HOUR);
    give(late);
    harness.processWatermark(START + HORIZON + 3 * HOUR);
    assertThat(cells()).isEqualTo(Map.of("late critic " + (48 * 60 + 1), 1L));
  }

  @Test
  void aMentionWhoseCellIsFrozenCountsAsLateNow() throws Exception {
    harness.processWatermark(START + HORIZON + MINUTE);
    give(Scored.mention("1", 0, Stance.CRITIC, START, START));
    give(Scored.mention("2", 0, Stance.CRITIC, START + 2 * MINUTE, START));
    harness.processWatermark(START + HORIZON + HOUR);
    assertThat(cells()).isEqualTo(Map.of("late critic " + (48 * 60 + 1), 1L, "critic 2", 1L));
  }

  @Test
  void aLateEditLeavesWhatWasCountedInTimeWhateverComesFirst() throws Exception {
    ScoredMention first = Scored.mention("1", 0, Stance.CRITIC, START, START);
    ScoredMention edit = Scored.mention("1", 1, Stance.NEUTRAL, START, START + HORIZON + MINUTE);
    Map<String, Long> expected = Map.of("critic 0", 1L, "late neutral " + (48 * 60 + 1), 1L);
    give(first, edit);
    harness.processWatermark(START);
    harness.processWatermark(START + HOUR);
    assertThat(cells()).isEqualTo(expected);

    close();
    open();
    give(edit, first);
    harness.processWatermark(START + HOUR);
    assertThat(cells()).isEqualTo(expected);
  }

  @Test
  void nothingIsLeftOfAMentionAfterTheHorizon() throws Exception {
    give(Scored.mention("1", 0, Stance.CRITIC, START, START));
    give(Scored.deleted("2", 0, START));
    give(Scored.mention("3", 0, Stance.CRITIC, START, START + HORIZON + MINUTE));
    harness.processWatermark(START + HORIZON);
    assertThat(harness.numKeyedStateEntries()).isEqualTo(3);
    harness.processWatermark(START + HORIZON + 2 * HOUR);
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    harness.processWatermark(START + 2 * HORIZON + 3 * HOUR);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void aCheckpointHoldsNothingBackAndForgetsNothing() throws Exception {
    give(Scored.mention("1", 0, Stance.CRITIC, START, START));
    harness.prepareSnapshotPreBarrier(1);
    assertThat(cells()).isEqualTo(Map.of("critic 0", 1L));
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();

    harness = harness();
    harness.initializeState(snapshot);
    harness.open();
    give(Scored.mention("1", 0, Stance.CRITIC, START, START));
    give(Scored.mention("1", 1, Stance.NEUTRAL, START, START));
    harness.processWatermark(START + HOUR);
    assertThat(cells()).isEqualTo(Map.of("critic 0", -1L, "neutral 0", 1L));
  }
}
