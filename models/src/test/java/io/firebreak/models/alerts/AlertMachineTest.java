package io.firebreak.models.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.alerts.AlertMachine.Change;
import io.firebreak.models.alerts.AlertMachine.Step;
import io.firebreak.models.alerts.RuleState.Standing;
import io.firebreak.models.data.AlertOverride;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AlertMachineTest {
  /** Raises at 4 for 3 minutes, clears below 2 for 5, escalates at 8, rests for 30. */
  private static final AlertRule RULE =
      new AlertRule(
          "r",
          "1",
          AlertKind.CRITIC_VELOCITY,
          true,
          Severity.TICKET,
          4,
          2,
          8.0,
          Severity.PAGE,
          10,
          5,
          0,
          3,
          5,
          30,
          "do");

  private RuleState state = RuleState.START;
  private long minute = 1000;

  @Test
  void itFiresWhenTheConditionHasLastedAndNotAMinuteBefore() {
    assertThat(next(3.99)).isEqualTo(Change.NONE);
    assertThat(state.standing()).isEqualTo(Standing.QUIET);
    next(4);
    next(5);
    assertThat(next(4)).isEqualTo(Change.NONE);
    assertThat(state.standing()).isEqualTo(Standing.PENDING);
    assertThat(next(4)).isEqualTo(Change.FIRED);
    assertThat(state.severity()).isEqualTo(Severity.TICKET);
  }

  @Test
  void aConditionThatFlickersBeginsToWaitAnew() {
    next(4);
    next(4);
    next(3.9);
    next(4);
    next(4);
    assertThat(next(4)).isEqualTo(Change.NONE);
    assertThat(next(4)).isEqualTo(Change.FIRED);
  }

  @Test
  void tooFewMentionsRaiseNothing() {
    for (int i = 0; i < 10; i++) {
      Step step = AlertMachine.step(RULE, state, new Reading("", 9, 9, 1, 9, 5), minute++);
      assertThat(step.state().standing()).isEqualTo(Standing.QUIET);
    }
  }

  @Test
  void betweenTheTwoThresholdsAnEpisodeGoesOn() {
    fire();
    for (int i = 0; i < 20; i++) {
      assertThat(next(2)).isEqualTo(Change.NONE);
    }
    assertThat(state.standing()).isEqualTo(Standing.FIRING);
    for (int i = 0; i < 5; i++) {
      assertThat(next(1.9)).isEqualTo(Change.NONE);
    }
    assertThat(state.standing()).isEqualTo(Standing.CLEARING);
    assertThat(next(1.9)).isEqualTo(Change.RESOLVED);
  }

  @Test
  void whatClearsAndComesBackIsTheSameEpisode() {
    fire();
    long fired = state.firedMinute();
    for (int round = 0; round < 10; round++) {
      next(1);
      next(1);
      assertThat(next(5)).isEqualTo(Change.NONE);
    }
    assertThat(state.firedMinute()).isEqualTo(fired);
  }

  @Test
  void theSeverityRisesOnceInAnEpisode() {
    fire();
    assertThat(next(8)).isEqualTo(Change.ESCALATED);
    assertThat(state.severity()).isEqualTo(Severity.PAGE);
    next(5);
    assertThat(next(9)).isEqualTo(Change.NONE);
    assertThat(state.severity()).isEqualTo(Severity.PAGE);
  }

  @Test
  void noEpisodeBeginsInTheCoolDown() {
    fire();
    Change change = Change.NONE;
    while (change != Change.RESOLVED) {
      change = next(0);
    }
    long cleared = minute - 1;
    while (minute < cleared + 30) {
      assertThat(next(9)).isEqualTo(Change.NONE);
      assertThat(state.standing()).isEqualTo(Standing.QUIET);
    }
    fire();
    assertThat(state.firedMinute()).isEqualTo(cleared + 33);
  }

  @Test
  void aRuleThatIsSwitchedOffEndsItsEpisode() {
    fire();
    AlertRule off =
        AlertRules.with(
                List.of(RULE), List.of(new AlertOverride("r", false, null, null, null, null, null)))
            .get(0);
    Step step = AlertMachine.step(off, state, reading(9), minute);
    assertThat(step.change()).isEqualTo(Change.RESOLVED);
  }

  @Property
  void anEpisodeIsToldAtMostOncePerLevelAndSurvivesBeingStored(
      @ForAll @Size(max = 300) List<@DoubleRange(min = 0, max = 10) Double> scores)
      throws IOException {
    RuleState now = RuleState.START;
    RuleState stored = RuleState.START;
    int fired = 0;
    int escalated = 0;
    int resolved = 0;
    long at = 5;
    for (double score : scores) {
      Step step = AlertMachine.step(RULE, now, reading(score), at);
      Step storedStep = AlertMachine.step(RULE, reread(stored), reading(score), at);
      assertThat(storedStep).isEqualTo(step);
      now = step.state();
      stored = storedStep.state();
      switch (step.change()) {
        case FIRED -> fired++;
        case ESCALATED -> escalated++;
        case RESOLVED -> resolved++;
        case NONE -> assertThat(now.isOpen()).isEqualTo(fired > resolved);
      }
      assertThat(fired - resolved).isBetween(0, 1);
      assertThat(escalated).isLessThanOrEqualTo(fired);
      at++;
    }
  }

  private void fire() {
    Change change = Change.NONE;
    while (change != Change.FIRED) {
      change = next(4);
    }
  }

  private Change next(double score) {
    Step step = AlertMachine.step(RULE, state, reading(score), minute++);
    state = step.state();
    return step.change();
  }

  private static Reading reading(double score) {
    return new Reading("", score, score, 1, 100, 5);
  }

  private static RuleState reread(RuleState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    state.write(new DataOutputStream(bytes));
    return RuleState.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }
}
