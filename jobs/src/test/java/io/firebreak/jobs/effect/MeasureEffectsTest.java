package io.firebreak.jobs.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.jobs.settings.SettingsException;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.Stance;
import io.firebreak.models.effect.AgingPrior;
import io.firebreak.models.effect.EffectLibrary;
import io.firebreak.models.effect.EffectLibraryFile;
import io.firebreak.models.effect.Placebos;
import io.firebreak.models.effect.RepostKernel;
import io.firebreak.models.spread.DelayBins;
import io.firebreak.models.spread.SpreadCell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The looks at responses in Flink's operator harness. */
class MeasureEffectsTest {
  private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long RESPONSE_AT = START + 20 * HOUR + 30_000;

  private KeyedTwoInputStreamOperatorTestHarness<
          String, CellDelta, FollowedResponse, ResponseEffect>
      harness;

  @BeforeEach
  void open() throws Exception {
    harness = harness("");
    harness.open();
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, CellDelta, FollowedResponse, ResponseEffect>
      harness(String library) throws Exception {
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new MeasureEffects(library)),
            CellDelta::issueId,
            FollowedResponse::issueId,
            Types.STRING);
    harness.setup(
        TypeInformation.of(ResponseEffect.class)
            .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    return harness;
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void looksComeWhenTheyAreDueAndFindAStrongEffect() throws Exception {
    play(crisis(0.7), RESPONSE_AT + HOUR);
    respond(response("apology", RESPONSE_AT, false));
    watermark(RESPONSE_AT + HOUR);
    assertThat(sent()).isEmpty(); // the minute of the look is not over

    watermark(RESPONSE_AT + HOUR + MINUTE);
    List<ResponseEffect> first = sent();
    assertThat(first).extracting(ResponseEffect::look).containsExactly("1h");
    assertThat(first.get(0).verdict()).isNull();
    assertThat(first.get(0).reproductionBefore()).isPositive();

    play(crisis(0.7), RESPONSE_AT + 25 * HOUR);
    Map<String, ResponseEffect> looks = byLook(sent());
    assertThat(looks.keySet()).contains("6h", "24h");
    ResponseEffect day = looks.get("24h");
    assertThat(day.verdict()).as(day.sentence()).isEqualTo("slowed");
    assertThat(day.reduction()).isBetween(0.4, 0.9);
    assertThat(day.avertedAtLeast()).isPositive();
    assertThat(day.frozen()).isFalse();
    assertThat(day.curve()).isNotEmpty();
    assertThat(day.curve().get(0).startMillis()).isLessThan(RESPONSE_AT);

    watermark(RESPONSE_AT + 73 * HOUR);
    assertThat(sent())
        .hasSize(3)
        .allMatch(ResponseEffect::frozen)
        .last()
        .satisfies(last -> assertThat(last.avertedAtLeast()).isEqualTo(day.avertedAtLeast()));
  }

  @Test
  void aReplayInWhichTimeStandsStillTellsTheSame() throws Exception {
    respond(response("apology", RESPONSE_AT, false));
    play(crisis(0.7), START + 60 * HOUR);
    watermark(RESPONSE_AT + 80 * HOUR);
    Map<String, ResponseEffect> live = byLook(sent());
    harness.close();

    open();
    TreeMap<Long, long[]> crisis = crisis(0.7);
    crisis.descendingMap().forEach(this::delta);
    respond(response("apology", RESPONSE_AT, false));
    watermark(Long.MAX_VALUE);

    assertThat(byLook(sent())).isEqualTo(live);
  }

  @Test
  void lateMentionsReviseALookUntilItIsFrozen() throws Exception {
    respond(response("apology", RESPONSE_AT, false));
    play(crisis(0.7), RESPONSE_AT + 7 * HOUR);
    ResponseEffect told = byLook(sent()).get("6h");

    delta((RESPONSE_AT - 2 * HOUR) / MINUTE, new long[] {0, 40});
    watermark(RESPONSE_AT + 7 * HOUR + 30 * MINUTE);
    ResponseEffect revised = byLook(sent()).get("6h");
    assertThat(revised.mentionsBefore()).isEqualTo(told.mentionsBefore() + 40);

    watermark(RESPONSE_AT + 80 * HOUR);
    sent();
    delta((RESPONSE_AT - 2 * HOUR) / MINUTE, new long[] {0, 40});
    watermark(RESPONSE_AT + 90 * HOUR);
    assertThat(sent()).isEmpty();
  }

  @Test
  void aWithdrawnResponseIsSaidToBeWithdrawn() throws Exception {
    respond(response("apology", RESPONSE_AT, false));
    play(crisis(0.7), RESPONSE_AT + 7 * HOUR);
    sent();
    respond(response("apology", RESPONSE_AT, true));
    watermark(RESPONSE_AT + 8 * HOUR);

    ResponseEffect look = byLook(sent()).get("6h");
    assertThat(look.verdict()).isEqualTo("not_estimable");
    assertThat(look.reasons()).contains("withdrawn");
  }

  @Test
  void aResponseToAnIssueWithoutMentionsIsNotEstimable() throws Exception {
    respond(response("apology", RESPONSE_AT, false));
    watermark(RESPONSE_AT + 7 * HOUR);

    ResponseEffect look = byLook(sent()).get("6h");
    assertThat(look.verdict()).isEqualTo("not_estimable");
    assertThat(look.reasons()).contains("no_mentions");
    assertThat(look.sentence()).isNotBlank();
  }

  @Test
  void aSilenceInTheMiddleOfTheStoryIsBlindAndNotCalm() throws Exception {
    respond(response("apology", RESPONSE_AT, false));
    TreeMap<Long, long[]> crisis = crisis(0);
    long from = (RESPONSE_AT + 2 * HOUR) / MINUTE;
    crisis.subMap(from, from + 180).clear();
    play(crisis, RESPONSE_AT + 7 * HOUR);

    ResponseEffect look = byLook(sent()).get("6h");
    assertThat(look.blindHours()).isBetween(2.5, 4.0);
    assertThat(look.reasons()).contains("collector_blind");
    assertThat(look.verdict()).isNotEqualTo("slowed");
    assertThat(look.curve()).anyMatch(point -> point.blind());
  }

  @Test
  void aLibraryOfPastCrisesCalibratesTheVerdictAndGivesItsKernel(@TempDir Path folder)
      throws Exception {
    respond(response("apology", RESPONSE_AT, false));
    play(crisis(0.7), RESPONSE_AT + 7 * HOUR);
    ResponseEffect without = byLook(sent()).get("6h");
    assertThat(without.reasons()).contains("uncalibrated");
    assertThat(without.placeboTests()).isNull();
    harness.close();

    List<Double> weights = List.of(0.0, 0.1, 0.1, 0.6, 0.1, 0.1, 0.0);
    EffectLibrary library =
        new EffectLibrary(
            20,
            50_000,
            new AgingPrior(List.of(new AgingPrior.Mode(-0.2, 0.2, 1))),
            20,
            new Placebos(60, 0.05, 1.5),
            new TreeMap<>(Map.of("x", new RepostKernel("twitter", weights, 900))));
    Path file = Files.writeString(folder.resolve("l.json"), EffectLibraryFile.write(library));
    harness = harness(file.toString());
    harness.open();
    played = 0;
    watermark = Long.MIN_VALUE;
    respond(response("apology", RESPONSE_AT, false));
    play(crisis(0.7), RESPONSE_AT + 7 * HOUR);
    ResponseEffect look = byLook(sent()).get("6h");
    assertThat(look.reasons()).doesNotContain("uncalibrated");
    assertThat(look.placeboTests()).isEqualTo(60);
    assertThat(look.placeboFalseSlowed()).isEqualTo(0.05);
    assertThat(look.kernel()).isEqualTo("kernel learnt from 900 delays");
    assertThat(look.probabilitySlowed()).isNotEqualTo(without.probabilitySlowed());
  }

  @Test
  void aBrokenLibraryStopsTheJobForGoodAndSaysWhatToDo(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("l.json"), "{\"version\": 9}");
    for (String path : List.of(file.toString(), folder.resolve("none.json").toString())) {
      harness.close();
      harness = harness(path);
      assertThatThrownBy(harness::open)
          .isInstanceOf(SuppressRestartsException.class)
          .rootCause()
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("effect.library")
          .hasMessageContaining(path)
          .hasMessageContaining("firebreak learn");
    }
  }

