package io.firebreak.models.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.cascade.MemoryKernel;
import io.firebreak.models.simulation.EventSimulator.Responses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class EventSimulatorTest {

  @Property(tries = 30)
  void whatIsSuppressedTakesItsDescendantsWithItAndNothingElse(
      @ForAll CrisisWorld world,
      @ForAll @DoubleRange(min = -0.5, max = 1) double reduction,
      @ForAll long seed) {
    EventCourse course = EventSimulator.random(world, 0.5, Responses.step(reduction), 0.1, seed);
    double response = course.crisis().responseHours();
    int observed = 0;
    int suppressed = 0;
    for (int i = 0; i < course.size(); i++) {
      int parent = course.parent(i);
      assertThat(course.isOriginal(i)).isEqualTo(parent < 0);
      if (parent >= 0) {
        assertThat(course.millis(i)).isGreaterThan(course.millis(parent));
        assertThat(course.isObserved(i) && !course.isObserved(parent)).isFalse();
        assertThat(course.isSuppressed(parent) && course.isObserved(i)).isFalse();
        assertThat(course.isBot(parent)).isFalse();
      }
      if (course.hours(i) < response || parent < 0) {
        assertThat(course.isSuppressed(i)).isFalse();
        assertThat(course.isObserved(i)).isTrue();
      }
      observed += course.isObserved(i) ? 1 : 0;
      suppressed += course.isSuppressed(i) ? 1 : 0;
    }
    assertThat(course.observed()).isEqualTo(observed);
    assertThat(course.averted(0)).isEqualTo(course.averted());
    if (reduction >= 0) {
      assertThat(course.averted()).isEqualTo(suppressed);
      assertThat(observed + suppressed).isEqualTo(course.size());
    } else {
      assertThat(course.averted()).isNotPositive();
      assertThat(suppressed).isZero();
    }
  }

  @Test
  void sameSeedIsTheSameCrisisWhateverTheResponse() {
    for (CrisisWorld world : CrisisWorld.values()) {
      EventCourse placebo = EventSimulator.random(world, 1, Responses.step(0), 0, 3);
      EventCourse effect = EventSimulator.random(world, 1, Responses.step(0.6), 0, 3);
      assertThat(placebo.averted()).isZero();
      assertThat(effect.averted()).isPositive();
      assertThat(times(effect)).containsExactly(times(placebo));
      EventCourse other = EventSimulator.random(world, 1, Responses.step(0), 0, 4);
      assertThat(times(other)).isNotEqualTo(times(placebo));
    }
  }

  private static int[] times(EventCourse course) {
    int[] times = new int[course.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = course.millis(i);
    }
    return times;
  }

  @Test
  void eachChildBornAfterTheResponseIsSuppressedWithTheGivenProbability() {
    for (double reduction : new double[] {0.2, 0.6}) {
      EventCourse course =
          EventSimulator.random(CrisisWorld.AGING, 300, Responses.step(reduction), 0, 5);
      assertThat(shareSuppressed(course, 0, 24)).isCloseTo(reduction, within(0.02));
    }
  }

  @Test
  void anEffectMayBeDelayedAndFade() {
    EventCourse course =
        EventSimulator.random(
            CrisisWorld.AGING, 400, t -> List.of(new ResponseShape(t, 0.8, 2, 6)), 0, 8);
    assertThat(shareSuppressed(course, 0, 2)).isZero();
    assertThat(shareSuppressed(course, 2, 2.5)).isCloseTo(0.8, within(0.06));
    assertThat(shareSuppressed(course, 7.8, 8.2)).isCloseTo(0.8 * Math.exp(-1), within(0.06));
    assertThat(shareSuppressed(course, 20, 24)).isLessThan(0.08);
  }

  /** Of the children whose parents were observed, born so many hours after the response. */
  private static double shareSuppressed(EventCourse course, double from, double to) {
    int all = 0;
    int suppressed = 0;
    for (int i = 0; i < course.size(); i++) {
      double since = course.hours(i) - course.crisis().responseHours();
      if (!course.isOriginal(i)
          && course.isObserved(course.parent(i))
          && since >= from
          && since < to) {
        all++;
        suppressed += course.isSuppressed(i) ? 1 : 0;
      }
    }
    assertThat(all).isGreaterThan(300);
    return suppressed / (double) all;
  }

  @Test
  void overlappingResponsesHaveATruthEach() {
    EventCourse course =
        EventSimulator.random(
            CrisisWorld.INFLUENCE,
            5,
            t -> List.of(ResponseShape.step(t, 0.4), ResponseShape.step(t + 6, 0.3)),
            0,
            2);
    assertThat(course.averted(0)).isPositive();
    assertThat(course.averted(1)).isPositive();
    // What both would avert counts for each, for each alone would have averted it.
    assertThat(course.averted()).isGreaterThan(Math.max(course.averted(0), course.averted(1)));
    double second = course.crisis().responseHours() + 6;
    assertThat(course.averted(0, second) + course.averted(second, 1e9)).isEqualTo(course.averted());
  }

  @Test
  void mentionsCauseAsManyAsTheReproductionNumberSaysAfterTheDelaysOfTheKernel() {
    CrisisParameters crisis =
        new CrisisParameters(CrisisWorld.CONSTANT, 10, 100, 0.8, 72, 0.5, 3_000, 0, 9);
    EventCourse course = EventSimulator.simulate(crisis, List.of(), 0, 21);
    int parents = 0;
    List<Double> delays = new ArrayList<>();
    // Delays end at 48 h: none of these parents' children lie beyond the end.
    for (int i = 0; i < course.size(); i++) {
      parents += course.hours(i) < 52 ? 1 : 0;
      if (!course.isOriginal(i) && course.hours(course.parent(i)) < 52) {
        delays.add(course.hours(i) - course.hours(course.parent(i)));
      }
    }
    double standardError = Math.sqrt(0.8 / parents);
    assertThat(delays.size() / (double) parents).isCloseTo(0.8, within(4 * standardError));
    double within48 = 1 - MemoryKernel.later(48 * 3600);
    double[] sorted = delays.stream().mapToDouble(d -> d).sorted().toArray();
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double expected = (1 - MemoryKernel.later(sorted[i] * 3600)) / within48;
      distance = Math.max(distance, Math.abs(expected - (i + 0.5) / sorted.length));
    }
    assertThat(distance).isLessThan(1.63 / Math.sqrt(sorted.length));
  }

  @Test
  void influenceIsHeavyTailedWithMeanOneAndFollowersGoWithIt() {
    EventCourse course = EventSimulator.random(CrisisWorld.INFLUENCE, 40, Responses.step(0), 0, 1);
    double[] influence = new double[course.size()];
    double sum = 0;
    double concordant = 0;
    for (int i = 0; i < influence.length; i++) {
      influence[i] = course.influence(i);
      sum += influence[i];
      concordant += (course.influence(i) > 0.6) == (course.followers(i) > Math.exp(5.5)) ? 1 : 0;
    }
    Arrays.sort(influence);
    assertThat(sum / influence.length).isCloseTo(1, within(0.05));
    assertThat(influence[influence.length * 99 / 100]).isGreaterThan(5);
    assertThat(concordant / influence.length).isBetween(0.7, 0.95);
  }

  @Test
  void botsRepostWhateverIsThereAndCauseNothing() {
    EventCourse course = EventSimulator.random(CrisisWorld.AGING, 10, Responses.step(0), 0.5, 6);
    int bots = 0;
    for (int i = 0; i < course.size(); i++) {
      if (course.isBot(i)) {
        bots++;
        assertThat(course.influence(i)).isZero();
        assertThat(course.isOriginal(i)).isFalse();
      }
    }
    assertThat(bots / (double) (course.size() - bots)).isCloseTo(0.5, within(0.03));
  }

  @Test
  void senselessParametersAreRefused() {
    assertThatThrownBy(() -> ResponseShape.step(3, 1.2)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new ResponseShape(3, 0.2, 0, 0)).hasMessageContaining("fade > 0");
    assertThatThrownBy(
            () ->
                EventSimulator.random(
                    CrisisWorld.AGING,
                    1,
                    t -> java.util.Collections.nCopies(4, ResponseShape.step(t, 0)),
                    0,
                    1))
        .hasMessageContaining("at most 3 responses");
  }
}
