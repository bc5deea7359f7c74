package io.firebreak.models.alerts;

import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the rules remember of one issue; bounded, and all of it is gone after eight days. */
final class AlertMemory {
  /** How far back minutes and mentions are kept. */
  static final int MINUTES = 60;

  private static final int MENTIONS = 100;
  private static final long LOOK_MINUTES = 24 * 60;
  private static final long GONE_MINUTES = 8 * 24 * 60;

  long firstMinute = Long.MAX_VALUE;
  long lastMinute = RuleState.NEVER;

  /** Critics, supporters, neutrals of all platforms by the end of the minute. */
  final TreeMap<Long, long[]> minutes = new TreeMap<>();

  StanceLevels critics = new StanceLevels();
  StanceLevels supporters = new StanceLevels();
  final TreeMap<String, PlatformPulse> pulses = new TreeMap<>();

  /** The newest five minutes of all platforms; null before the first. */
  WindowSeen newest;

  final TreeMap<String, MentionSeen> mentions = new TreeMap<>();
  final TreeMap<String, LookSeen> looks = new TreeMap<>();
  CoordinationSeen coordination;

  /** No mention is older. */
  private long oldestMillis = Long.MAX_VALUE;

  /** No mention has more followers; -1 where none is known. */
  private long mostFollowers = -1;

  /** False where no mention has a rated source. */
  private boolean mayHaveTier;

  /** The sum of {@link #minutes}. */
  private final long[] hourSums = new long[3];

  /** What was counted last: its minute, its length, the counts. */
  private long countedMinute = RuleState.NEVER;

  private int countedWindow;

  /** The minute that is being decided; its hour is all of {@link #minutes}. */
  private long levelMinute = RuleState.NEVER;

  private long[] counted;

  void see(WindowSeen window) {
    if (window.mentions() > 0) {
      firstMinute = Math.min(firstMinute, window.endMinute() - 1);
      lastMinute = Math.max(lastMinute, window.endMinute());
    }
    if (!window.isAll()) {
      pulses.computeIfAbsent(window.platform(), platform -> new PlatformPulse()).see(window);
    } else if (window.minutes() == 1) {
      put(window.endMinute(), window.critics(), window.supporters(), window.neutrals());
    } else if (window.minutes() == 5) {
      if (newest == null || window.endMinute() >= newest.endMinute()) {
        newest = window;
      }
    } else {
      long hour = Math.floorDiv(window.endMinute(), 60L) - 1;
      critics.total(hour, window.critics());
      supporters.total(hour, window.supporters());
    }
  }

  private void put(long minute, long... counts) {
    long[] before = minutes.put(minute, counts);
    add(counts, 1);
    if (before != null) {
      add(before, -1);
    }
    countedMinute = RuleState.NEVER;
  }

  private void add(long[] counts, int sign) {
    for (int i = 0; i < hourSums.length; i++) {
      hourSums[i] += sign * counts[i];
    }
  }

  void see(MentionSeen mention) {
    if (mention.isKept()) {
      mentions.put(mention.key(), mention);
      bound(mention);
    } else {
      mentions.remove(mention.key());
    }
  }

  private void bound(MentionSeen mention) {
    oldestMillis = Math.min(oldestMillis, mention.publishedAtMillis());
    mostFollowers = Math.max(mostFollowers, mention.followers());
    mayHaveTier |= mention.tier() > 0;
  }

  /** False where surely no mention has so many followers. */
  boolean mayReach(double followers) {
    return mostFollowers >= followers;
  }

  /** False where surely no mention has a rated source. */
  boolean mayHaveTier() {
    return mayHaveTier;
  }

  void see(LookSeen look) {
    if (look.verdict() == null) {
      return;
    }
    LookSeen before = looks.get(look.responseId());
    if (before == null || before.lookAtMillis() <= look.lookAtMillis()) {
      looks.put(look.responseId(), look);
    }
  }

  void see(CoordinationSeen seen) {
    if (coordination == null || coordination.endMinute() <= seen.endMinute()) {
      coordination = seen;
    }
  }

  /** Counts of critics, supporters and neutrals in so many minutes up to this one. */
  long[] counts(long minute, int windowMinutes) {
    if (windowMinutes == MINUTES && levelMinute == minute) {
      return hourSums;
    }
    if (countedMinute != minute || countedWindow != windowMinutes) {
      counted = count(minute, windowMinutes);
      countedMinute = minute;
      countedWindow = windowMinutes;
    }
    return counted;
  }

