package io.firebreak.models.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firebreak.models.effect.EffectEstimate;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.EffectWindows;
import io.firebreak.models.effect.Reason;
import io.firebreak.models.effect.Verdict;
import io.firebreak.models.simulation.CrisisWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationTest {

  @TempDir Path folder;

  private static CalibrationPlan plan(long seed, int placebos, int powered) {
    List<TrialSource> sources =
        List.of(
            new SimulatedTrials(CrisisWorld.AGING, seed),
            new SimulatedTrials(CrisisWorld.NEWS_BURST, seed));
    EffectSettings settings = EffectSettings.SHIPPED;
    return CalibrationPlan.of(
        new ShippedEstimator(settings),
        settings,
        sources,
        new CalibrationPlan.Extent(placebos, powered, seed, List.of(), List.of()));
  }

  private static CalibrationPlan plan(
      CalibrationPlan.Question question, int placebos, int powered) {
    return CalibrationPlan.of(
        question,
        new CalibrationPlan.Extent(
            placebos, powered, 3, List.of(CrisisWorld.INFLUENCE), List.of()));
  }

  @Test
  void reportDoesNotDependOnThreadsNorOnBeingCutOff() throws Exception {
    CalibrationPlan plan = plan(7, 50, 30);
    CalibrationReport once = Calibration.run(plan, null, 1, (done, total) -> {});
    Path file = folder.resolve("progress");
    CalibrationReport parallel = Calibration.run(plan, file, 3, (done, total) -> {});
    assertThat(parallel.toJson()).isEqualTo(once.toJson());

    List<String> lines = Files.readAllLines(file);
    String broken = lines.get(3).substring(0, lines.get(3).length() / 2);
    Files.writeString(file, String.join("\n", lines.subList(0, 3)) + "\n" + broken);
    List<Integer> steps = Collections.synchronizedList(new ArrayList<>());
    CalibrationReport resumed = Calibration.run(plan, file, 2, (done, total) -> steps.add(done));
    assertThat(resumed.toJson()).isEqualTo(once.toJson());
    assertThat(Collections.max(steps)).isEqualTo(plan.trials());

    String finished = Files.readString(file);
    assertThat(Calibration.run(plan, file, 2, (done, total) -> {}).toJson())
        .isEqualTo(once.toJson());
    assertThat(Files.readString(file)).as("nothing was run again").isEqualTo(finished);
  }

  @Test
  void fileOfAnotherPlanIsBegunAnew() throws Exception {
    Path file = folder.resolve("progress");
    Calibration.run(plan(1, 10, 0), file, 1, (done, total) -> {});
    CalibrationReport other = Calibration.run(plan(2, 10, 0), file, 1, (done, total) -> {});
    assertThat(other.toJson())
        .isEqualTo(Calibration.run(plan(2, 10, 0), null, 1, (done, total) -> {}).toJson());
    assertThat(Files.readAllLines(file)).hasSize(3);
  }

  @Test
  void effectTestIsRarelyWrongWhereComparingBeforeAndAfterMostlyIs() throws Exception {
    CalibrationReport report = Calibration.run(plan(5, 100, 30), null, 2, (done, total) -> {});
    for (SuiteResult suite : report.suites()) {
      if (suite.isPlacebo()) {
        assertThat(suite.estimable()).isEqualTo(suite.trials());
        assertThat(suite.slowed()).isLessThanOrEqualTo(0.065);
        assertThat(suite.slowedInAnyLook()).isLessThanOrEqualTo(0.08);
        assertThat(suite.coverage()).isGreaterThan(0.9);
        assertThat(suite.beforeAfter()).isGreaterThan(0.5);
      } else if (suite.reduction() == 0.6) {
        assertThat(suite.slowed()).isGreaterThan(0.85);
        assertThat(suite.medianReduction()).isBetween(0.45, 0.7);
        assertThat(suite.avertedOverstated()).isLessThan(0.1);
      }
    }
    assertThat(report.worstFalseAlarms()).isLessThanOrEqualTo(0.065);
  }

  @Test
  void reportIsATableAndOneObject() throws Exception {
    CalibrationReport report = Calibration.run(plan(3, 20, 10), null, 1, (done, total) -> {});
    assertThat(report.toMarkdown())
        .contains("| W2 aging + circadian | 20 |")
        .contains("| W4 power-law aging + news burst 1 to 5 h before | 40 % | 10 |");
    JsonNode json = new ObjectMapper().readTree(report.toJson());
    assertThat(json.get("suites")).hasSize(8);
    assertThat(json.at("/suites/0/slowed").isNumber()).isTrue();
    assertThat(json.at("/suites/2/slowedInAnyLook").isMissingNode()).isTrue();
    for (String line : report.toMarkdown().lines().filter(l -> l.startsWith("|")).toList()) {
      assertThat(line.chars().filter(c -> c == '|').count()).isEqualTo(13);
    }
  }

  @Test
  void lookReadsNothingThatCameLater() {
    Trial whole = new SimulatedTrials(CrisisWorld.INFLUENCE, 4).trial(1, 0.4);
    int early = 0;
    while (whole.hours()[early] < 6) {
      early++;
    }
    Trial cut =
        new Trial(
            Arrays.copyOf(whole.hours(), early),
            whole.passedOn(),
            whole.followers(),
            whole.delays(),
            whole.onsetHours(),
            whole.responseEpochHours(),
            whole.profile(),
            whole.kernel(),
            whole.reduction(),
            whole.averted(),
            null,
            List.of());
    ShippedEstimator estimator = new ShippedEstimator(EffectSettings.SHIPPED);
    assertThat(estimator.estimate(cut, 6)).isPresent().isEqualTo(estimator.estimate(whole, 6));
  }

  @Test
  void whatIsCalibratedIsWhatIsMeasured() {
    ShippedEstimator estimator = new ShippedEstimator(EffectSettings.SHIPPED);
    TrialSource source = new SimulatedTrials(CrisisWorld.NEWS_BURST, 4);
    for (int index = 0; index < 12; index++) {
      Trial trial = source.trial(index, index % 3 * 0.3);
      for (double look : new double[] {6, 24}) {
        EffectEstimate measured = estimator.measured(trial, look, 1);
        Optional<Estimator.Estimate> calibrated = estimator.estimate(trial, look);
        assertThat(measured.verdict() == Verdict.NOT_ESTIMABLE).isEqualTo(calibrated.isEmpty());
        if (calibrated.isPresent()) {
          double p = calibrated.get().probabilitySlowed();
          assertThat(measured.probabilitySlowed()).isCloseTo(p, within(1e-4));
          assertThat(measured.verdict() == Verdict.SLOWED)
              .isEqualTo(p >= EffectSettings.SHIPPED.verdicts().slowedAt());
        }
      }
    }
  }

  @Test
  void agingIsLearntFromPastCrisesAndStaysAsShippedWithTooFew() {
    EffectSettings settings = EffectSettings.SHIPPED;
    TrialSource source = new SimulatedTrials(CrisisWorld.FAST_AGING, 6);
    List<EffectWindows> past = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      past.add(source.trial(1_000 + i, 0).windows(settings, 24));
    }
    EffectSettings learnt = LearnAging.from(past, settings);
    // In this world log R falls by 0.33 to 1.33 in 12 h, more slowly in stories that live long.
    assertThat(learnt.aging().modes().get(0).mean()).isBetween(-0.8, -0.35);
    assertThat(learnt.aging().modes().get(0).sd()).isBetween(0.1, 0.45);
    assertThat(LearnAging.from(past.subList(0, 4), settings)).isEqualTo(settings);
  }

  @Test
  void withoutParentIdsTheReductionIsUnderstated() throws Exception {
    CalibrationReport report =
        Calibration.run(
            plan(CalibrationPlan.Question.VARIANTS, 4, 20), null, 2, (done, total) -> {});
    assertThat(report.suites().stream().map(SuiteResult::source).distinct())
        .containsExactly("W3-bots", "W3-no-parents", "W3-control");
    double control = found(report, "W3-control");
    double without = found(report, "W3-no-parents");
    assertThat(control).isGreaterThan(without);
  }

  private static TrialSource aging(CrisisKind.Shape shape) {
    return new SimulatedTrials(
        CrisisKind.of(CrisisWorld.AGING).withShape(shape), EffectSettings.SHIPPED, 5);
  }

  /** Mean of delta over some crises. */
  private static double meanStep(CrisisKind.Shape shape, double reduction) {
    ShippedEstimator estimator = new ShippedEstimator(EffectSettings.SHIPPED);
    List<Double> steps = new ArrayList<>();
    for (int index = 0; index < 30; index++) {
      estimator
          .estimate(aging(shape).trial(index, reduction), 24)
          .ifPresent(estimate -> steps.add(estimate.mean()));
    }
    assertThat(steps).hasSizeGreaterThan(20);
    return steps.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  @Test
  void anEffectThatBeginsLateOrFadesIsFoundLessThanOneThatLasts() {
    double lasting = meanStep(CrisisKind.Shape.STEP, 0.4);
    assertThat(lasting).isLessThan(-0.3);
    assertThat(meanStep(CrisisKind.Shape.DELAYED, 0.4)).isGreaterThan(lasting);
    assertThat(meanStep(CrisisKind.Shape.FADING, 0.4)).isGreaterThan(lasting);
  }

  @Test
  void anotherResponseIsNotTakenForTheOneMeasured() {
    assertThat(meanStep(CrisisKind.Shape.BEFORE_ANOTHER, 0)).isCloseTo(0, within(0.15));
    assertThat(meanStep(CrisisKind.Shape.AFTER_ANOTHER, 0)).isCloseTo(0, within(0.15));
    Trial trial = aging(CrisisKind.Shape.BEFORE_ANOTHER).trial(0, 0);
    assertThat(trial.averted()).as("averted by the one measured, which does nothing").isZero();
    assertThat(new ShippedEstimator(EffectSettings.SHIPPED).measured(trial, 24, 1).reasons())
        .contains(Reason.MODELLED_JOINTLY);
  }

  @Test
  void crisesOfASizeHaveThatSize() {
    SimulatedTrials source =
        new SimulatedTrials(
            CrisisKind.of(CrisisWorld.CONSTANT).withMentionsAfter(250, 350),
            EffectSettings.SHIPPED,
            5);
    for (int index = 0; index < 5; index++) {
      Trial trial = source.trial(index, 0);
      int after = 0;
      for (int i = 0; i < trial.hours().length; i++) {
        after += trial.hours()[i] >= 0 && trial.passedOn()[i] ? 1 : 0;
      }
      assertThat(after).isBetween(250, 350);
    }
  }

  private static double found(CalibrationReport report, String source) {
    return report.suites().stream()
        .filter(suite -> suite.source().equals(source) && suite.reduction() == 0.6)
        .findFirst()
        .orElseThrow()
        .medianReduction();
  }

  @Test
  void trialOfAnIndexIsTheSameCrisisWhateverTheEffect() {
    TrialSource source = new SimulatedTrials(CrisisWorld.FAST_AGING, 9);
    Trial placebo = source.trial(3, 0);
    Trial effect = source.trial(3, 0.4);
    assertThat(effect.hours().length + effect.averted()).isEqualTo(placebo.hours().length);
    assertThat(placebo.averted()).isZero();
    assertThat(source.trial(4, 0).hours()).isNotEqualTo(placebo.hours());
  }

  @Test
  void sharesAreOfTrialsInWhichTheTestSpeaks() {
    double none = Double.NaN;
    Suite suite =
        new Suite(
            new ShippedEstimator(EffectSettings.SHIPPED),
            new SimulatedTrials(CrisisWorld.AGING, 1),
            0,
            4);
    SuiteResult result =
        SuiteResult.of(
            suite,
            0.96,
            List.of(
                outcome(0.97, -0.5, -0.9, -0.1, 3, 9),
                outcome(0.955, -0.2, -0.6, 0.1, -2, 4),
                outcome(0.005, 0.7, 0.2, 0.9, -9, -1),
                outcome(none, none, none, none, none, none)));
    assertThat(result.trials()).isEqualTo(4);
    assertThat(result.estimable()).isEqualTo(3);
    assertThat(result.slowed()).isEqualTo(1 / 3.0);
    assertThat(result.slowedOfAll()).isEqualTo(0.25);
    assertThat(result.slowedAt95()).isEqualTo(2 / 3.0);
    assertThat(result.spedUp()).isEqualTo(1 / 3.0);
    assertThat(result.coverage()).isEqualTo(1 / 3.0);
    assertThat(result.avertedCoverage()).isEqualTo(1 / 3.0);
    assertThat(result.avertedOverstated()).isEqualTo(1 / 3.0);
    assertThat(result.medianReduction()).isEqualTo(1 - StrictMath.exp(-0.2));
  }

  private static TrialOutcome outcome(
      double p, double mean, double low, double high, double atLeast, double atMost) {
    return new TrialOutcome(p, mean, low, high, 0, atLeast, 1, atMost, 0, p, 1, 0.5, 10);
  }

  @Test
  void outcomeIsReadAsItWasWritten() {
    TrialOutcome outcome = outcome(0.1 + 0.2, Double.NaN, -1e-17, Math.PI, -3, 1e9);
    assertThat(TrialOutcome.parse(outcome.line())).isEqualTo(outcome);
    assertThatThrownBy(() -> TrialOutcome.parse("1,2")).hasMessageContaining("not an outcome");
  }

  @Test
  void failureOfATrialIsToldWithItsReason() {
    TrialSource broken =
        new TrialSource() {
          @Override
          public String id() {
            return "broken";
          }

          @Override
          public String title() {
            return "broken";
          }

          @Override
          public Trial trial(int index, double reduction) {
            throw new IllegalStateException("no such crisis");
          }
        };
    EffectSettings settings = EffectSettings.SHIPPED;
    CalibrationPlan plan =
        CalibrationPlan.of(
            new ShippedEstimator(settings),
            settings,
            List.of(broken),
            new CalibrationPlan.Extent(3, 0, 1, List.of(), List.of()));
    assertThatThrownBy(() -> Calibration.run(plan, null, 1, (done, total) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no such crisis");
  }
}
