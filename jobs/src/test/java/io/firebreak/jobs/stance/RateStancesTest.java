package io.firebreak.jobs.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.jobs.pipeline.KeywordModel;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.Stance;
import io.firebreak.models.data.StanceQuality;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class RateStancesTest {
  private static final List<String> NONE = List.of();
  private static final Issue ACME =
      new Issue("acme", false, "Acme", NONE, NONE, NONE, NONE, NONE, null, NONE, NONE);

  private static Label label(String mention, Stance stance, LabelPart part, String text) {
    return new Label(mention, "acme", stance == null, stance, part, "ann", 9_000, "en", null, text);
  }

  private static KeyedTwoInputStreamOperatorTestHarness<String, Label, Issue, StanceQuality>
      harness() throws Exception {
    return ProcessFunctionTestHarnesses.forKeyedCoProcessFunction(
        new RateStances(KeywordModel::new), Label::issueId, Issue::id, Types.STRING);
  }

  @Test
  void anIssueWithoutLabelsIsRatedByTheModelCard() throws Exception {
    try (var harness = harness()) {
      harness.processElement2(ACME, 0);
      assertThat(harness.extractOutputValues()).as("it waits for labels").isEmpty();
      harness.setProcessingTime(3_000);
      StanceQuality quality = harness.extractOutputValues().get(0);
      assertThat(quality.source()).isEqualTo("card");
      assertThat(quality.auditLabels()).isZero();
      assertThat(quality.confusion()).hasSize(9).allMatch(alpha -> alpha > 0);
      assertThat(quality.confusion().stream().limit(3).mapToDouble(alpha -> alpha).sum())
          .as("all of it is the card's")
          .isCloseTo(quality.priorStrengths().get(0), within(0.01));
    }
  }

  @Test
  void auditLabelsAreCountedByWhatTheModelSaysAndWithdrawnOnesAreNot() throws Exception {
    try (var harness = harness()) {
      harness.processElement2(ACME, 0);
      harness.setProcessingTime(3_000);
      harness.processElement1(label("x:1", Stance.SUPPORTER, LabelPart.AUDIT, "bad day"), 0);
      harness.processElement1(label("x:2", Stance.CRITIC, LabelPart.AUDIT, "so bad"), 0);
      harness.processElement1(label("x:3", Stance.CRITIC, LabelPart.TRAIN, "good grief man"), 0);
      harness.setProcessingTime(6_000);
      harness.processElement1(label("x:2", null, null, null), 0);
      harness.setProcessingTime(9_000);

      List<StanceQuality> told = harness.extractOutputValues();
      assertThat(told).extracting(StanceQuality::auditLabels).containsExactly(0L, 2L, 1L);
      StanceQuality last = told.get(2);
      assertThat(last.source()).isEqualTo("audit");
      assertThat(last.trainLabels()).isEqualTo(1);
      assertThat(last.adapterUsed()).isFalse();
      assertThat(last.atMillis()).isEqualTo(9_000);
      assertThat(last.confusion().get(1) - told.get(0).confusion().get(1))
          .as("judged critic, truly supporter")
          .isEqualTo(1);
    }
  }

  @Test
  void aReplayIsRatedAtItsEnd() throws Exception {
    try (var harness = harness()) {
      harness.processElement1(label("x:1", Stance.CRITIC, LabelPart.AUDIT, "bad day"), 0);
      harness.processElement2(ACME, 0);
      harness.processBothWatermarks(new Watermark(Long.MAX_VALUE));
      assertThat(harness.extractOutputValues())
          .extracting(StanceQuality::auditLabels)
          .containsExactly(1L);
    }
  }
}
