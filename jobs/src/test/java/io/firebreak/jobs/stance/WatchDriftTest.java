package io.firebreak.jobs.stance;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.data.StanceDrift;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class WatchDriftTest {
  private static final long HOUR = 3_600_000;

  private int number;

  private ScoredMention mention(long millis, Stance stance, MentionKind kind) {
    double critic = stance == Stance.CRITIC ? 0.8 : 0.1;
    double neutral = stance == Stance.NEUTRAL ? 0.8 : 0.1;
    return new ScoredMention(
        "x:" + number++,
        "acme",
        null,
        false,
        0,
        "x",
        kind,
        null,
        null,
        null,
        null,
        null,
        "text",
        null,
        "en",
        null,
        millis,
        null,
        false,
        false,
        null,
        null,
        "text",
        stance,
        critic,
        1 - critic - neutral,
        neutral,
        "model");
  }

  private void hour(
      KeyedOneInputStreamOperatorTestHarness<String, ScoredMention, StanceDrift> harness,
      int hour,
      int critics,
      int neutrals,
      MentionKind kind)
      throws Exception {
    for (int i = 0; i < critics + neutrals; i++) {
      Stance stance = i < critics ? Stance.CRITIC : Stance.NEUTRAL;
      harness.processElement(mention(hour * HOUR + i, stance, kind), hour * HOUR + i);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, ScoredMention, StanceDrift>
      harness() throws Exception {
    var harness =
        ProcessFunctionTestHarnesses.forKeyedProcessFunction(
            new WatchDrift(), ScoredMention::issueId, Types.STRING);
    return harness;
  }

  @Test
  void anotherMixOfTextsRaisesTheAlarmAndTheSameMixDoesNot() throws Exception {
    try (var harness = harness()) {
      for (int hour = 0; hour < 5; hour++) {
        hour(harness, hour, 30, 100, MentionKind.ORIGINAL);
      }
      harness.processWatermark(5 * HOUR);
      List<StanceDrift> quiet = harness.extractOutputValues();
      assertThat(quiet).isNotEmpty().noneMatch(StanceDrift::alarm);
      assertThat(quiet.get(0).referenceMentions()).isEqualTo(520);

      for (int hour = 30; hour < 34; hour++) {
        hour(harness, hour, 120, 20, MentionKind.ORIGINAL);
      }
      harness.processWatermark(34 * HOUR);
      StanceDrift last =
          harness.extractOutputValues().get(harness.extractOutputValues().size() - 1);
      assertThat(last.alarm()).isTrue();
      assertThat(last.currentMentions()).as("of the last day alone").isEqualTo(4 * 140);
      assertThat(last.stabilityIndex()).isGreaterThan(last.threshold());
    }
  }

  @Test
  void aWaveOfRepostsIsNoOtherMix() throws Exception {
    try (var harness = harness()) {
      hour(harness, 0, 130, 400, MentionKind.ORIGINAL);
      hour(harness, 1, 65, 200, MentionKind.ORIGINAL);
      hour(harness, 1, 5_000, 0, MentionKind.REPOST);
      harness.processWatermark(2 * HOUR);
      assertThat(harness.extractOutputValues()).hasSize(1).noneMatch(StanceDrift::alarm);
    }
  }

  @Test
  void nothingIsKeptOfAnHourThatIsADayOld() throws Exception {
    try (var harness = harness()) {
      hour(harness, 0, 300, 300, MentionKind.ORIGINAL);
      hour(harness, 1, 10, 10, MentionKind.ORIGINAL);
      harness.processWatermark(40 * HOUR);
      assertThat(harness.numEventTimeTimers()).isZero();
      assertThat(harness.numKeyedStateEntries()).as("the reference alone").isEqualTo(1);
    }
  }
}
