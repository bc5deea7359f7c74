package io.firebreak.models.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.data.Stance;
import io.firebreak.models.stance.StanceScore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StanceDriftTest {

  /** Shares per bin as the shipped encoder gives them to a company's posts, roughly. */
  private static final double[] USUAL = {
    .02, .06, .07, .08, .12, .02, .05, .05, .06, .08, .03, .09, .09, .08, .08, .02
  };

  /** A wave of critics: their share doubles, from 35 to 70 %. */
  private static final double[] WAVE = {
    .04, .12, .14, .16, .24, .01, .02, .02, .03, .04, .01, .04, .04, .04, .03, .02
  };

  private static List<Long> sample(Random random, double[] shares, int size) {
    long[] counts = new long[StanceDrift.BINS];
    for (int i = 0; i < size; i++) {
      double u = random.nextDouble();
      int bin = 0;
      for (double left = u - shares[0]; left > 0 && bin < counts.length - 1; left -= shares[bin]) {
        bin++;
      }
      counts[bin]++;
    }
    List<Long> list = new ArrayList<>();
    for (long count : counts) {
      list.add(count);
    }
    return list;
  }

  private static double alarms(double[] before, double[] now, int size) {
    Random random = new Random(size);
    int alarms = 0;
    int rounds = 2_000;
    for (int round = 0; round < rounds; round++) {
      List<Long> reference = sample(random, before, size);
      alarms += StanceDrift.of(reference, sample(random, now, size)).alarm() ? 1 : 0;
    }
    return (double) alarms / rounds;
  }

  @Test
  void chanceAloneAlarmsLessThanOnceInTwoHundred() {
    assertThat(alarms(USUAL, USUAL, 200)).isLessThan(0.005);
    assertThat(alarms(USUAL, USUAL, 1_000)).isLessThan(0.005);
  }

  @Test
  void aWaveOfCriticsAlarms() {
    assertThat(alarms(USUAL, WAVE, 200)).isGreaterThan(0.9);
    assertThat(alarms(USUAL, WAVE, 1_000)).isGreaterThan(0.99);
  }

  @Test
  void tooFewMentionsSayNothing() {
    Random random = new Random(1);
    StanceDrift drift = StanceDrift.of(sample(random, USUAL, 199), sample(random, WAVE, 5_000));

    assertThat(drift.alarm()).isFalse();
    assertThat(drift.index()).isNull();
  }

  @Test
  void theIndexIsWhatItsFormulaSays() {
    List<Long> all = new ArrayList<>(Collections.nCopies(StanceDrift.BINS, 0L));
    List<Long> moved = new ArrayList<>(all);
    all.set(0, 1_000L);
    moved.set(0, 500L);
    moved.set(1, 500L);

    StanceDrift drift = StanceDrift.of(all, moved);

    double p0 = 1_000.5 / 1_008;
    double q0 = 500.5 / 1_008;
    double p1 = 0.5 / 1_008;
    assertThat(drift.index())
        .isCloseTo((q0 - p0) * Math.log(q0 / p0) + (q0 - p1) * Math.log(q0 / p1), within(1e-9));
    assertThat(drift.threshold()).isEqualTo(0.25);
    assertThat(StanceDrift.of(all, all).index()).isZero();
  }

  @Test
  void eachScoreHasItsBin() {
    assertThat(StanceDrift.bin(StanceScore.UNCLASSIFIED)).isEqualTo(15);
    assertThat(StanceDrift.bin(StanceScore.certain(Stance.CRITIC))).isEqualTo(4);
    assertThat(StanceDrift.bin(new StanceScore(Stance.SUPPORTER, 0.3, 0.4, 0.3))).isEqualTo(5);
    assertThat(StanceDrift.bin(new StanceScore(Stance.NEUTRAL, 0.2, 0.2, 0.6))).isEqualTo(12);
  }
}
