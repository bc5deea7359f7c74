package io.firebreak.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.alerts.MentionSeen;
import io.firebreak.models.alerts.WindowSeen;
import io.firebreak.models.data.Alert;
import io.firebreak.models.data.AlertOverride;
import io.firebreak.models.data.Stance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The raising of alerts in Flink's operator harness. */
class RaiseAlertsTest {
  private static final long START = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond() / 60;
  private static final int MINUTES = 500;

  private KeyedOneInputStreamOperatorTestHarness<String, AlertInput, Alert> harness;
  private final List<Alert> told = new ArrayList<>();

  @BeforeEach
  void begin() throws Exception {
    harness = create();
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, AlertInput, Alert> create()
      throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, AlertInput, Alert> made =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new RaiseAlerts("https://grafana.example/")),
            AlertInput::issueId,
            Types.STRING);
    made.setup(
        TypeInformation.of(Alert.class)
            .createSerializer(made.getExecutionConfig().getSerializerConfig()));
    return made;
  }

  @Test
  void aSurgeIsPagedOnceAndSaysWhyAndWhereToLook() throws Exception {
    play(0, MINUTES);
    assertThat(fired("critic-velocity")).hasSize(1);
    Alert page = fired("critic-velocity").get(0);
    assertThat(page.severity()).isEqualTo("page");
    assertThat(page.firedAtMillis() / 60_000 - START).isBetween(200L, 205L);
    assertThat(page.mentions()).hasSize(5);
    assertThat(page.mentions().get(0).url()).startsWith("https://");
    assertThat(page.dashboard())
        .isEqualTo("https://grafana.example/d/firebreak-war-room?var-issue=ferry+1");
    assertThat(last(page.key()).state()).isEqualTo(Alert.RESOLVED);
  }

  @Test
  void restoredInTheMiddleOfAnEpisodeItTellsWhatItWouldHaveToldAnyway() throws Exception {
    play(0, MINUTES);
    List<Alert> steady = List.copyOf(told);
    for (int stop : new int[] {150, 201, 203, 210, 290}) {
      told.clear();
      harness.close();
      harness = create();
      harness.open();
      play(0, stop);
      OperatorSubtaskState snapshot = harness.snapshot(1, 1);
      harness.close();
      harness = create();
      harness.initializeState(snapshot);
      harness.open();
      play(stop, MINUTES);
      assertThat(told).isEqualTo(steady);
    }
  }

  @Test
  void aReplayInWhichTimeStandsStillTellsTheSameWhateverTheOrder() throws Exception {
    play(0, MINUTES);
    List<Alert> live = List.copyOf(told);
    List<AlertInput> inputs = new ArrayList<>();
    for (int i = 0; i < MINUTES; i++) {
      inputs.addAll(minute(i));
    }
    for (int seed = 0; seed < 3; seed++) {
      Collections.shuffle(inputs, new Random(seed));
      told.clear();
      harness.close();
      begin();
      for (AlertInput input : inputs) {
        harness.processElement(input, 0);
      }
      watermark(Long.MAX_VALUE);
      assertThat(told).isEqualTo(live);
    }
  }

  @Test
  void lateMentionsReviseAnEpisodeButBeginNone() throws Exception {
    play(0, 240);
    int before = fired("critic-velocity").size();
    harness.processElement(window(205, 90), 0);
    harness.processElement(mention("x:late", 205, 9_000_000), 0);
    play(240, MINUTES);
    assertThat(fired("critic-velocity")).hasSize(before).hasSize(1);
  }

  @Test
  void anIssueThatSwitchesARuleOffIsLeftAloneAndOneThatIsWithdrawnEndsItsAlerts() throws Exception {
    harness.processElement(
        new AlertInput(
            "ferry 1",
            0,
            null,
            null,
            null,
            null,
            List.of(new AlertOverride("critic-velocity", false, null, null, null, null, null)),
            false),
        0);
    play(0, 220);
    assertThat(fired("critic-velocity")).isEmpty();
    assertThat(fired("reach")).hasSize(1);
    harness.processElement(
        new AlertInput("ferry 1", 0, null, null, null, null, List.of(), true), 0);
    play(220, 225);
    assertThat(last(fired("reach").get(0).key()).state()).isEqualTo(Alert.RESOLVED);
  }

  @Test
  void nothingIsKeptOfAnIssueOfWhichNobodySpeaksAnyMore() throws Exception {
    play(0, MINUTES);
    assertThat(harness.numKeyedStateEntries()).isPositive();
    watermark((START + 20 * 24 * 60) * 60_000);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void aSilenceIsToldInTimeAndWithdrawnAtOnceWhenItsMentionsComeAfterAll() throws Exception {
    for (int i = 0; i < 300; i++) {
      speak("news", i, i);
      if (i < 240) {
        speak("x", i, i);
      }
      watermark((START + i + 1) * 60_000 - 1);
    }
    assertThat(fired("blind")).extracting(Alert::subject).containsExactly("x");
    Alert blind = fired("blind").get(0);
    assertThat(blind.firedAtMillis() / 60_000 - START).isBetween(245L, 265L);
    assertThat(last(blind.key()).state()).isEqualTo(Alert.FIRING);
    for (int i = 240; i < 245; i++) {
      speak("x", i, 300);
    }
    watermark((START + 301) * 60_000 - 1);
    assertThat(last(blind.key()).state()).isEqualTo(Alert.RESOLVED);
  }

  @Test
  void mentionsThatTheWatermarkHasPassedAreMissedByNobody() throws Exception {
    for (int i = 0; i < 400; i++) {
      speak("news", i, i);
      // From minute 200 on x waits: what it says is read 40 minutes later.
      if (i < 200) {
        speak("x", i, i);
      } else if (i >= 203) {
        int read = 200 + (i - 203) / 2;
        speak("x", Math.max(read, i - 40), i);
      }
      watermark((START + i + 1) * 60_000 - 1);
    }
    // Another issue, or a clock, moves time on; of this one nothing is read.
    watermark((START + 1_000) * 60_000 - 1);
    assertThat(fired("blind")).isEmpty();
  }

  private final Map<String, Map<Integer, Long>> spoken = new HashMap<>();

  /** Four neutral mentions of a platform in a minute, as rows of a minute and of five. */
  private void speak(String platform, int minute, int now) throws Exception {
    Map<Integer, Long> counts = spoken.computeIfAbsent(platform, key -> new HashMap<>());
    int five = minute / 5 * 5 + 5;
    counts.merge(five, 4L, Long::sum);
    harness.processElement(row(platform, 1, minute + 1, 4), 0);
    harness.processElement(row("all", 1, minute + 1, 4), 0);
    if (minute == five - 1 || now > minute) {
      harness.processElement(row(platform, 5, five, counts.get(five)), 0);
    }
  }

  private static AlertInput row(String platform, int minutes, int end, long mentions) {
    return new AlertInput(
        "ferry 1",
        START + end,
        new WindowSeen(
            platform,
            minutes,
            START + end,
            mentions,
            0,
            0,
            mentions,
            null,
            null,
            "quiet",
            null,
            null,
            0),
        null,
        null,
        null,
        null,
        false);
  }

  private void play(int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      for (AlertInput input : minute(i)) {
        harness.processElement(input, 0);
      }
      watermark((START + i + 1) * 60_000 - 1);
    }
  }

  private static List<AlertInput> minute(int minute) {
    int critics = minute >= 200 && minute < 260 ? 8 : minute % 10 == 0 ? 1 : 0;
    List<AlertInput> inputs = new ArrayList<>();
    if (critics > 0) {
      inputs.add(window(minute, critics));
    }
    for (int i = 0; i < critics; i++) {
      inputs.add(mention("x:" + minute + "-" + i, minute, minute == 210 ? 150_000 : minute));
    }
    return inputs;
  }

  private static AlertInput window(int minute, int critics) {
    return new AlertInput(
        "ferry 1",
        START + minute + 1,
        new WindowSeen(
            "all",
            1,
            START + minute + 1,
            critics,
            critics,
            0,
            0,
            null,
            null,
            "quiet",
            null,
            null,
            0),
        null,
        null,
        null,
        null,
        false);
  }

  private static AlertInput mention(String key, int minute, long followers) {
    return new AlertInput(
        "ferry 1",
        START + minute + 1,
        null,
        new MentionSeen(
            key,
            (START + minute) * 60_000,
            followers,
            0,
            Stance.CRITIC,
            "https://x.example/" + key),
        null,
        null,
        null,
        false);
  }

  private void watermark(long millis) throws Exception {
    harness.processWatermark(millis);
    told.addAll(harness.extractOutputValues());
    harness.getOutput().clear();
  }

  /** The first word on each episode of a rule. */
  private List<Alert> fired(String rule) {
    return told.stream()
        .filter(alert -> alert.ruleId().equals(rule))
        .collect(Collectors.toMap(Alert::key, Function.identity(), (a, b) -> a))
        .values()
        .stream()
        .toList();
  }

  private Alert last(String key) {
    return told.stream().filter(alert -> alert.key().equals(key)).reduce((a, b) -> b).orElseThrow();
  }
}