  private long[] count(long minute, int windowMinutes) {
    long[] sum = new long[3];
    for (Map.Entry<Long, long[]> entry : minutes.descendingMap().entrySet()) {
      if (entry.getKey() <= minute - windowMinutes) {
        break;
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] += entry.getValue()[i];
      }
    }
    return sum;
  }

  /** Keeps what this minute adds to levels and pulses; called once for each minute, in order. */
  void level(long minute) {
    while (!minutes.isEmpty() && minutes.firstKey() <= minute - MINUTES) {
      add(minutes.pollFirstEntry().getValue(), -1);
    }
    levelMinute = minute;
    long[] counts = counts(minute, StanceLevels.PEAK_MINUTES);
    critics.ten(minute, counts[0]);
    supporters.ten(minute, counts[1]);
    pulses.values().forEach(pulse -> pulse.hear(minute));
  }

  /** The widest mentions of a stance in so many minutes, the widest first. */
  List<MentionSeen> widest(Stance stance, long minute, long windowMinutes, int most) {
    long fromMillis = (minute - windowMinutes) * 60_000;
    return mentions.values().stream()
        .filter(mention -> mention.stance() == stance)
        .filter(mention -> mention.publishedAtMillis() >= fromMillis)
        .filter(mention -> mention.publishedAtMillis() < minute * 60_000)
        .sorted(MentionSeen.BY_REACH)
        .limit(most)
        .toList();
  }

  /** Forgets what no rule looks at any more. */
  void forget(long minute) {
    critics.forget(minute);
    supporters.forget(minute);
    pulses.values().forEach(pulse -> pulse.forget(minute));
    pulses.values().removeIf(pulse -> pulse.isGone(minute));
    long fromMillis = (minute - MINUTES) * 60_000L;
    if (oldestMillis < fromMillis) {
      mentions.values().removeIf(mention -> mention.publishedAtMillis() < fromMillis);
      oldestMillis = Long.MAX_VALUE;
      mostFollowers = -1;
      mayHaveTier = false;
      mentions.values().forEach(this::bound);
    }
    trim();
    looks.values().removeIf(look -> look.lookAtMillis() < (minute - LOOK_MINUTES) * 60_000);
    if (newest != null && newest.endMinute() < minute - MINUTES) {
      newest = null;
    }
    if (coordination != null && coordination.endMinute() < minute - MINUTES) {
      coordination = null;
    }
  }

  static void forgetBefore(TreeMap<Long, ?> counts, long first) {
    while (!counts.isEmpty() && counts.firstKey() < first) {
      counts.pollFirstEntry();
    }
  }

  /** Keeps the widest mentions, the best sources, and the newest five. */
  private void trim() {
    if (mentions.size() <= 2 * MENTIONS) {
      return;
    }
    List<MentionSeen> order = new ArrayList<>(mentions.values());
    order.sort(
        Comparator.<MentionSeen>comparingInt(
                mention -> mention.tier() == 1 || mention.tier() == 2 ? 0 : 1)
            .thenComparing(MentionSeen.BY_REACH));
    order.subList(MENTIONS, order.size()).forEach(mention -> mentions.remove(mention.key()));
  }

  boolean isGone(long minute) {
    return lastMinute < minute - GONE_MINUTES;
  }

  /** A deep copy; what never changes is shared. */
  AlertMemory copy() {
    AlertMemory copy = new AlertMemory();
    copy.firstMinute = firstMinute;
    copy.lastMinute = lastMinute;
    copy.minutes.putAll(minutes);
    copy.add(hourSums, 1);
    copy.critics = critics.copy();
    copy.supporters = supporters.copy();
    pulses.forEach((platform, pulse) -> copy.pulses.put(platform, pulse.copy()));
    copy.newest = newest;
    copy.mentions.putAll(mentions);
    copy.oldestMillis = oldestMillis;
    copy.mostFollowers = mostFollowers;
    copy.mayHaveTier = mayHaveTier;
    copy.looks.putAll(looks);
    copy.coordination = coordination;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(firstMinute);
    out.writeLong(lastMinute);
    Varints.write(out, minutes.size());
    for (Map.Entry<Long, long[]> entry : minutes.entrySet()) {
      out.writeLong(entry.getKey());
      for (long count : entry.getValue()) {
        Varints.write(out, count);
      }
    }
    critics.write(out);
    supporters.write(out);
    Varints.write(out, pulses.size());
    for (Map.Entry<String, PlatformPulse> entry : pulses.entrySet()) {
      SeenBytes.text(out, entry.getKey());
      entry.getValue().write(out);
    }
    out.writeBoolean(newest != null);
    if (newest != null) {
      SeenBytes.write(out, newest);
    }
    Varints.write(out, mentions.size());
    for (MentionSeen mention : mentions.values()) {
      SeenBytes.write(out, mention);
    }
    Varints.write(out, looks.size());
    for (LookSeen look : looks.values()) {
      SeenBytes.write(out, look);
    }
    out.writeBoolean(coordination != null);
    if (coordination != null) {
      SeenBytes.write(out, coordination);
    }
  }

  static AlertMemory read(DataInput in) throws IOException {
    AlertMemory read = new AlertMemory();
    read.firstMinute = in.readLong();
    read.lastMinute = in.readLong();
    for (int left = Varints.readInt(in); left > 0; left--) {
      long minute = in.readLong();
      read.put(minute, Varints.read(in), Varints.read(in), Varints.read(in));
    }
    read.critics = StanceLevels.read(in);
    read.supporters = StanceLevels.read(in);
    for (int left = Varints.readInt(in); left > 0; left--) {
      String platform = SeenBytes.text(in);
      read.pulses.put(platform, PlatformPulse.read(in));
    }
    if (in.readBoolean()) {
      read.newest = SeenBytes.readWindow(in);
    }
    for (int left = Varints.readInt(in); left > 0; left--) {
      read.see(SeenBytes.readMention(in));
    }
    for (int left = Varints.readInt(in); left > 0; left--) {
      read.see(SeenBytes.readLook(in));
    }
    if (in.readBoolean()) {
      read.coordination = SeenBytes.readCoordination(in);
    }
    return read;
  }
}
