package io.firebreak.models.alerts;

import io.firebreak.models.alerts.RuleState.Standing;

/**
 * The transitions of a rule:
 *
 * <pre>
 * from      to        when
 * QUIET     PENDING   the score reaches the threshold with enough mentions, and the cool-down is over
 * PENDING   QUIET     it no longer does
 * PENDING   FIRING    it has for the rule's duration                 → fired: tell once
 * FIRING    CLEARING  the score is below the clear threshold
 * CLEARING  FIRING    it no longer is                                → the same episode, nobody is told
 * CLEARING  QUIET     it has been for the rule's clearing duration   → resolved
 * </pre>
 *
 * While an episode lasts its severity rises at most once, to the rule's second severity. So there
 * is at most one page for each episode and level.
 */
public final class AlertMachine {
  private AlertMachine() {}

  /** What is to be told. */
  public enum Change {
    NONE,
    FIRED,
    ESCALATED,
    RESOLVED
  }

  /** Where the rule stands now, and what is to be told. */
  public record Step(RuleState state, Change change) {}

  /** Whether the condition is met. */
  static boolean isRaised(AlertRule rule, Reading reading) {
    return rule.enabled()
        && reading.score() >= rule.threshold()
        && reading.evidence() >= rule.minimum();
  }

  /** One minute of one rule and subject. */
  public static Step step(AlertRule rule, RuleState now, Reading reading, long minute) {
    boolean raised = isRaised(rule, reading);
    boolean cleared = !rule.enabled() || !(reading.score() >= rule.clearThreshold());
    return switch (now.standing()) {
      case QUIET ->
          raised && minute >= now.clearedMinute() + rule.cooldownMinutes()
              ? pend(rule, now, reading, minute)
              : new Step(now, Change.NONE);
      case PENDING ->
          raised
              ? waitOrFire(rule, now, reading, minute)
              : new Step(quiet(now, now.clearedMinute()), Change.NONE);
      case FIRING, CLEARING -> goOn(rule, now, reading, minute, cleared);
    };
  }

  private static Step pend(AlertRule rule, RuleState now, Reading reading, long minute) {
    RuleState pending =
        new RuleState(
            Standing.PENDING,
            minute,
            RuleState.NEVER,
            RuleState.NEVER,
            now.clearedMinute(),
            rule.severity(),
            Double.NaN,
            Double.NaN,
            RuleState.NEVER,
            Double.NaN);
    return waitOrFire(rule, pending, reading, minute);
  }

  private static Step waitOrFire(AlertRule rule, RuleState now, Reading reading, long minute) {
    if (minute - now.sinceMinute() < rule.forMinutes()) {
      return new Step(now, Change.NONE);
    }
    return new Step(
        new RuleState(
            Standing.FIRING,
            now.sinceMinute(),
            minute,
            RuleState.NEVER,
            now.clearedMinute(),
            escalates(rule, reading) ? rule.escalateTo() : rule.severity(),
            reading.baseline(),
            reading.value(),
            minute,
            reading.value()),
        Change.FIRED);
  }

  private static boolean escalates(AlertRule rule, Reading reading) {
    return rule.escalateTo() != null && reading.score() >= rule.escalateThreshold();
  }

  private static Step goOn(
      AlertRule rule, RuleState now, Reading reading, long minute, boolean cleared) {
    long below =
        !cleared
            ? RuleState.NEVER
            : now.standing() == Standing.CLEARING ? now.belowMinute() : minute;
    if (cleared && (!rule.enabled() || minute - below >= rule.clearMinutes())) {
      return new Step(quiet(now, minute), Change.RESOLVED);
    }
    boolean escalates =
        escalates(rule, reading)
            && reading.evidence() >= rule.minimum()
            && rule.escalateTo().compareTo(now.severity()) > 0;
    RuleState next =
        new RuleState(
            cleared ? Standing.CLEARING : Standing.FIRING,
            now.sinceMinute(),
            now.firedMinute(),
            below,
            now.clearedMinute(),
            escalates ? rule.escalateTo() : now.severity(),
            now.baseline(),
            Math.max(now.peak(), reading.value()),
            now.toldMinute(),
            now.toldValue());
    return new Step(next, escalates ? Change.ESCALATED : Change.NONE);
  }

  /** Quiet, with what the ended episode was: it is told once more. */
  private static RuleState quiet(RuleState from, long clearedMinute) {
    return new RuleState(
        Standing.QUIET,
        from.sinceMinute(),
        from.firedMinute(),
        RuleState.NEVER,
        clearedMinute,
        from.severity(),
        from.baseline(),
        from.peak(),
        from.toldMinute(),
        from.toldValue());
  }
}