  @Test
  void answersToSingleMentionsLeaveTheVerdictOnAnApologyAsItIs() throws Exception {
    respond(response("apology", RESPONSE_AT, false));
    play(crisis(0.7), RESPONSE_AT + 25 * HOUR);
    ResponseEffect alone = byLook(sent()).get("24h");
    close();
    played = 0;
    watermark = Long.MIN_VALUE;

    open();
    respond(response("apology", RESPONSE_AT, false));
    for (long at = START + 10 * HOUR; at < START + 44 * HOUR; at += HOUR / 2) {
      respond(answer("answer " + (at - START) / MINUTE, at));
    }
    play(crisis(0.7), RESPONSE_AT + 25 * HOUR);
    List<ResponseEffect> rows = sent();
    ResponseEffect among =
        byLook(rows.stream().filter(row -> row.responseId().equals("apology")).toList()).get("24h");
    assertThat(among.responseIds()).containsExactly("apology");
    assertThat(among.verdict()).isEqualTo("slowed");
    assertThat(among.reduction()).isEqualTo(alone.reduction());
    assertThat(among.reasons()).contains("answers_at_the_time");

    ResponseEffect round =
        byLook(rows.stream().filter(row -> row.responseId().equals("answer 600")).toList())
            .get("24h");
    assertThat(round.responseIds()).hasSize(4).startsWith("answer 600"); // 10 to 12 o'clock
    ResponseEffect second =
        byLook(rows.stream().filter(row -> row.responseId().equals("answer 630")).toList())
            .get("24h");
    assertThat(second.reasons()).containsExactly("measured_with_first_answer");

    respond(response("answer 600", START + 10 * HOUR, true)); // the second is the first now
    watermark(watermark + HOUR);
    assertThat(
            byLook(sent().stream().filter(row -> row.responseId().equals("answer 630")).toList())
                .get("24h")
                .responseIds())
        .hasSize(3);
  }

