package io.firebreak.models.alerts;

import io.firebreak.models.data.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a rule sees in the memory of an issue. */
final class ReadRule {
  /** So long a baseline stands still once an episode has begun. */
  private static final long BASELINE_MINUTES = 24 * 60;

  private ReadRule() {}

  /**
   * The readings of one minute, one for each subject.
   *
   * @param open where the rule stands with the whole issue
   */
  static List<Reading> read(AlertRule rule, AlertMemory memory, RuleState open, long minute) {
    return switch (rule.kind()) {
      case CRITIC_VELOCITY -> List.of(velocity(rule, memory, memory.critics, 0, open, minute));
      case SUPPORTER_SURGE -> List.of(velocity(rule, memory, memory.supporters, 1, open, minute));
      case CRITIC_SHARE -> List.of(share(rule, memory, minute));
      case GROWTH -> List.of(growth(memory, minute));
      case REPRODUCTION -> List.of(reproduction(memory));
      case PHASE -> List.of(phase(memory, minute));
      case REACH -> List.of(reach(rule, memory, open, minute));
      case SOURCE_TIER -> List.of(tier(rule, memory, minute));
      case RESPONSE_SLOWED -> verdicts(memory, "slowed", 1);
      case RESPONSE_SPED_UP -> verdicts(memory, "sped_up", -1);
      case COORDINATION -> List.of(coordination(memory));
      case BLIND -> silences(memory, minute);
    };
  }

  private static Reading velocity(
      AlertRule rule,
      AlertMemory memory,
      StanceLevels levels,
      int stance,
      RuleState open,
      long minute) {
    if (memory.firstMinute > minute - rule.learnMinutes()) {
      return Reading.none("");
    }
    long count = memory.counts(minute, rule.windowMinutes())[stance];
    double perMinute = (double) count / rule.windowMinutes();
    double baseline = levels.baselinePerMinute(minute, memory.firstMinute);
    if (open.isOpen() && minute - open.firedMinute() < BASELINE_MINUTES) {
      baseline = Math.min(baseline, open.baseline());
    }
    return new Reading("", perMinute / baseline, perMinute, baseline, count, rule.windowMinutes());
  }

  private static Reading share(AlertRule rule, AlertMemory memory, long minute) {
    long[] counts = memory.counts(minute, rule.windowMinutes());
    long judged = counts[0] + counts[1] + counts[2];
    if (judged == 0) {
      return Reading.none("");
    }
    double share = (double) counts[0] / judged;
    return new Reading("", share, share, Double.NaN, judged, rule.windowMinutes());
  }

  private static Reading growth(AlertMemory memory, long minute) {
    WindowSeen newest = memory.newest;
    if (newest == null || newest.growthLow() == null || newest.phase().equals("quiet")) {
      return Reading.none("");
    }
    return new Reading(
        "",
        newest.growthLow(),
        newest.growth(),
        Double.NaN,
        memory.counts(minute, AlertMemory.MINUTES)[0],
        60);
  }

  private static Reading reproduction(AlertMemory memory) {
    WindowSeen newest = memory.newest;
    if (newest == null || newest.reproductionLow() == null) {
      return Reading.none("");
    }
    return new Reading(
        "",
        newest.reproductionLow(),
        newest.reproduction(),
        Double.NaN,
        newest.reproductionMentions(),
        360);
  }

  private static Reading phase(AlertMemory memory, long minute) {
    if (memory.newest == null) {
      return Reading.none("");
    }
    double score =
        switch (memory.newest.phase()) {
          case "surging" -> 3;
          case "plateau" -> 2;
          case "emerging", "receding" -> 1;
          default -> 0;
        };
    long critics = memory.counts(minute, AlertMemory.MINUTES)[0];
    return new Reading("", score, score, Double.NaN, critics, 60);
  }

  private static Reading reach(AlertRule rule, AlertMemory memory, RuleState open, long minute) {
    if (open == RuleState.START && !memory.mayReach(rule.threshold())) {
      return Reading.none("");
    }
    boolean any = false;
    double followers = -1;
    for (MentionSeen mention : memory.mentions.values()) {
      if (isCritic(mention, minute, rule.windowMinutes())) {
        any = true;
        followers = Math.max(followers, mention.followers());
      }
    }
    return any
        ? new Reading("", followers, followers, Double.NaN, 1, rule.windowMinutes())
        : Reading.none("");
  }

  private static Reading tier(AlertRule rule, AlertMemory memory, long minute) {
    if (!memory.mayHaveTier()) {
      return Reading.none("");
    }
    int best = 5;
    long count = 0;
    for (MentionSeen mention : memory.mentions.values()) {
      if (mention.tier() > 0 && isCritic(mention, minute, rule.windowMinutes())) {
        best = Math.min(best, mention.tier());
        count++;
      }
    }
    return count == 0
        ? Reading.none("")
        : new Reading("", 5 - best, 5 - best, Double.NaN, count, rule.windowMinutes());
  }

  private static boolean isCritic(MentionSeen mention, long minute, long windowMinutes) {
    return mention.stance() == Stance.CRITIC
        && mention.publishedAtMillis() < minute * 60_000
        && mention.publishedAtMillis() >= (minute - windowMinutes) * 60_000;
  }

  private static List<Reading> verdicts(AlertMemory memory, String verdict, int sign) {
    List<Reading> readings = new ArrayList<>();
    for (LookSeen look : memory.looks.values()) {
      double score = verdict.equals(look.verdict()) ? 1 : 0;
      double value = look.reduction() == null ? 0 : sign * look.reduction();
      readings.add(
          new Reading(look.responseId(), score, value, Double.NaN, look.mentions(), 24 * 60));
    }
    return readings;
  }

  private static Reading coordination(AlertMemory memory) {
    CoordinationSeen seen = memory.coordination;
    return seen == null
        ? Reading.none("")
        : new Reading(
            "",
            seen.share(),
            seen.share(),
            Double.NaN,
            seen.critics(),
            60,
            seen.cluster() == null
                ? null
                : "%s (%d accounts)".formatted(seen.cluster(), seen.accounts()));
  }

  private static List<Reading> silences(AlertMemory memory, long minute) {
    List<Reading> readings = new ArrayList<>();
    for (Map.Entry<String, PlatformPulse> entry : memory.pulses.entrySet()) {
      readings.add(entry.getValue().read(entry.getKey(), minute, memory.pulses.values()));
    }
    return readings;
  }
}
