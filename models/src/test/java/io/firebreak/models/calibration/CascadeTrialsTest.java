package io.firebreak.models.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.RepostKernel;
import io.firebreak.models.simulation.CrisisWorld;
import io.firebreak.models.simulation.EventCourse;
import io.firebreak.models.simulation.EventSimulator;
import io.firebreak.models.spread.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cascades in the forms of the real files, made by the simulator. */
class CascadeTrialsTest {

  private static final EffectSettings SETTINGS = EffectSettings.SHIPPED;

  @TempDir Path folder;

  private static EventCourse course(double size) {
    return EventSimulator.random(CrisisWorld.AGING, size, EventSimulator.Responses.step(0), 0, 12);
  }

  private Path twitter() throws IOException {
    EventCourse course = course(10);
    StringBuilder text = new StringBuilder("cascade,start_days,t_raw,followers\nA,2.25,0,90\n");
    for (int i = 0; i < course.size(); i++) {
      text.append(String.format(Locale.ROOT, "A,2.25,%d,%d%n", 1 + course.millis(i) / 1000, i));
    }
    return Files.writeString(folder.resolve("twitter.csv"), text);
  }

  @Test
  void placeboIsTheCascadeAsItCameAndAnEffectTakesOutItsShare() throws IOException {
    CascadeTrials source = CascadeTrials.twitter(twitter(), SETTINGS, 1);
    assertThat(source.cascades()).isEqualTo(1);
    assertThat(source.title()).contains("1 cascades");
    int suppressed = 0;
    int after = 0;
    for (int index = 0; index < 20; index++) {
      Trial placebo = source.trial(index, 0);
      Trial effect = source.trial(index, 0.4);
      assertThat(placebo.averted()).isZero();
      assertThat(placebo.passedOn()[0]).isFalse();
      assertThat(effect.onsetHours()).isEqualTo(placebo.onsetHours()).isLessThan(-3 + 0.125);
      assertThat(effect.hours().length + effect.averted()).isEqualTo(placebo.hours().length);
      assertThat(before(effect)).isEqualTo(before(placebo));
      suppressed += (int) effect.averted();
      after += placebo.hours().length - before(placebo);
    }
    // More than 40 % go, for descendants go with their parents.
    assertThat(suppressed / (double) after).isBetween(0.42, 0.85);
  }

  private static int before(Trial trial) {
    int count = 0;
    while (count < trial.hours().length && trial.hours()[count] < 0) {
      count++;
    }
    return count;
  }

  @Test
  void parentsOfWeiboAreFoundByTheirDelays() throws IOException {
    Path index =
        Files.writeString(
            folder.resolve("index.csv"), "cascade,label,source_epoch_s\nB,x,1294301161\n");
    Path file =
        Files.writeString(
            folder.resolve("weibo.csv"),
            "cascade,label,t_s,delay_from_parent_s,denies\n"
                + "B,x,96,96,0\nB,x,120,24,0\nB,x,300,180,0\nB,x,310,7,0\n");
    RepostCascade cascade = CascadeFiles.weibo(file, index).get(0);
    assertThat(cascade.parents()).containsExactly(-1, 0, 1, 2, 0);
    assertThat(cascade.hours()[2]).isEqualTo(120 / 3600.0);
    assertThat(cascade.startEpochHours()).isEqualTo(1294301161 / 3600.0);
    assertThatThrownBy(() -> CascadeTrials.weibo(file, index, SETTINGS, 1))
        .hasMessageContaining("large enough");
  }

  @Test
  void rowThatIsNoneIsNamedByItsLine() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.csv"), "cascade,start_days,t_raw,followers\nA,1,0,5\nA,1,x,5\n");
    assertThatThrownBy(() -> CascadeTrials.twitter(file, SETTINGS, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 3 of");
  }

  @Test
  void drawnParentsLieAtDelaysOfTheKernel() {
    EventCourse course = course(4);
    double[] hours = new double[course.size()];
    for (int i = 0; i < hours.length; i++) {
      hours[i] = course.hours(i);
    }
    RepostKernel kernel = RepostKernel.of(Kernel.TWITTER);
    int[] parents = Attribution.draw(hours, kernel, 5);
    double expected = 0;
    int soon = 0;
    int late = 0;
    for (int i = 1; i < hours.length; i++) {
      assertThat(parents[i]).isBetween(0, i - 1);
      if (hours[i] > 10 && i % 4 == 0) {
        late++;
        soon += hours[i] - hours[parents[i]] <= 1 ? 1 : 0;
        expected += shareWithin(hours, i, kernel, 1);
      }
    }
    assertThat(late).isGreaterThan(150);
    assertThat(soon / (double) late).isCloseTo(expected / late, within(0.09));
  }

  /** The share of the rate at event i that comes from parents of at most this age. */
  private static double shareWithin(double[] hours, int i, RepostKernel kernel, double age) {
    double all = 0;
    double within = 0;
    for (int j = 0; j < i; j++) {
      double delay = hours[i] - hours[j];
      double density = (kernel.withinHours(delay + 1e-6) - kernel.withinHours(delay)) / 1e-6;
      all += density;
      within += delay <= age ? density : 0;
    }
    return within / all;
  }
}
