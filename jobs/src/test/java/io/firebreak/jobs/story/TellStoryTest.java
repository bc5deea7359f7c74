package io.firebreak.jobs.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.Stance;
import io.firebreak.models.data.StoryMetric;
import io.firebreak.models.spread.SpreadCell;
import io.firebreak.models.spread.SpreadSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The telling of stories in Flink's operator harness. */
class TellStoryTest {
  private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long RESPONSE_AT = START + 20 * HOUR + 30_000;

  private KeyedTwoInputStreamOperatorTestHarness<String, CellDelta, Response, StoryMetric> harness;
  private long played;

  @BeforeEach
  void open() throws Exception {
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new TellStory(SpreadSettings.defaults())),
            CellDelta::issueId,
            Response::issueId,
            Types.STRING);
    harness.setup(
        TypeInformation.of(StoryMetric.class)
            .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    harness.open();
    played = START;
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void aStoryIsToldAtTheEndOfEachHourInWhichItChanged() throws Exception {
    respond("apology", RESPONSE_AT, false);
    play(crisis(), START + 59 * MINUTE);
    assertThat(sent()).isEmpty();

    play(crisis(), START + 21 * HOUR);
    List<StoryMetric> rows = sent();
    assertThat(rows).hasSize(21);
    assertThat(rows.get(19).firstResponseMillis()).isNull();
    assertThat(rows.get(20).firstResponseMillis()).isEqualTo(RESPONSE_AT);
    assertThat(rows.get(20).onsetMillis()).isEqualTo(rows.get(0).onsetMillis()).isNotNull();

    play(crisis(), START + 60 * HOUR);
    StoryMetric last = last(sent());
    assertThat(last.halfLifeHours()).isPositive();
    assertThat(last.responseHours()).isBetween(20.0, 20.1);
    assertThat(last.hubAdoption()).isLessThan(last.hubAdoptionAfter());
    assertThat(last.pullThroughAfter()).isPositive();
    assertThat(last.firstReputableHubLinkHours()).isPositive();
  }

  @Test
  void aReplayInWhichTimeStandsStillTellsTheSame() throws Exception {
    respond("apology", RESPONSE_AT, false);
    play(crisis(), START + 70 * HOUR);
    watermark(START + 200 * HOUR);
    List<StoryMetric> live = sent();
    harness.close();

    open();
    crisis().descendingMap().forEach(this::delta);
    respond("apology", RESPONSE_AT, false);
    watermark(Long.MAX_VALUE);

    assertThat(sent()).isEqualTo(live);
  }

  @Test
  void lateMentionsAndCorrectedResponsesReviseTheStory() throws Exception {
    respond("apology", RESPONSE_AT, false);
    play(crisis(), START + 70 * HOUR);
    StoryMetric told = last(sent());
    watermark(START + 80 * HOUR);
    assertThat(sent()).isEmpty();

    delta((START + 30 * HOUR) / MINUTE, new int[] {40, 0});
    assertThat(sent()).isEmpty();
    watermark(START + 81 * HOUR);
    StoryMetric revised = last(sent());
    assertThat(revised.critics()).isEqualTo(told.critics() + 40);
    assertThat(revised.untilMillis()).isEqualTo(told.untilMillis());

    respond("apology", RESPONSE_AT - HOUR, false);
    watermark(START + 82 * HOUR);
    assertThat(last(sent()).firstResponseMillis()).isEqualTo(RESPONSE_AT - HOUR);

    respond("apology", RESPONSE_AT - HOUR, true);
    watermark(START + 83 * HOUR);
    StoryMetric withdrawn = last(sent());
    assertThat(withdrawn.firstResponseMillis()).isNull();
    assertThat(withdrawn.hubAdoptionAfter()).isNull();
  }

  @Test
  void anAnswerToOneMentionIsNotTheFirstResponseToTheStory() throws Exception {
    respond("answer", RESPONSE_AT - 10 * HOUR, "answer");
    respond("apology", RESPONSE_AT, "apology");
    play(crisis(), START + 70 * HOUR);
    assertThat(last(sent()).firstResponseMillis()).isEqualTo(RESPONSE_AT);

    respond("apology", RESPONSE_AT, "answer"); // corrected: it was to one mention
    watermark(START + 72 * HOUR);
    assertThat(last(sent()).firstResponseMillis()).isNull();

    respond("apology", RESPONSE_AT, "apology");
    watermark(START + 74 * HOUR);
    assertThat(last(sent()).firstResponseMillis()).isEqualTo(RESPONSE_AT);
  }

  @Test
  void aStoryThatIsOverStaysAsItWasToldUntilThereIsANewOne() throws Exception {
    play(crisis(), START + 70 * HOUR);
    long onset = last(sent()).onsetMillis();

    play(new TreeMap<>(Map.of(minute(380 * HOUR), new int[] {1, 0})), START + 390 * HOUR);
    assertThat(sent()).isEmpty(); // the onset is 15 days old

    play(new TreeMap<>(Map.of(minute(400 * HOUR), new int[] {60, 0})), START + 401 * HOUR);
    StoryMetric next = last(sent());
    assertThat(next.onsetMillis()).isEqualTo(START + 400 * HOUR).isGreaterThan(onset);
    assertThat(next.peakCritics()).isEqualTo(60);
  }

  @Test
  void aResponseToAnIssueWithoutMentionsTellsNothing() throws Exception {
    respond("apology", RESPONSE_AT, false);
    watermark(START + 100 * HOUR);

    assertThat(sent()).isEmpty();
  }

  @Test
  void nothingIsKeptOfAnIssueThatHasEnded() throws Exception {
    respond("apology", RESPONSE_AT, false);
    play(crisis(), START + 70 * HOUR);
    delta((START + 30 * HOUR) / MINUTE, new int[] {40, 0});
    assertThat(harness.numKeyedStateEntries()).isPositive();
    watermark(START + 27 * 24 * HOUR);

    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  private static long minute(long sinceStart) {
    return (START + sinceStart) / MINUTE;
  }

  /** Critics by minute, without and with the response's link and message, fading for 60 hours. */
  private static TreeMap<Long, int[]> crisis() {
    Random random = new Random(7);
    TreeMap<Long, int[]> minutes = new TreeMap<>();
    for (int i = 0; i < 2_000; i++) {
      long at = (long) Math.min(60 * 60, -600 * Math.log(1 - random.nextDouble()));
      boolean answered = START + at * MINUTE > RESPONSE_AT && random.nextInt(4) == 0;
      minutes.computeIfAbsent(minute(at * MINUTE), m -> new int[2])[answered ? 1 : 0]++;
    }
    for (int hour = 0; hour < 60; hour++) { // something is said every hour
      minutes.computeIfAbsent(minute(hour * HOUR), m -> new int[2])[0]++;
    }
    return minutes;
  }

  /** Brings what is still to come up to a time, the watermark with it. */
  private void play(NavigableMap<Long, int[]> story, long untilMillis) throws Exception {
    for (long minute = played / MINUTE; minute * MINUTE < untilMillis; minute++) {
      if (story.containsKey(minute)) {
        delta(minute, story.get(minute));
      }
      watermark((minute + 1) * MINUTE);
    }
    played = untilMillis;
  }

  private void watermark(long millis) throws Exception {
    harness.processBothWatermarks(new Watermark(millis));
  }

  private void delta(long minute, int[] counts) {
    SpreadCell cell = new SpreadCell();
    for (int i = 0; i < counts[0] + counts[1]; i++) {
      boolean answered = i >= counts[0];
      cell.count(1, MentionKind.ORIGINAL, answered, 10, minute * MINUTE);
      cell.mark(1, answered ? 2 : 0, answered, answered);
    }
    try {
      harness.processElement1(
          new CellDelta("acme", "x", Stance.CRITIC, minute, cell, null, minute * MINUTE),
          minute * MINUTE);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void respond(String id, long atMillis, boolean withdrawn) throws Exception {
    harness.processElement2(
        new Response(id, withdrawn, "acme", atMillis, "apology", "hub", null, null, List.of()), 0);
  }

  private void respond(String id, long atMillis, String kind) throws Exception {
    harness.processElement2(
        new Response(id, false, "acme", atMillis, kind, "hub", null, null, List.of()), 0);
  }

  private List<StoryMetric> sent() {
    List<StoryMetric> sent = new ArrayList<>(harness.extractOutputValues());
    harness.getOutput().clear();
    return sent;
  }

  private static StoryMetric last(List<StoryMetric> rows) {
    return rows.get(rows.size() - 1);
  }
}
