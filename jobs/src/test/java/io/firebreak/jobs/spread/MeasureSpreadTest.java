package io.firebreak.jobs.spread;

import static io.firebreak.jobs.ledger.Scored.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.SpreadCell;
import io.firebreak.models.spread.SpreadSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The measuring of spread in Flink's operator harness. */
class MeasureSpreadTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private KeyedOneInputStreamOperatorTestHarness<String, CellDelta, SpreadWindow> harness;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, CellDelta, SpreadWindow> harness()
      throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new MeasureSpread(SpreadSettings.defaults())),
            CellDelta::issueId,
            Types.STRING);
    harness.setup(
        TypeInformation.of(SpreadWindow.class)
            .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    return harness;
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void critics(int count, long atMillis) throws Exception {
    SpreadCell cell = new SpreadCell();
    for (int i = 0; i < count; i++) {
      cell.count(1, MentionKind.REPOST, false, 10, atMillis);
      cell.addAuthor(atMillis + i + 1);
    }
    harness.processElement(
        new CellDelta("acme", "x", Stance.CRITIC, atMillis / MINUTE, cell, null, atMillis),
        atMillis);
  }

  private List<SpreadWindow> sent() {
    List<SpreadWindow> sent = harness.extractOutputValues();
    harness.getOutput().clear();
    return sent;
  }

  private static Map<String, Long> mentions(List<SpreadWindow> rows) {
    Map<String, Long> mentions = new TreeMap<>();
    for (SpreadWindow row : rows) {
      mentions.put(
          row.platform()
              + " "
              + row.windowSize()
              + " "
              + (row.windowStartMillis() - START) / MINUTE,
          row.mentions());
    }
    return mentions;
  }

  @Test
  void aWindowIsSentWhenTheWatermarkPassesItsEndAndNotBefore() throws Exception {
    critics(3, START + 2 * MINUTE);
    harness.processWatermark(START + 3 * MINUTE - 2);
    assertThat(sent()).isEmpty();
    harness.processWatermark(START + 3 * MINUTE - 1);
    assertThat(mentions(sent())).isEqualTo(Map.of("x 1m 2", 3L, "all 1m 2", 3L));
    harness.processWatermark(START + 5 * MINUTE - 1);
    assertThat(mentions(sent())).isEqualTo(Map.of("x 5m 0", 3L, "all 5m 0", 3L));
    harness.processWatermark(START + 60 * MINUTE - 1);
    assertThat(mentions(sent()))
        .isEqualTo(Map.of("x 5m 5", 0L, "all 5m 5", 0L, "x 1h 0", 3L, "all 1h 0", 3L));
  }

  @Test
  void aLateMentionRevisesItsWindowsAndLeavesOthersAlone() throws Exception {
    critics(1, START);
    critics(3, START + 7 * MINUTE);
    harness.processWatermark(START + 31 * MINUTE);
    sent();
    critics(1, START + 7 * MINUTE + 5);
    harness.processWatermark(START + 35 * MINUTE);
    Map<String, Long> revised = mentions(sent());
    assertThat(revised)
        .containsEntry("x 1m 7", 4L)
        .containsEntry("all 1m 7", 4L)
        .containsEntry("x 5m 5", 4L)
        .doesNotContainKeys("x 1m 0", "x 5m 0");
  }

  @Test
  void aMentionOfYesterdayIsInItsWindowAfterTheNextRound() throws Exception {
    critics(20, START + 2 * MINUTE);
    harness.processWatermark(START + DAY);
    sent();
    critics(1, START + 3 * MINUTE);
    harness.processWatermark(START + DAY + 6 * HOUR);
    assertThat(mentions(sent()))
        .containsEntry("x 1m 3", 1L)
        .containsEntry("x 5m 0", 21L)
        .containsEntry("x 1h 0", 21L);
  }

  @Test
  void tenYearsBetweenTwoMentionsCostNothing() throws Exception {
    critics(1, START);
    critics(1, START + 3650 * DAY);
    assertThat(harness.numEventTimeTimers()).isEqualTo(1);
    harness.processWatermark(Long.MAX_VALUE);
    assertThat(sent()).hasSize(2 * 2 * 5);
    assertThat(harness.numKeyedStateEntries()).isZero();
  }

  @Test
  void stateEndsAWeekAfterTheHorizonOfTheLastCritic() throws Exception {
    for (int i = 0; i < 200; i++) {
      critics(2, START + i * 7 * MINUTE);
      harness.processWatermark(START + i * 7 * MINUTE);
    }
    harness.processWatermark(START + 4 * DAY);
    sent();
    critics(1, START + 4 * DAY);
    harness.processWatermark(START + 7 * DAY);
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    harness.processWatermark(START + 4 * DAY + 2 * DAY + 8 * DAY);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void aSnapshotInTheMiddleChangesNothing() throws Exception {
    critics(30, START + 2 * MINUTE);
    harness.processWatermark(START + 10 * MINUTE);
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    critics(3, START + 20 * MINUTE);
    harness.processWatermark(Long.MAX_VALUE);
    List<SpreadWindow> straight = sent();
    harness.close();

    harness = harness();
    harness.initializeState(snapshot);
    harness.open();
    harness.processWatermark(START + 10 * MINUTE);
    critics(3, START + 20 * MINUTE);
    harness.processWatermark(Long.MAX_VALUE);
    List<SpreadWindow> restored = sent();
    assertThat(straight).endsWith(restored.toArray(new SpreadWindow[0]));
    assertThat(restored).hasSizeGreaterThan(20);
    assertThat(restored.get(restored.size() - 1).reproduction()).isNull();
    assertThat(restored.get(0).reproduction()).isNotNull();
  }
}
