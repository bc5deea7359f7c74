package io.firebreak.models.alerts;

import io.firebreak.models.alerts.AlertMachine.Change;
import io.firebreak.models.alerts.AlertMachine.Step;
import io.firebreak.models.data.Alert;
import io.firebreak.models.data.AlertMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * All rules of one issue, minute by minute. What is seen must be told before {@link #tick} of its
 * minute; what comes later is taken in with the next minute, and may revise figures, but never
 * begins an episode anew.
 */
public final class IssueAlerts {
  /** While an alert lasts its figures are told again this often, where they changed. */
  private static final long RETELL_MINUTES = 10;

  private static final int MENTIONS = 5;

  /** After so long without a mention, and with nothing open, nobody has to look any more. */
  private static final long WATCH_MINUTES = 6 * 60;

  private AlertMemory memory = new AlertMemory();
  private final TreeMap<String, RuleState> states = new TreeMap<>();
  private long lastTick = RuleState.NEVER;

  /** Takes a window in. */
  public void see(WindowSeen window) {
    memory.see(window);
  }

  /** Takes a mention in. */
  public void see(MentionSeen mention) {
    memory.see(mention);
  }

  /** Takes a look at a response in. */
  public void see(LookSeen look) {
    memory.see(look);
  }

  /** Takes a share of coordination in. */
  public void see(CoordinationSeen seen) {
    memory.see(seen);
  }

  /** The minute up to which all was decided; {@link RuleState#NEVER} before the first. */
  public long lastTick() {
    return lastTick;
  }

  /**
   * Decides one minute.
   *
   * @param minute its end, in minutes from the epoch; a minute that was decided before is left out
   * @param rules the rules of the issue
   * @param dashboard http(s) address of the dashboard; null for none
   * @param out is told of what began, rose, changed or ended
   */
  public void tick(
      String issueId, long minute, List<AlertRule> rules, String dashboard, Consumer<Alert> out) {
    if (minute <= lastTick) {
      return;
    }
    lastTick = minute;
    memory.level(minute);
    // Nearly always nothing stands anywhere, and nothing has to be looked up.
    Set<String> seen = states.isEmpty() ? null : new HashSet<>();
    for (AlertRule rule : rules) {
      RuleState whole = standing(rule, "");
      for (Reading reading : ReadRule.read(rule, memory, whole, minute)) {
        step(issueId, rule, reading, minute, dashboard, out);
        if (seen != null) {
          seen.add(key(rule.id(), reading.subject()));
        }
      }
    }
    if (seen != null) {
      endOrphans(issueId, rules, seen, minute, dashboard, out);
    }
    memory.forget(minute);
  }

  private RuleState standing(AlertRule rule, String subject) {
    return states.isEmpty()
        ? RuleState.START
        : states.getOrDefault(key(rule.id(), subject), RuleState.START);
  }

  private void step(
      String issueId,
      AlertRule rule,
      Reading reading,
      long minute,
      String dashboard,
      Consumer<Alert> out) {
    RuleState before = standing(rule, reading.subject());
    if (before == RuleState.START && !AlertMachine.isRaised(rule, reading)) {
      return;
    }
    Step step = AlertMachine.step(rule, before, reading, minute);
    RuleState now = step.state();
    boolean retell =
        now.isOpen()
            && minute - now.toldMinute() >= RETELL_MINUTES
            && reading.value() != now.toldValue();
    if (step.change() != Change.NONE || retell) {
      out.accept(alert(issueId, rule, reading, now, minute, dashboard));
      now = now.told(minute, reading.value());
    }
    String key = key(rule.id(), reading.subject());
    boolean isBlank =
        now.standing() == RuleState.Standing.QUIET
            && minute >= now.clearedMinute() + rule.cooldownMinutes();
    if (isBlank) {
      states.remove(key);
    } else {
      states.put(key, now);
    }
  }

  /** What fires of a rule that is gone, or of a subject that is no longer seen, has to end too. */
  private void endOrphans(
      String issueId,
      List<AlertRule> rules,
      Set<String> seen,
      long minute,
      String dashboard,
      Consumer<Alert> out) {
    List<String> orphans = states.keySet().stream().filter(key -> !seen.contains(key)).toList();
    for (String key : orphans) {
      int bar = key.indexOf('|');
      String id = key.substring(0, bar);
      rules.stream()
          .filter(rule -> rule.id().equals(id))
          .findFirst()
          .ifPresentOrElse(
              rule ->
                  step(issueId, rule, Reading.none(key.substring(bar + 1)), minute, dashboard, out),
              () -> states.remove(key));
    }
  }

  /** Whether a next minute is worth looking at even if nothing is seen in it. */
  public boolean isWatching() {
    if (memory.lastMinute >= lastTick - WATCH_MINUTES || !memory.looks.isEmpty()) {
      return true;
    }
    return states.values().stream().anyMatch(state -> state.standing() != RuleState.Standing.QUIET);
  }

  /** True when nothing is left to remember. */
  public boolean isGone(long minute) {
    return memory.isGone(minute) && states.isEmpty();
  }

  /** After how many minutes of silence everything may be forgotten. */
  public long goneMinute() {
    return Math.max(lastTick, memory.lastMinute) + 9 * 24 * 60;
  }

  private Alert alert(
      String issueId,
      AlertRule rule,
      Reading reading,
      RuleState state,
      long minute,
      String dashboard) {
    boolean open = state.isOpen();
    String fired = Instant.ofEpochSecond(state.firedMinute() * 60).toString();
    String subject = reading.subject().isEmpty() ? null : reading.subject();
    double limit =
        rule.kind().isRelative() ? rule.threshold() * baseline(state, reading) : rule.threshold();
    return new Alert(
        issueId,
        rule.id(),
        subject == null ? fired : subject + "@" + fired,
        rule.version(),
        rule.kind().word(),
        subject,
        open ? Alert.FIRING : Alert.RESOLVED,
        state.severity().word(),
        state.sinceMinute() * 60_000,
        state.firedMinute() * 60_000,
        open ? null : (Long) (minute * 60_000),
        minute * 60_000,
        reading.value(),
        Double.isNaN(baseline(state, reading)) ? null : (Double) baseline(state, reading),
        limit,
        state.peak(),
        (minute - reading.windowMinutes()) * 60_000,
        minute * 60_000,
        open ? AlertWords.summary(rule, reading) : "Over: the condition has cleared.",
        mentions(rule, minute),
        rule.runbook(),
        dashboard);
  }

  private static double baseline(RuleState state, Reading reading) {
    return Double.isNaN(reading.baseline()) ? state.baseline() : reading.baseline();
  }

  private List<AlertMention> mentions(AlertRule rule, long minute) {
    if (rule.kind() == AlertKind.BLIND) {
      return List.of();
    }
    Stance stance = rule.kind() == AlertKind.SUPPORTER_SURGE ? Stance.SUPPORTER : Stance.CRITIC;
    return memory.widest(stance, minute, AlertMemory.MINUTES, MENTIONS).stream()
        .map(
            mention ->
                new AlertMention(
                    mention.key(),
                    mention.url(),
                    mention.followers() < 0 ? null : (Long) mention.followers()))
        .toList();
  }

  private static String key(String ruleId, String subject) {
    return ruleId + "|" + subject;
  }

  /** A deep copy. */
  public IssueAlerts copy() {
    IssueAlerts copy = new IssueAlerts();
    copy.memory = memory.copy();
    copy.states.putAll(states);
    copy.lastTick = lastTick;
    return copy;
  }

  /** Writes everything. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(lastTick);
    memory.write(out);
    Varints.write(out, states.size());
    for (Map.Entry<String, RuleState> entry : states.entrySet()) {
      SeenBytes.text(out, entry.getKey());
      entry.getValue().write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static IssueAlerts read(DataInput in) throws IOException {
    IssueAlerts read = new IssueAlerts();
    read.lastTick = in.readLong();
    read.memory = AlertMemory.read(in);
    for (int left = Varints.readInt(in); left > 0; left--) {
      String key = SeenBytes.text(in);
      read.states.put(key, RuleState.read(in));
    }
    return read;
  }
}
