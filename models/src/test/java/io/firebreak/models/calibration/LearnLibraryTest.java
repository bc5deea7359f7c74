package io.firebreak.models.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.effect.AgingPrior;
import io.firebreak.models.effect.EffectLibrary;
import io.firebreak.models.effect.EffectLibraryFile;
import io.firebreak.models.effect.EffectRequest;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.MeasureEffect;
import io.firebreak.models.effect.Placebos;
import io.firebreak.models.effect.RepostKernel;
import io.firebreak.models.effect.ResponseMoment;
import io.firebreak.models.effect.Segment;
import io.firebreak.models.effect.StepPosterior;
import io.firebreak.models.simulation.CrisisWorld;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearnLibraryTest {
  private static final long HOUR = 3_600_000;

  private static EffectLibrary learn(PastCrises crises) throws IOException {
    return LearnLibrary.from(crises, EffectSettings.SHIPPED, 1, () -> {});
  }

  @Test
  void pastCrisesTeachAgingKernelAndFalseAlarms() throws IOException {
    EffectLibrary library = learn(SimulatedPast.of(CrisisWorld.FAST_AGING, 12, true));

    assertThat(library.crises()).isEqualTo(12);
    assertThat(library.agingCrises()).isEqualTo(12);
    assertThat(library.learntAging().orElseThrow().mean()).isBetween(-2.0, -0.3);
    assertThat(library.aging().modes()).hasSize(3);
    assertThat(library.placebos().falseSlowed()).isLessThan(0.15);
    assertThat(library.kernels().keySet()).containsExactly("x");
    RepostKernel kernel = library.kernelOf("X");
    assertThat(kernel.learntFrom()).isGreaterThan(1000);
    assertThat(kernel.withinHours(1))
        .isCloseTo(RepostKernel.ofPlatform("x").withinHours(1), within(0.1));
    assertThat(library.kernelOf("weibo")).isEqualTo(RepostKernel.ofPlatform("weibo"));
  }

  @Test
  void theSamePastGivesTheSameBytes() throws IOException {
    SimulatedPast past = SimulatedPast.of(CrisisWorld.AGING, 6, true);
    assertThat(EffectLibraryFile.write(learn(past)))
        .isEqualTo(EffectLibraryFile.write(learn(past)));
  }

  /** Of five crises each is tested by what four taught, which is too few: by what is shipped. */
  @Test
  void theTestsOfACrisisDoNotUseWhatItTaughtItself() throws IOException {
    SimulatedPast past = SimulatedPast.of(CrisisWorld.FAST_AGING, 5, false);
    EffectLibrary library = learn(past);
    assertThat(library.aging()).as("five teach").isNotEqualTo(AgingPrior.SHIPPED);

    MeasureEffect shipped = new MeasureEffect(EffectSettings.SHIPPED);
    List<StepPosterior> steps = new ArrayList<>();
    for (PastCrisis crisis : past.all()) {
      for (long time : PlaceboTimes.of(crisis, EffectSettings.SHIPPED, 1)) {
        EffectRequest request =
            EffectRequest.of(
                    ResponseMoment.of("r", time),
                    Segment.of(crisis.platforms().get(0).history()),
                    Math.min(time + 24 * HOUR, crisis.endMillis()))
                .withOnset(crisis.onset().getAsLong());
        StepPosterior step = shipped.measure(request).step();
        if (step != null) {
          steps.add(step);
        }
      }
    }
    assertThat(library.placebos()).isEqualTo(Placebos.of(steps, 0.96));
    assertThat(steps).hasSizeGreaterThan(5);
  }

  @Test
  void placeboTimesAreFewFarApartAndFarFromResponses() {
    for (long seed = 0; seed < 10; seed++) {
      PastCrisis crisis = SimulatedPast.crisis(CrisisWorld.AGING, seed, false, List.of(30.0));
      long response = crisis.responsesMillis().get(0);
      List<Long> times = PlaceboTimes.of(crisis, EffectSettings.SHIPPED, seed);
      assertThat(times).hasSizeBetween(0, PlaceboTimes.MOST);
      for (int i = 0; i < times.size(); i++) {
        assertThat(Math.abs(times.get(i) - response)).isGreaterThanOrEqualTo(24 * HOUR);
        assertThat(times.get(i)).isLessThanOrEqualTo(crisis.endMillis() - 6 * HOUR);
        if (i > 0) {
          assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(6 * HOUR);
        }
      }
    }
  }

  @Test
  void aCrisisAnsweredSoonStillTeachesHowItAgedUntilThen() throws IOException {
    List<PastCrisis> crises = new ArrayList<>();
    for (int seed = 0; seed < 6; seed++) {
      crises.add(
          SimulatedPast.crisis(
              CrisisWorld.FAST_AGING, seed, false, List.of(20.0, 40.0, 60.0, 80.0, 100.0, 120.0)));
    }
    EffectLibrary library = learn(new SimulatedPast(crises));
    assertThat(library.placebos()).as("no time without a response near").isNull();
    assertThat(library.agingCrises()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void nothingPastIsTheEmptyLibrary() throws IOException {
    assertThat(learn(new SimulatedPast(List.of()))).isEqualTo(EffectLibrary.EMPTY);
  }
}