  @Test
  void nothingIsKeptOfAnIssueThatHasEnded() throws Exception {
    respond(response("apology", RESPONSE_AT, false));
    play(crisis(0.7), START + 60 * HOUR);
    assertThat(harness.numKeyedStateEntries()).isPositive();
    watermark(START + 24 * 10 * HOUR);

    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void aPlatformOnWhichRepostsAreSlowIsMeasuredByItsOwnKernel() throws Exception {
    List<SlowRepost> story = slowStory();
    ResponseEffect shipped = measureSlow(story, false, 0);
    ResponseEffect learnt = measureSlow(story, true, 0);

    long known =
        story.stream().filter(r -> r.at() < RESPONSE_AT - RESPONSE_AT % (10 * MINUTE)).count();
    assertThat(shipped.kernel()).isEqualTo("shipped kernel twitter");
    assertThat(learnt.kernel()).isEqualTo("kernel learnt from " + known + " delays");
    // R is 0.7. By the shipped kernel more reposts should have come by now than by the true one.
    assertThat(learnt.reproductionBefore()).isBetween(0.6, 0.8);
    assertThat(shipped.reproductionBefore()).isLessThan(learnt.reproductionBefore() - 0.05);
  }

  @Test
  void noDelayAfterTheResponseTeachesTheKernel() throws Exception {
    List<SlowRepost> story = slowStory();
    ResponseEffect truly = measureSlow(story, true, 0);
    ResponseEffect quick = measureSlow(story, true, 5 * MINUTE);

    assertThat(story).anyMatch(repost -> repost.at() > RESPONSE_AT);
    assertThat(quick).isEqualTo(truly);
  }

  @Test
  void aKernelIsLearntFromWhatCameBeforeTheWholePackageOfResponses() throws Exception {
    respond(response("first", RESPONSE_AT - 3 * HOUR, false));
    ResponseEffect look = measureSlow(slowStory(), true, 0);

    assertThat(look.responseIds()).containsExactly("first", "apology");
    long until = RESPONSE_AT - 3 * HOUR;
    long known = slowStory().stream().filter(r -> r.at() < until - until % (10 * MINUTE)).count();
    assertThat(look.kernel()).isEqualTo("kernel learnt from " + known + " delays");
  }

  /** A repost of a story, and how long after its parent it came. */
  private record SlowRepost(long at, long delay) {}

  /**
   * 40 originals an hour for 27 h; whatever is published has 0.7 reposts, 9 h later in the mean.
   */
  private static List<SlowRepost> slowStory() {
    Random random = new Random(5);
    Deque<Long> open = new ArrayDeque<>();
    for (int i = 0; i < 27 * 40; i++) {
      open.add(START + i * HOUR / 40);
    }
    List<SlowRepost> reposts = new ArrayList<>();
    while (!open.isEmpty()) {
      long parent = open.remove();
      long delay = Math.round(-9 * HOUR * Math.log(1 - random.nextDouble()));
      if (random.nextDouble() < 0.7 && parent + delay < START + 27 * HOUR) {
        reposts.add(new SlowRepost(parent + delay, delay));
        open.add(parent + delay);
      }
    }
    return reposts;
  }

  /** The look after 6 h; reposts after the response have another delay, unless that is 0. */
  private ResponseEffect measureSlow(List<SlowRepost> story, boolean parentsKnown, long delayAfter)
      throws Exception {
    for (int i = 0; i < 27 * 40; i++) {
      delta((START + i * HOUR / 40) / MINUTE, new long[] {1, 0});
    }
    for (SlowRepost repost : story) {
      SpreadCell cell = new SpreadCell();
      cell.count(1, MentionKind.REPOST, false, 10, repost.at());
      boolean other = delayAfter != 0 && repost.at() >= RESPONSE_AT;
      int bin = DelayBins.of(other ? delayAfter : repost.delay());
      cell.countDelay(1, parentsKnown ? bin : DelayBins.NONE);
      delta(repost.at() / MINUTE, cell);
    }
    respond(response("apology", RESPONSE_AT, false));
    watermark(RESPONSE_AT + 6 * HOUR + MINUTE);
    ResponseEffect look = byResponse("apology", sent());
    close();
    open();
    return look;
  }

  @Test
  void theLastWordOnALaterResponseStillKnowsTheEarlierOne() throws Exception {
    respond(response("apology", RESPONSE_AT, false));
    respond(response("refund", RESPONSE_AT + 10 * HOUR, false));
    play(crisis(0.7), RESPONSE_AT + 40 * HOUR);
    ResponseEffect told =
        sent().stream()
            .filter(row -> row.responseId().equals("refund") && row.look().equals("24h"))
            .reduce((before, last) -> last)
            .orElseThrow();
    assertThat(told.reasons()).contains("modelled_jointly");

    watermark(RESPONSE_AT + 100 * HOUR);
    ResponseEffect last =
        sent().stream()
            .filter(row -> row.responseId().equals("refund") && row.look().equals("24h"))
            .reduce((before, newest) -> newest)
            .orElseThrow();
    assertThat(last.frozen()).isTrue();
    assertThat(last.reasons()).isEqualTo(told.reasons());
    assertThat(last.probabilitySlowed()).isEqualTo(told.probabilitySlowed());
    assertThat(last.sentence()).isEqualTo(told.sentence());
  }

  @Test
  void anOldResponseHeardAgainChangesNothing() throws Exception {
    respond(response("apology", RESPONSE_AT, false));
    play(crisis(0.7), RESPONSE_AT + 30 * HOUR);
    watermark(RESPONSE_AT + 80 * HOUR);
    sent();
    respond(response("apology", RESPONSE_AT, true));
    watermark(RESPONSE_AT + 90 * HOUR);
    assertThat(sent()).as("its last word was told").isEmpty();

    watermark(RESPONSE_AT + 200 * HOUR);
    respond(response("apology", RESPONSE_AT, false));
    watermark(RESPONSE_AT + 400 * HOUR);
    assertThat(sent()).as("what it rests on is forgotten").isEmpty();
    assertThat(harness.numKeyedStateEntries()).isZero();
  }

  private static ResponseEffect byResponse(String id, List<ResponseEffect> rows) {
    return rows.stream()
        .filter(row -> row.responseId().equals(id) && row.look().equals("6h"))
        .reduce((before, last) -> last)
        .orElseThrow();
  }

  /** Critics by minute, originals and passed on: R of 0.95 that ages, cut at the response. */
  private static TreeMap<Long, long[]> crisis(double cut) {
    Random random = new Random(7);
    TreeMap<Long, long[]> minutes = new TreeMap<>();
    Deque<Double> open = new ArrayDeque<>();
    for (int i = 0; i < 900; i++) {
      double at = -3 * Math.log(1 - random.nextDouble());
      open.add(at);
      count(minutes, at, 0);
    }
    for (int i = 0; i < 900; i++) {
      double at = random.nextDouble() * 60;
      open.add(at);
      count(minutes, at, 0);
    }
    double response = (RESPONSE_AT - START) / (double) HOUR;
    while (!open.isEmpty()) {
      double parent = open.remove();
      for (double product = random.nextDouble();
          product > Math.exp(-0.95);
          product *= random.nextDouble()) {
        double at = parent - Math.log(1 - random.nextDouble());
        boolean aged = random.nextDouble() > Math.exp(-at / 90);
        boolean averted = random.nextDouble() < (at >= response ? cut : 0);
        if (at < 60 && !aged && !averted) {
          open.add(at);
          count(minutes, at, 1);
        }
      }
    }
    return minutes;
  }

  private static void count(TreeMap<Long, long[]> minutes, double hours, int kind) {
    minutes.computeIfAbsent(START / MINUTE + (long) (hours * 60), m -> new long[2])[kind]++;
  }

  /** Brings what is still to come of a crisis up to a time, the watermark a minute behind. */
  private void play(TreeMap<Long, long[]> crisis, long untilMillis) throws Exception {
    long from = Math.max(START, played) / MINUTE;
    for (long minute = from; minute * MINUTE < untilMillis; minute++) {
      if (crisis.containsKey(minute)) {
        delta(minute, crisis.get(minute));
      }
      watermark(Math.max(watermark, (minute + 1) * MINUTE - 1));
    }
    played = untilMillis;
  }

  private long played;
  private long watermark = Long.MIN_VALUE;

  private void watermark(long millis) throws Exception {
    watermark = millis;
    harness.processBothWatermarks(new org.apache.flink.streaming.api.watermark.Watermark(millis));
  }

  private void delta(long minute, long[] counts) {
    SpreadCell cell = new SpreadCell();
    for (int i = 0; i < counts[0]; i++) {
      cell.count(1, MentionKind.ORIGINAL, false, 10, minute * MINUTE);
    }
    for (int i = 0; i < counts[1]; i++) {
      cell.count(1, MentionKind.REPOST, false, 10, minute * MINUTE);
    }
    delta(minute, cell);
  }

  private void delta(long minute, SpreadCell cell) {
    try {
      harness.processElement1(
          new CellDelta("acme", "x", Stance.CRITIC, minute, cell, null, minute * MINUTE),
          minute * MINUTE);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void respond(Response response) throws Exception {
    harness.processElement2(FollowedResponse.toMeasure(response), 0);
  }

  private static Response response(String id, long atMillis, boolean withdrawn) {
    return new Response(id, withdrawn, "acme", atMillis, "apology", "hub", null, null, List.of());
  }

  private static Response answer(String id, long atMillis) {
    return new Response(id, false, "acme", atMillis, "answer", "x", null, null, List.of());
  }

  private List<ResponseEffect> sent() {
    List<ResponseEffect> sent = new ArrayList<>(harness.extractOutputValues());
    harness.getOutput().clear();
    return sent;
  }

  private static Map<String, ResponseEffect> byLook(List<ResponseEffect> rows) {
    Map<String, ResponseEffect> last = new TreeMap<>();
    rows.forEach(row -> last.put(row.look(), row));
    return last;
  }
}
