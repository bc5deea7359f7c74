package io.firebreak.models.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.spread.DelayBins;
import io.firebreak.models.spread.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnKernelTest {

  private static final RepostKernel TWITTER = RepostKernel.of(Kernel.TWITTER);
  private static final RepostKernel WEIBO = RepostKernel.of(Kernel.WEIBO);

  /** Delays of Twitter's kernel whose parents came evenly over so many hours of observation. */
  private static List<LearnKernel.Delay> delays(int count, double observedHours) {
    Random random = new Random(11);
    List<LearnKernel.Delay> delays = new ArrayList<>();
    while (delays.size() < count) {
      double observed = observedHours * random.nextDouble();
      double delay = SmallCrisis.delay(random);
      if (delay < observed) {
        delays.add(new LearnKernel.Delay(delay, observed));
      }
    }
    return delays;
  }

  @Test
  void learnsAnIssuesOwnDelaysFromTheWrongStart() {
    RepostKernel learnt = LearnKernel.from(delays(20_000, 48), WEIBO);
    assertThat(learnt.inWords()).isEqualTo("kernel learnt from 20000 delays");
    for (double hours : new double[] {0.1, 0.5, 1, 3, 9, 24}) {
      assertThat(learnt.withinHours(hours)).isCloseTo(TWITTER.withinHours(hours), within(0.015));
    }
  }

  @Test
  void aShortObservationDoesNotMakeRepostsLookFast() {
    RepostKernel learnt = LearnKernel.from(delays(20_000, 6), TWITTER);
    double seen =
        delays(20_000, 6).stream().filter(delay -> delay.hours() < 0.5).count() / 20_000.0;
    assertThat(seen).isGreaterThan(TWITTER.withinHours(0.5) + 0.1);
    assertThat(learnt.withinHours(0.5)).isCloseTo(TWITTER.withinHours(0.5), within(0.02));
  }

  @Test
  void fewDelaysMoveTheShippedKernelLittle() {
    assertThat(LearnKernel.from(delays(49, 48), WEIBO)).isEqualTo(WEIBO);
    RepostKernel learnt = LearnKernel.from(delays(50, 48), WEIBO);
    assertThat(learnt.learntFrom()).isEqualTo(50);
    double moved =
        (learnt.withinHours(1) - WEIBO.withinHours(1))
            / (TWITTER.withinHours(1) - WEIBO.withinHours(1));
    assertThat(moved).isBetween(0.01, 0.4);
  }

  @Test
  void manyChildrenOfOneDelayTeachAsMuchAsEachOfThem() {
    List<LearnKernel.Delay> each = new ArrayList<>();
    List<LearnKernel.Delay> together = new ArrayList<>();
    for (LearnKernel.Delay delay : delays(40, 48)) {
      for (int i = 0; i < 3; i++) {
        each.add(delay);
      }
      together.add(new LearnKernel.Delay(delay.hours(), delay.observedHours(), 3));
      together.add(new LearnKernel.Delay(delay.hours(), delay.observedHours(), 0));
    }
    RepostKernel learnt = LearnKernel.from(together, WEIBO);
    assertThat(learnt.learntFrom()).isEqualTo(120);
    for (int k = 0; k < learnt.weights().size(); k++) {
      assertThat(learnt.weights().get(k))
          .isCloseTo(LearnKernel.from(each, WEIBO).weights().get(k), within(1e-9));
    }
  }

  /** The bins hold what the effect stage keeps: the delay's bin, the child's time to 10 minutes. */
  @ParameterizedTest
  @CsvSource({"60, 48", "400, 48", "400, 6", "400, 2", "20000, 48", "20000, 6"})
  void binsTeachWhatTheExactDelaysTeach(int count, double observedHours) {
    List<LearnKernel.Delay> exact = delays(count, observedHours);
    exact.removeIf(delay -> delay.observedHours() < 0.1);
    BinnedDelays bins = new BinnedDelays();
    for (LearnKernel.Delay delay : exact) {
      double leftSlots = Math.floor((delay.observedHours() - delay.hours()) * 6);
      bins.add(
          DelayBins.of(Math.round(delay.hours() * 3_600_000)),
          Math.round((leftSlots + 0.5) * 600_000),
          1);
    }
    assertThat(bins.delays()).hasSizeLessThan(300);
    for (RepostKernel shipped : List.of(TWITTER, WEIBO)) {
      RepostKernel fromExact = LearnKernel.from(exact, shipped);
      RepostKernel fromBins = LearnKernel.from(bins.delays(), shipped);
      assertThat(fromBins.inWords()).isEqualTo(fromExact.inWords());
      for (double hours = 0.02; hours < 100; hours *= 1.1) {
        assertThat(fromBins.withinHours(hours))
            .as("%f hours", hours)
            .isCloseTo(fromExact.withinHours(hours), within(observedHours > 24 ? 0.002 : 0.015));
      }
    }
  }

  @Test
  void impossibleDelaysAreLeftOut() {
    List<LearnKernel.Delay> delays = delays(60, 48);
    RepostKernel clean = LearnKernel.from(delays, WEIBO);
    delays.add(new LearnKernel.Delay(-1, 48));
    delays.add(new LearnKernel.Delay(5, 4));
    delays.add(new LearnKernel.Delay(Double.NaN, 4));
    delays.add(new LearnKernel.Delay(50_000, 60_000));
    assertThat(LearnKernel.from(delays, WEIBO)).isEqualTo(clean);
  }
}
