package io.firebreak.jobs.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.simulation.CrisisParameters;
import io.firebreak.models.simulation.CrisisWorld;
import io.firebreak.models.simulation.EventCourse;
import io.firebreak.models.simulation.EventSimulator;
import io.firebreak.models.simulation.ResponseShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks that compare what a response reached with what it did not reach. */
class ControlTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final double RESPONSE_HOURS = 20;
  private static final long RESPONSE_AT = START + (long) RESPONSE_HOURS * HOUR + 30_000;

  /** What both stories have in common falls by 60 %; the response does nothing. */
  private static final double NEWS = 0.6;

  private EffectHarness harness;
  private final Map<Long, List<CellDelta>> minutes = new TreeMap<>();
  private long watermark;

  @BeforeEach
  void open() throws Exception {
    harness = new EffectHarness();
    minutes.clear();
    watermark = START;
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void newsThatHitsBothIssuesIsTakenForAnEffectWithoutAControlAndNotWithOne() throws Exception {
    story("acme", "x", 1, NEWS);
    story("rival", "x", 2, NEWS);
    harness.respond(response("alone"));
    play(26);
    ResponseEffect alone = looks().get("24h");
    assertThat(alone.verdict()).as(alone.sentence()).isEqualTo("slowed");
    assertThat(alone.control()).isNull();
    assertThat(alone.reasons()).contains("no_control");

    harness.close();
    harness = new EffectHarness();
    watermark = START;
    harness.respond(response("compared").withControl(List.of(), "rival"));
    play(26);
    ResponseEffect compared = looks().get("24h");
    assertThat(compared.verdict()).as(compared.sentence()).isEqualTo("inconclusive");
    assertThat(compared.controlUsed()).isTrue();
    assertThat(compared.control()).isEqualTo("issue rival");
    assertThat(compared.reasons()).doesNotContain("no_control", "control_unusable");
  }

  @Test
  void anEffectOnOneIssueOnlyIsFoundBesideTheOther() throws Exception {
    story("acme", "x", 1, NEWS);
    story("rival", "x", 2, 0);
    harness.respond(response("compared").withControl(List.of(), "rival"));
    play(26);

    List<ResponseEffect> sent = harness.sent();
    assertThat(sent).extracting(ResponseEffect::look).containsExactly("1h", "6h", "24h");
    assertThat(sent).extracting(ResponseEffect::issueId).containsOnly("acme");
    assertThat(sent.get(2).verdict()).as(sent.get(2).sentence()).isEqualTo("slowed");
    assertThat(sent.get(2).sentence()).contains("beyond the control");
  }

  @Test
  void platformsThatAResponseDidNotReachAreTheControl() throws Exception {
    story("acme", "x", 1, NEWS);
    story("acme", "weibo", 2, NEWS);
    harness.respond(response("on-x").withControl(List.of("weibo", "reddit"), null));
    play(26);

    ResponseEffect day = looks().get("24h");
    assertThat(day.controlUsed()).isTrue();
    assertThat(day.control()).isEqualTo("platforms weibo, reddit");
    assertThat(day.verdict()).as(day.sentence()).isEqualTo("inconclusive");
    assertThat(day.kernel()).contains("twitter"); // weibo is not measured
  }

  @Test
  void aControlWithoutMentionsIsLeftAsideAndThatIsSaid() throws Exception {
    story("acme", "x", 1, NEWS);
    harness.respond(response("a").withControl(List.of(), "silent"));
    harness.respond(response("b").withControl(List.of("reddit"), null));
    play(26);

    for (ResponseEffect row : harness.sent()) {
      if (row.look().equals("24h")) {
        assertThat(row.controlUsed()).isFalse();
        assertThat(row.control()).isIn("issue silent", "platforms reddit");
        assertThat(row.reasons()).contains("control_unusable", "no_control");
        assertThat(row.probabilitySlowed()).isNotNull();
      }
    }
  }

  @Test
  void lateMentionsOfEitherIssueReviseALookUntilItIsFrozen() throws Exception {
    story("acme", "x", 1, NEWS);
    story("rival", "x", 2, NEWS);
    harness.respond(response("compared").withControl(List.of(), "rival"));
    play(8);
    ResponseEffect told = looks().get("6h");

    harness.critics("rival", "x", (RESPONSE_AT - 2 * HOUR) / MINUTE, 0, 60);
    harness.watermark(RESPONSE_AT + 8 * HOUR + 20 * MINUTE);
    List<ResponseEffect> revised = harness.sent();
    assertThat(revised).hasSize(1);
    assertThat(revised.get(0).mentionsBefore()).isEqualTo(told.mentionsBefore());
    assertThat(revised.get(0).reduction()).isNotEqualTo(told.reduction());

    harness.critics("acme", "x", (RESPONSE_AT - 2 * HOUR) / MINUTE, 0, 60);
    harness.critics("rival", "x", (RESPONSE_AT - 3 * HOUR) / MINUTE, 0, 60);
    harness.watermark(RESPONSE_AT + 8 * HOUR + 40 * MINUTE);
    List<ResponseEffect> both = harness.sent();
    assertThat(both).extracting(ResponseEffect::look).containsExactlyInAnyOrder("1h", "6h");
    assertThat(byLook(both).get("6h").mentionsBefore()).isEqualTo(told.mentionsBefore() + 60);

    harness.watermark(RESPONSE_AT + 80 * HOUR);
    assertThat(harness.sent()).filteredOn(ResponseEffect::frozen).hasSize(3);
    harness.critics("rival", "x", (RESPONSE_AT - 2 * HOUR) / MINUTE, 0, 60);
    harness.watermark(RESPONSE_AT + 90 * HOUR);
    assertThat(harness.sent()).isEmpty();
  }

  @Test
  void aComparedResponseThatIsWithdrawnIsSaidToBe() throws Exception {
    story("acme", "x", 1, NEWS);
    story("rival", "x", 2, NEWS);
    harness.respond(response("compared").withControl(List.of(), "rival"));
    play(8);
    harness.sent();
    harness.respond(new Response("compared", true, "", 0, "", null, null, null, List.of()));
    harness.watermark(RESPONSE_AT + 9 * HOUR);

    ResponseEffect look = looks().get("6h");
    assertThat(look.verdict()).isEqualTo("not_estimable");
    assertThat(look.reasons()).contains("withdrawn");
    harness.critics("rival", "x", (RESPONSE_AT - 2 * HOUR) / MINUTE, 0, 60);
    harness.watermark(RESPONSE_AT + 10 * HOUR);
    assertThat(harness.sent()).isEmpty();
  }

  @Test
  void aCorrectionMayDropTheControlOrNameAnother() throws Exception {
    story("acme", "x", 1, NEWS);
    story("rival", "x", 2, NEWS);
    story("third", "x", 3, NEWS);
    harness.respond(response("compared").withControl(List.of(), "rival"));
    play(8);
    assertThat(looks().get("6h").control()).isEqualTo("issue rival");

    harness.respond(response("compared").withControl(List.of(), "third"));
    harness.watermark(RESPONSE_AT + 9 * HOUR);
    ResponseEffect third = looks().get("6h");
    assertThat(third.control()).isEqualTo("issue third");
    assertThat(third.controlUsed()).isTrue();

    harness.respond(response("compared"));
    harness.watermark(RESPONSE_AT + 10 * HOUR);
    ResponseEffect alone = looks().get("6h");
    assertThat(alone.control()).isNull();
    assertThat(alone.controlUsed()).isFalse();

    for (String issue : List.of("rival", "third")) {
      harness.critics(issue, "x", (RESPONSE_AT - 2 * HOUR) / MINUTE, 0, 60);
    }
    harness.watermark(RESPONSE_AT + 11 * HOUR);
    assertThat(harness.sent()).isEmpty();
  }

  @Test
  void aLookWaitsForAnIssueThatHearsOfTheResponseAMomentLater() throws Exception {
    story("acme", "x", 1, NEWS);
    story("rival", "x", 2, NEWS);
    play(8);
    List<FollowedResponse> followed =
        harness.follow(response("late").withControl(List.of(), "rival"));
    harness.tell(followed.get(0));
    harness.watermark(RESPONSE_AT + 8 * HOUR + MINUTE);
    assertThat(harness.sent()).extracting(ResponseEffect::look).containsExactly("1h");
    harness.tell(followed.get(1));
    harness.watermark(RESPONSE_AT + 8 * HOUR + 2 * MINUTE);

    assertThat(harness.sent()).hasSize(1).allMatch(ResponseEffect::controlUsed);
  }

  @Test
  void aLookDoesNotWaitForLong() throws Exception {
    story("acme", "x", 1, NEWS);
    story("rival", "x", 2, NEWS);
    play(8);
    harness.tell(harness.follow(response("late").withControl(List.of(), "rival")).get(0));
    harness.watermark(RESPONSE_AT + 8 * HOUR + MINUTE);
    harness.watermark(RESPONSE_AT + 8 * HOUR + 12 * MINUTE);

    assertThat(looks().get("6h").reasons()).contains("control_unusable", "no_control");
  }

  @Test
  void whatIsKeptSurvivesASavepoint() throws Exception {
    story("acme", "x", 1, NEWS);
    story("rival", "x", 2, NEWS);
    harness.respond(response("compared").withControl(List.of(), "rival"));
    play(8);
    Map<String, ResponseEffect> told = looks();
    harness = harness.restored();
    harness.watermark(RESPONSE_AT + 9 * HOUR);
    assertThat(harness.sent()).as("nothing new").isEmpty();

    harness.critics("rival", "x", (RESPONSE_AT - 2 * HOUR) / MINUTE, 0, 60);
    harness.watermark(RESPONSE_AT + 10 * HOUR);
    ResponseEffect revised = looks().get("6h");
    assertThat(revised.controlUsed()).isTrue();
    assertThat(revised.mentionsBefore()).isEqualTo(told.get("6h").mentionsBefore());
  }

  @Test
  void nothingIsKeptWhenAllLooksAreFrozen() throws Exception {
    story("acme", "x", 1, NEWS);
    story("rival", "x", 2, NEWS);
    harness.respond(response("compared").withControl(List.of(), "rival"));
    harness.respond(response("moved").withControl(List.of(), "rival"));
    harness.respond(
        new Response("moved", false, "rival", RESPONSE_AT, "apology", null, null, null, List.of())
            .withControl(List.of(), "acme"));
    play(26);
    assertThat(harness.kept()).isPositive();
    harness.watermark(START + 24 * 12 * HOUR);

    assertThat(harness.kept()).isZero();
  }

  @Test
  void aReplayOnSeveralMachinesTellsTheSame() throws Exception {
    story("acme", "x", 1, NEWS);
    story("rival", "x", 2, NEWS);
    Response response = response("compared").withControl(List.of(), "rival");
    harness.respond(response);
    play(28);
    harness.watermark(RESPONSE_AT + 80 * HOUR);
    Map<String, ResponseEffect> live = looks();
    assertThat(live.get("24h").controlUsed()).isTrue();

    StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2);
    List<CellDelta> deltas = new ArrayList<>();
    minutes.values().forEach(deltas::addAll);
    var followed =
        EffectStage.follow(environment.fromData(TypeInformation.of(Response.class), response));
    List<ResponseEffect> replayed = new ArrayList<>();
    try (var rows =
        EffectStage.attach(environment.fromData(deltas, CellDelta.TYPE), followed, "")
            .executeAndCollect()) {
      rows.forEachRemaining(replayed::add);
    }

    assertThat(byLook(replayed)).isEqualTo(live);
    assertThat(replayed).filteredOn(row -> !row.look().equals("1h")).hasSize(2);
  }

  /** Mentions of a story that falls by some share when the news breaks. */
  private void story(String issue, String platform, long seed, double cut) {
    CrisisParameters crisis =
        new CrisisParameters(CrisisWorld.CONSTANT, RESPONSE_HOURS, 46, 0.85, 100, 0.5, 1500, 0, 0);
    List<ResponseShape> news =
        cut == 0 ? List.of() : List.of(ResponseShape.step(RESPONSE_HOURS, cut));
    EventCourse course = EventSimulator.simulate(crisis, news, 0, seed);
    Map<Long, long[]> counts = new TreeMap<>();
    for (int event = 0; event < course.size(); event++) {
      if (course.isObserved(event)) {
        long minute = (START + course.millis(event)) / MINUTE;
        counts.computeIfAbsent(minute, m -> new long[2])[course.isOriginal(event) ? 0 : 1]++;
      }
    }
    counts.forEach(
        (minute, count) ->
            minutes
                .computeIfAbsent(minute, m -> new ArrayList<>())
                .add(EffectHarness.delta(issue, platform, minute, count[0], count[1])));
  }

  /** Brings what is still to come up to some hours after the response. */
  private void play(double hoursAfter) throws Exception {
    long until = RESPONSE_AT + (long) (hoursAfter * HOUR);
    for (Map.Entry<Long, List<CellDelta>> minute : minutes.entrySet()) {
      long at = minute.getKey() * MINUTE;
      if (at >= watermark && at < until) {
        harness.watermark(at - 1);
        for (CellDelta delta : minute.getValue()) {
          harness.add(delta);
        }
      }
    }
    harness.watermark(until);
    watermark = until;
  }

  private static Response response(String id) {
    return new Response(id, false, "acme", RESPONSE_AT, "apology", "hub", null, null, List.of());
  }

  private Map<String, ResponseEffect> looks() {
    return byLook(harness.sent());
  }

  private static Map<String, ResponseEffect> byLook(List<ResponseEffect> rows) {
    Map<String, ResponseEffect> last = new TreeMap<>();
    rows.forEach(row -> last.put(row.look(), row));
    return last;
  }
}
