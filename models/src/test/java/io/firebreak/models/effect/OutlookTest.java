package io.firebreak.models.effect;

import static io.firebreak.models.effect.SmallCrisis.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What a look says of later looks, against what came. */
class OutlookTest {

  private static EffectWindows windows(SmallCrisis crisis, double hoursAfter) {
    return Segment.of(crisis.history()).windows(hours(16), 0.5, 30, (int) (2 * hoursAfter));
  }

  @Test
  void mentionsToComeAreThoseThatASteadyStoryBrings() {
    double sum = 0;
    double truth = 0;
    for (long seed = 0; seed < 8; seed++) {
      SmallCrisis steady = new SmallCrisis(seed, 1000, 0.8, 1e6, 60);
      EffectWindows expected = Outlook.continued(windows(steady, 6), 36);
      EffectWindows came = windows(steady, 24);
      sum += expected.seenPassedOn(expected.before(), expected.size());
      truth += came.seenPassedOn(came.before(), came.size());
      for (int i = 0; i < expected.before() + 12; i++) {
        assertThat(expected.passedOn(i)).isEqualTo(came.passedOn(i));
      }
    }
    assertThat(sum / truth).isCloseTo(1, within(0.1));
  }

  @Test
  void saysWhenAnEffectWouldBeSeenAndIsNotLaterThanTheEndOfTheSpan() {
    int told = 0;
    for (long seed = 0; seed < 60; seed++) {
      SmallCrisis crisis = new SmallCrisis(seed, 250, 0.95, 200, 60, new double[] {16, 0.4});
      EffectWindows early = windows(crisis, 6);
      StepPosterior step = EffectTest.run(early, EffectSettings.REFERENCE).orElseThrow();
      Outlook outlook = Outlook.of(early, step, EffectSettings.REFERENCE);
      double now = step.detectableReduction(0.96, 0.8);
      assertThat(outlook.detectableReduction()).isLessThanOrEqualTo(now);
      boolean undecided = step.probabilitySlowed() < 0.96 && step.probabilitySlowed() > 0.01;
      if (undecided && outlook.enoughAtHours() != null) {
        told++;
        assertThat(outlook.enoughAtHours()).isGreaterThan(6).isLessThanOrEqualTo(24);
      }
    }
    assertThat(told).isPositive();
  }
}
