package io.firebreak.models.effect;

import static io.firebreak.models.effect.SmallCrisis.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person is told, on crises whose truth is known. */
class MeasureEffectTest {

  private static final MeasureEffect MEASURE = new MeasureEffect(EffectSettings.REFERENCE);
  private static final ResponseMoment RESPONSE = ResponseMoment.of("first", hours(16));

  private static SmallCrisis crisis(long seed, double cut) {
    return new SmallCrisis(seed, 400, 0.95, 200, 60, new double[] {16, cut});
  }

  private static EffectEstimate look(SmallCrisis crisis, double hoursAfter) {
    return MEASURE.measure(
        EffectRequest.of(RESPONSE, Segment.of(crisis.history()), hours(16 + hoursAfter)));
  }

  @Test
  void aResponseThatWorkedIsSaidToHaveSlowedTheSpread() {
    SmallCrisis crisis = crisis(1, 0.6);
    EffectEstimate day = look(crisis, 24);
    assertThat(day.verdict()).isEqualTo(Verdict.SLOWED);
    assertThat(day.sentence())
        .startsWith("Propagation slowed at the time of the response, beyond natural aging, by ")
        .contains("95 % interval")
        .contains("At least ");
    assertThat(day.notes()).contains(Reason.NO_CONTROL.inWords());
    assertThat(0.6).isBetween(day.reduction().low(), day.reduction().high());
    assertThat(day.averted().atLeast()).isBetween(1.0, (double) crisis.averted);
    assertThat(day.reduction().low80()).isGreaterThan(day.reduction().low());
    assertThat(day.reduction().high80()).isLessThan(day.reduction().high());
  }

