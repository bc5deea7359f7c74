package io.firebreak.models.effect;

import static io.firebreak.models.effect.SmallCrisis.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each bad input is a stated result. */
class BadInputTest {

  private static final MeasureEffect MEASURE = new MeasureEffect(EffectSettings.REFERENCE);
  private static final SmallCrisis CRISIS =
      new SmallCrisis(1, 400, 0.95, 200, 60, new double[] {16, 0.6});

  private static EffectEstimate measure(
      ResponseMoment response, MentionHistory history, double lookAt) {
    return MEASURE.measure(
        EffectRequest.of(response, Segment.of(history), hours(lookAt)).withOnset(0L));
  }

  private static EffectEstimate measure(double response, double lookAt) {
    return measure(ResponseMoment.of("r", hours(response)), CRISIS.history(), lookAt);
  }

  private static void assertNone(EffectEstimate estimate, Reason reason) {
    assertThat(estimate.verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(estimate.reasons()).contains(reason);
    assertThat(estimate.sentence()).startsWith("No estimate: ").contains(reason.inWords());
    assertThat(estimate.probabilitySlowed()).isNull();
    assertThat(estimate.averted()).isNull();
  }

  @Test
  void aResponseBeforeTheOnset() {
    assertNone(measure(-1, 24), Reason.RESPONSE_BEFORE_ONSET);
  }

  @Test
  void aResponseSoonAfterTheOnset() {
    assertNone(measure(2.9, 27), Reason.RESPONSE_NEAR_ONSET);
  }

  @Test
  void aResponseInTheFuture() {
    assertNone(measure(25, 24), Reason.RESPONSE_IN_FUTURE);
    assertNone(measure(24, 24), Reason.TOO_EARLY);
  }

  @Test
  void aWithdrawnResponse() {
    ResponseMoment withdrawn = new ResponseMoment("r", hours(16), true, false);
    assertNone(measure(withdrawn, CRISIS.history(), 40), Reason.WITHDRAWN);
  }

  @Test
  void aWithdrawnResponseIsNotModelledBesideAnother() {
    EffectRequest request =
        EffectRequest.of(
            ResponseMoment.of("r", hours(16)), Segment.of(CRISIS.history()), hours(40));
    EffectEstimate beside =
        MEASURE.measure(
            request.withOthers(List.of(new ResponseMoment("gone", hours(17), true, false))));
    assertThat(beside).isEqualTo(MEASURE.measure(request));
  }

  @Test
  void noMentions() {
    assertNone(
        measure(ResponseMoment.of("r", hours(16)), MentionTimes.ofUnknownKind(), 40),
        Reason.NO_MENTIONS);
    assertNone(
        measure(
            ResponseMoment.of("r", hours(16)),
            MentionCells.ofUnknownKind(0, 300_000, new long[400]),
            40),
        Reason.NO_MENTIONS);
  }

  @Test
  void nothingAfterTheResponse() {
    SmallCrisis silent = new SmallCrisis(1, 400, 0.95, 200, 16);
    EffectEstimate estimate = measure(ResponseMoment.of("r", hours(16)), silent.history(), 40);
    assertNone(estimate, Reason.TOO_FEW_MENTIONS_AFTER);
    assertThat(estimate.windows().mentionsAfter()).isZero();
  }

  @Test
  void originalsAlone() {
    long[] at = new long[500];
    for (int i = 0; i < at.length; i++) {
      at[i] = hours(i * 0.08);
    }
    assertNone(
        measure(ResponseMoment.of("r", hours(16)), MentionTimes.of(at, new boolean[500]), 40),
        Reason.TOO_FEW_MENTIONS_BEFORE);
  }

  @Test
  void aTimeWithoutCollectorIsBlindAndNotCalm() {
    // the collector goes down two hours after the response, which did nothing, and stays down
    SmallCrisis steady = new SmallCrisis(8, 3000, 0.9, 1e6, 60);
    SmallCrisis seen = new SmallCrisis(8, 3000, 0.9, 1e6, 60);
    seen.events.removeIf(event -> event[0] >= 18);
    ResponseMoment response = ResponseMoment.of("r", hours(16));
    Segment cut = Segment.of(seen.history());
    EffectRequest request = EffectRequest.of(response, cut, hours(34));

    EffectEstimate asCalm = MEASURE.measure(request);
    EffectEstimate asBlind =
        MEASURE.measure(
            EffectRequest.of(
                response,
                cut.withBlind(List.of(new BlindInterval(hours(18), hours(34)))),
                hours(34)));
    EffectEstimate truth =
        MEASURE.measure(EffectRequest.of(response, Segment.of(steady.history()), hours(34)));

    assertThat(asCalm.reproductionAfter().value()).isLessThan(0.3);
    assertThat(asCalm.naive().change()).isLessThan(-0.7);
    assertThat(asBlind.reproductionAfter().value())
        .isCloseTo(truth.reproductionAfter().value(), within(0.1));
    assertThat(asBlind.naive().change()).isCloseTo(truth.naive().change(), within(0.2));
    assertThat(asBlind.step().mean()).isCloseTo(truth.step().mean(), within(0.05));
    assertThat(asBlind.sentence()).contains("does not count as calm");
    assertThat(asBlind.reasons()).contains(Reason.COLLECTOR_BLIND);
    assertThat(asBlind.windows().blindHours()).isEqualTo(16);
    assertThat(asBlind.averted().curve())
        .filteredOn(CounterfactualPoint::blind)
        .hasSize(32)
        .allMatch(point -> point.observed() > 0);
  }

  @Test
  void aCollectorDownAtTheResponseLowersConfidence() {
    EffectEstimate estimate =
        MEASURE.measure(
            EffectRequest.of(
                ResponseMoment.of("r", hours(16)),
                Segment.of(CRISIS.history())
                    .withBlind(List.of(new BlindInterval(hours(15.8), hours(16.2)))),
                hours(40)));
    assertThat(estimate.confidence()).isEqualTo(Confidence.LOW);
    assertThat(estimate.sentence())
        .startsWith("LOW CONFIDENCE")
        .contains(Reason.COLLECTOR_BLIND_AT_RESPONSE.inWords());
  }

  @Test
  void aCollectorDownEverAfterIsNoEstimate() {
    EffectEstimate estimate =
        MEASURE.measure(
            EffectRequest.of(
                ResponseMoment.of("r", hours(16)),
                Segment.of(CRISIS.history())
                    .withBlind(List.of(new BlindInterval(hours(16), hours(60)))),
                hours(40)));
    assertNone(estimate, Reason.TOO_FEW_MENTIONS_AFTER);
    assertThat(estimate.reasons()).contains(Reason.COLLECTOR_BLIND);
  }

  @Test
  void unknownParentsAreOfLowConfidence() {
    EffectEstimate estimate =
        MEASURE.measure(
            EffectRequest.of(
                ResponseMoment.of("r", hours(16)),
                Segment.of(CRISIS.history()).withoutParents(),
                hours(40)));
    assertThat(estimate.confidence()).isEqualTo(Confidence.LOW);
    assertThat(estimate.sentence()).startsWith("LOW CONFIDENCE");
  }
}
