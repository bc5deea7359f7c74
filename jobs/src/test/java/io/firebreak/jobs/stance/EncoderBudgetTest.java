package io.firebreak.jobs.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EncoderBudgetTest {
  private long now = 5;
  private final EncoderBudget budget = new EncoderBudget(0.8, 30_000, () -> now);

  private void pass(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Judges for so many milliseconds if it may; whether it did. */
  private boolean judge(long millis) {
    if (budget.isSpent()) {
      return false;
    }
    pass(millis);
    budget.spendSinceAsked();
    return true;
  }

  @Test
  void aBurstIsJudgedWhole() {
    for (int i = 0; i < 29_000; i += 10) {
      assertThat(judge(10)).isTrue();
    }
  }

  @Test
  void withoutEndTheEncoderGetsItsShareOfTheTime() {
    long encoding = 0;
    long began = now;
    for (int i = 0; i < 500_000; i++) {
      if (judge(3)) {
        encoding += 3;
      } else {
        pass(1);
      }
    }
    double passed = TimeUnit.NANOSECONDS.toMillis(now - began);
    assertThat((encoding - 30_000) / passed).isBetween(0.75, 0.82);
  }

  @Test
  void aPauseFillsItUpToTheBurstAndNoFurther() {
    while (judge(100)) {
      // until nothing is left
    }
    pass(TimeUnit.HOURS.toMillis(10));
    long encoding = 0;
    while (judge(100)) {
      encoding += 100;
    }
    // What comes in while it runs adds up: 30 s / (1 - 0.8).
    assertThat(encoding).isBetween(145_000L, 151_000L);
  }

  @Test
  void aClockThatGoesBackGivesNothing() {
    while (judge(100)) {
      // until nothing is left
    }
    pass(-1_000_000);
    assertThat(budget.isSpent()).isTrue();
  }
}
