package io.firebreak.jobs.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.jobs.match.DefinitionFeed;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.thread.UnjudgedMention;
import io.firebreak.jobs.types.ScoredMentionSerializer;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.stance.StanceJudge.Origin;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class JudgeMentionsTest {
  private static final Settings AUTO = Settings.defaults();

  /** A budget without a burst is always empty. */
  private static final JudgingSettings SPENT = new JudgingSettings(0, 0.8, 0, false);

  private static UnjudgedMention mention(String text) {
    ScoredMention unjudged =
        new ScoredMention(
            "x:1",
            "acme",
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
            text,
            null,
            "en",
            null,
            1_000,
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
    return new UnjudgedMention(unjudged, "Northwind Airways", List.of(), false);
  }

  private static ScoredMention judge(
      StanceModel model, JudgingSettings settings, UnjudgedMention mention) throws Exception {
    try (var harness =
        new OneInputStreamOperatorTestHarness<>(
            new StreamMap<>(new JudgeMentions(model, settings, DefinitionFeed.none())))) {
      harness.setup(new ScoredMentionSerializer());
      harness.open();
      harness.processElement(new StreamRecord<>(mention));
      return harness.extractOutputValues().get(0);
    }
  }

  @Test
  void theShippedDefaultIsTheEncoder() throws Exception {
    ScoredMention judged =
        judge(
            StanceModels.shipped(AUTO),
            JudgingSettings.from(AUTO, false),
            mention("Northwind Airways lost my bag again, worst airline ever"));
    assertThat(judged.stance()).isEqualTo(Stance.CRITIC);
    assertThat(judged.model()).startsWith("encoder-");
  }

  @Test
  void underOverloadTheLinearModelJudgesAndTheRecordSaysSo() throws Exception {
    ScoredMention judged =
        judge(StanceModels.shipped(AUTO), SPENT, mention("Northwind Airways is late"));
    assertThat(judged.model()).startsWith("linear-");
  }

  @Test
  void aReplayIsNeverOverloaded() throws Exception {
    ScoredMention judged =
        judge(
            StanceModels.shipped(AUTO),
            new JudgingSettings(0, 0.8, 0, true),
            mention("Northwind Airways is late"));
    assertThat(judged.model()).startsWith("encoder-");
  }

  @Test
  void whatTheModelIsNotSureOfIsUnclassifiedAndKeepsItsProbabilities() throws Exception {
    Settings unsure = Settings.of(Map.of("stance.minimumConfidence", "0.99"));
    ScoredMention judged =
        judge(
            StanceModels.shipped(unsure),
            JudgingSettings.from(unsure, false),
            mention("Northwind Airways, so so"));
    assertThat(judged.stance()).isEqualTo(Stance.UNCLASSIFIED);
    assertThat(judged.critic() + judged.supporter() + judged.neutral()).isCloseTo(1, within(0.001));
    assertThat(judged.model()).startsWith("encoder-");
  }

  @Test
  void theCountersTellWhichModelJudged() throws Exception {
    JudgeMentions function =
        new JudgeMentions(StanceModels.shipped(AUTO), SPENT, DefinitionFeed.none());
    try (var harness = new OneInputStreamOperatorTestHarness<>(new StreamMap<>(function))) {
      harness.setup(new ScoredMentionSerializer());
      harness.open();
      harness.processElement(new StreamRecord<>(mention("Northwind Airways is late")));
      harness.processElement(new StreamRecord<>(mention("Northwind Airways was late, thanks")));
      assertThat(function.counter(Origin.LINEAR_UNDER_OVERLOAD))
          .extracting(Counter::getCount)
          .isEqualTo(2L);
      assertThat(function.counter(Origin.ENCODER)).extracting(Counter::getCount).isEqualTo(0L);
    }
  }
}