  @Test
  void aResponseThatDidNothingIsInconclusiveWithTheCutThatWouldHaveShown() {
    EffectEstimate day = look(crisis(2, 0), 24);
    assertThat(day.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(day.detectableReduction()).isBetween(0.15, 0.6);
    assertThat(day.sentence()).startsWith("Inconclusive").contains("would most likely have been");
    // the plain rate has fallen, as it does in every crisis that ages
    assertThat(day.naive().change()).isLessThan(-0.2);
  }

  @Test
  void aResponseThatFannedTheFlamesIsSaidToHaveSpedItUp() {
    SmallCrisis crisis = new SmallCrisis(7, 500, 0.5, 1e6, 60, new double[] {16, -0.8});
    EffectEstimate day = look(crisis, 24);
    assertThat(day.verdict()).isEqualTo(Verdict.SPED_UP);
    assertThat(day.sentence()).startsWith("Propagation sped up").contains("further mentions");
  }

  @Test
  void theFirstHourIsAGaugeAndNoTest() {
    EffectEstimate hour = look(crisis(1, 0.6), 1);
    assertThat(hour.verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(hour.reasons()).contains(Reason.TOO_EARLY);
    assertThat(hour.enoughAfterHours()).isGreaterThanOrEqualTo(6);
    assertThat(hour.reproductionBefore().value()).isBetween(0.5, 1.2);
    assertThat(hour.reproductionAfter().value()).isLessThan(hour.reproductionBefore().value());
  }

  @Test
  void anInconclusiveLookSaysWhatMoreDataWouldShow() {
    EffectEstimate early = look(crisis(2, 0), 6);
    assertThat(early.detectableReductionLater()).isLessThan(early.detectableReduction());
    assertThat(early.sentence()).contains("If the spread goes on like this");
    assertThat(look(crisis(2, 0), 24).detectableReductionLater()).isNull();
  }

  @Test
  void theSameRequestGivesTheSameEstimate() {
    assertThat(look(crisis(3, 0.4), 24)).isEqualTo(look(crisis(3, 0.4), 24));
  }

  @Test
  void mentionsAfterTheLookChangeNothing() {
    SmallCrisis crisis = crisis(3, 0.4);
    EffectEstimate all = look(crisis, 8);
    crisis.events.removeIf(event -> event[0] >= 24);
    assertThat(look(crisis, 8)).isEqualTo(all);
  }

  @Test
  void twoResponsesHaveAStepEach() {
    SmallCrisis crisis =
        new SmallCrisis(4, 2000, 0.95, 200, 60, new double[] {16, 0.5}, new double[] {26, 0.5});
    ResponseMoment second = ResponseMoment.of("second", hours(26));
    List<EffectEstimate> both =
        MEASURE.measureAll(
            List.of(second, RESPONSE),
            EffectRequest.of(RESPONSE, Segment.of(crisis.history()), hours(50)));
    assertThat(both)
        .extracting(EffectEstimate::responses)
        .containsExactly(List.of("first"), List.of("second"));
    for (EffectEstimate estimate : both) {
      assertThat(estimate.reasons()).contains(Reason.MODELLED_JOINTLY);
      assertThat(estimate.reduction().value()).isCloseTo(0.5, within(0.2));
    }
  }

  @Test
  void responsesTooCloseTogetherAreOnePackage() {
    List<ResponseMoment> responses =
        List.of(
            RESPONSE,
            ResponseMoment.of("same", hours(16)),
            ResponseMoment.of("soon", hours(21)),
            ResponseMoment.of("later", hours(30)));
    List<EffectEstimate> estimates =
        MEASURE.measureAll(
            responses, EffectRequest.of(RESPONSE, Segment.of(crisis(1, 0.6).history()), hours(54)));
    assertThat(estimates).hasSize(2);
    assertThat(estimates.get(0).responses()).containsExactly("first", "same", "soon");
    assertThat(estimates.get(0).reasons())
        .contains(Reason.RESPONSE_PACKAGE, Reason.RESPONSES_AT_ONE_INSTANT);
    assertThat(estimates.get(1).responses()).containsExactly("later");
  }

  @Test
  void aTeamThatAnswersAllDayDoesNotBlurTheVerdictOnAnApology() {
    SmallCrisis crisis = crisis(1, 0.6);
    EffectRequest alone = EffectRequest.of(RESPONSE, Segment.of(crisis.history()), hours(40));
    EffectEstimate apology = MEASURE.measure(alone);
    List<ResponseMoment> all = new ArrayList<>(List.of(RESPONSE));
    all.addAll(answers(10, 38));

    EffectEstimate among = MEASURE.measure(alone.withOthers(all));

    assertThat(among.responses()).containsExactly("first");
    assertThat(among.reasons()).contains(Reason.ANSWERS_AT_THE_TIME);
    assertThat(apology.reasons()).doesNotContain(Reason.ANSWERS_AT_THE_TIME);
    assertThat(among.verdict()).isEqualTo(Verdict.SLOWED);
    assertThat(among.reduction()).isEqualTo(apology.reduction());
    assertThat(among.averted()).isEqualTo(apology.averted());
    assertThat(MEASURE.packageStartMillis(RESPONSE, all)).isEqualTo(RESPONSE.atMillis());
  }

  @Test
  void answersOfAQuarterOfADayAreMeasuredAtTheFirstOfThem() {
    EffectRequest request =
        EffectRequest.of(RESPONSE, Segment.of(crisis(1, 0.6).history()), hours(54));
    List<ResponseMoment> answers = answers(14, 26);

    List<EffectEstimate> rounds = MEASURE.measureAll(answers, request);

    assertThat(rounds).hasSize(3); // 12 to 18, 18 to 24 and 24 to 30 o'clock
    assertThat(rounds.get(0).responses()).startsWith("answer 14.0").hasSize(8);
    assertThat(rounds.get(1).responses()).startsWith("answer 18.0").hasSize(12);
    assertThat(rounds.get(0).verdict()).isNotEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(rounds.get(0).reasons()).contains(Reason.RESPONSE_PACKAGE);

    EffectEstimate second =
        MEASURE.measure(request.withResponse(answers.get(1)).withOthers(answers));
    assertThat(second.verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(second.reasons()).containsExactly(Reason.MEASURED_WITH_FIRST_ANSWER);
    assertThat(second.responses()).isEqualTo(rounds.get(0).responses());
  }

  @Test
  void answersAroundAnApologyNameItAsWhatMayBeBehindTheirEffect() {
    List<ResponseMoment> all = new ArrayList<>(answers(18, 20));
    all.add(RESPONSE); // at 16, less than 6 h before the first of them
    EffectRequest request =
        EffectRequest.of(all.get(0), Segment.of(crisis(1, 0.6).history()), hours(42));

    EffectEstimate answers = MEASURE.measure(request.withOthers(all));

    assertThat(answers.responses()).startsWith("first", "answer 18.0").hasSize(5);
    assertThat(answers.responseAtMillis()).isEqualTo(RESPONSE.atMillis());
    assertThat(MEASURE.packageStartMillis(all.get(0), all)).isEqualTo(RESPONSE.atMillis());
  }

  /** One every half hour. */
  private static List<ResponseMoment> answers(double fromHours, double toHours) {
    List<ResponseMoment> answers = new ArrayList<>();
    for (double at = fromHours; at < toHours; at += 0.5) {
      answers.add(ResponseMoment.ofAnswer("answer " + at, hours(at)));
    }
    return answers;
  }

  @Test
  void aControlTakesTheSharedNewsOut() {
    // both fall by half at the response: news, not the response
    SmallCrisis exposed = new SmallCrisis(5, 1500, 0.95, 200, 60, new double[] {16, 0.5});
    SmallCrisis control = new SmallCrisis(6, 1500, 0.95, 200, 60, new double[] {16, 0.5});
    EffectRequest alone = EffectRequest.of(RESPONSE, Segment.of(exposed.history()), hours(40));
    assertThat(MEASURE.measure(alone).verdict()).isEqualTo(Verdict.SLOWED);
    EffectEstimate compared = MEASURE.measure(alone.withControl(Segment.of(control.history())));
    assertThat(compared.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(compared.controlUsed()).isTrue();
    assertThat(compared.reasons()).doesNotContain(Reason.NO_CONTROL);
    EffectEstimate useless =
        MEASURE.measure(alone.withControl(Segment.of(MentionTimes.ofUnknownKind())));
    assertThat(useless.controlUsed()).isFalse();
    assertThat(useless.reasons()).contains(Reason.CONTROL_UNUSABLE, Reason.NO_CONTROL);
  }

  @Test
  void pastFalseAlarmsRaiseTheThreshold() {
    EffectRequest request =
        EffectRequest.of(RESPONSE, Segment.of(crisis(1, 0.6).history()), hours(40));
    EffectEstimate strict = MEASURE.measure(request.withPlacebos(new Placebos(100, 0.2, 9)));
    assertThat(strict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(strict.reasons()).contains(Reason.EMPIRICAL_THRESHOLD);
    EffectEstimate plain = MEASURE.measure(request.withPlacebos(new Placebos(100, 0.04, 9)));
    assertThat(plain.verdict()).isEqualTo(Verdict.SLOWED);
    assertThat(plain.reasons()).doesNotContain(Reason.UNCALIBRATED);
    assertThat(MEASURE.measure(request.withPlacebos(new Placebos(29, 0.2, 9))).reasons())
        .contains(Reason.UNCALIBRATED);
  }
}
