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
  private static final Settings SPENT =
      Settings.of(Map.of("stance.mode", "auto", "stance.encoderBurst", "0s"));

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
      StanceModel model, Settings settings, boolean bounded, UnjudgedMention mention)
      throws Exception {
    try (var harness =
        new OneInputStreamOperatorTestHarness<>(
            new StreamMap<>(
                new JudgeMentions(
                    model, JudgingSettings.from(settings, bounded), DefinitionFeed.none())))) {
      harness.setup(new ScoredMentionSerializer());
      harness.open();
      harness.processElement(new StreamRecord<>(mention));
      return harness.extractOutputValues().get(0);
    }
  }

  @Test
  void theShippedDefaultIsTheEncoder() throws Exception {
    Settings settings = Settings.defaults();
    ScoredMention judged =
        judge(
            StanceModels.shipped(settings),
            settings,
            false,
            mention("Northwind Airways lost my bag again, worst airline ever"));
    assertThat(judged.stance()).isEqualTo(Stance.CRITIC);
    assertThat(judged.model()).startsWith("encoder-");
  }

  @Test
  void underOverloadTheLinearModelJudgesAndTheRecordSaysSo() throws Exception {
    ScoredMention judged =
        judge(StanceModels.shipped(SPENT), SPENT, false, mention("Northwind Airways is late"));
    assertThat(judged.model()).startsWith("linear-");
  }

  @Test
  void aReplayIsNeverOverloaded() throws Exception {
    ScoredMention judged =
        judge(StanceModels.shipped(SPENT), SPENT, true, mention("Northwind Airways is late"));
    assertThat(judged.model()).startsWith("encoder-");
  }

  @Test
  void whatTheModelIsNotSureOfIsUnclassifiedAndKeepsItsProbabilities() throws Exception {
    Settings unsure = Settings.of(Map.of("stance.minimumConfidence", "0.99"));
    ScoredMention judged =
        judge(StanceModels.shipped(unsure), unsure, false, mention("Northwind Airways, so so"));
    assertThat(judged.stance()).isEqualTo(Stance.UNCLASSIFIED);
    assertThat(judged.critic() + judged.supporter() + judged.neutral()).isCloseTo(1, within(0.001));
    assertThat(judged.model()).startsWith("encoder-");
  }

  @Test
  void theCountersTellWhichModelJudged() throws Exception {
    JudgeMentions function =
        new JudgeMentions(
            StanceModels.shipped(SPENT), JudgingSettings.from(SPENT, false), DefinitionFeed.none());
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
