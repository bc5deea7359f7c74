package io.firebreak.jobs.effect;

import io.firebreak.models.effect.BlindInterval;
import io.firebreak.models.effect.EffectLibrary;
import io.firebreak.models.effect.MentionCells;
import io.firebreak.models.effect.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The counts of one issue, laid out as the effect test takes them: critics by platform and minute,
 * each platform with its kernel, and the times in which a collector must have been down.
 */
final class IssueHistory {
  private static final long MINUTE = 60_000;

  /** A platform with a smaller share of the mentions does not make the whole issue blind. */
  private static final double SHARE_THAT_BLINDS = 0.25;

  private final TreeMap<String, List<MentionCells.Cell>> critics = new TreeMap<>();
  private final TreeMap<String, TreeMap<Long, Long>> mentions = new TreeMap<>();

  private final EffectLibrary library;
  private final boolean ends;
  private long lastMinute = Long.MIN_VALUE;

  /**
   * @param library where the kernels come from
   * @param ends true when nothing comes after the last mention, since the input has ended
   */
  IssueHistory(EffectLibrary library, boolean ends) {
    this.library = library;
    this.ends = ends;
  }

  /** The time, or the end of what is known if that is sooner. */
  long knownUntil(long millis) {
    return ends && lastMinute != Long.MIN_VALUE
        ? Math.min(millis, (lastMinute + 1) * MINUTE)
        : millis;
  }

  /** False when nothing at all is known after a time that has passed. */
  boolean isKnownAfter(long millis) {
    return lastMinute == Long.MIN_VALUE || knownUntil(Long.MAX_VALUE) > millis;
  }

  void add(PlatformHourKey key, HourCounts counts) {
    for (int i = 0; i < HourCounts.MINUTES; i++) {
      long minute = key.hour() * HourCounts.MINUTES + i;
      long all = counts.mentions(i);
      if (all <= 0) {
        continue;
      }
      lastMinute = Math.max(lastMinute, minute);
      mentions.computeIfAbsent(key.platform(), p -> new TreeMap<>()).put(minute, all);
      long originals = Math.max(0, counts.criticOriginals(i));
      long others = Math.max(0, counts.criticPassedOn(i));
      if (originals + others > 0) {
        critics
            .computeIfAbsent(key.platform(), p -> new ArrayList<>())
            .add(new MentionCells.Cell(minute * MINUTE, MINUTE, originals, others));
      }
    }
  }

  /** All of it up to a time, as one segment. */
  Segment segment(long untilMillis) {
    List<Segment.Part> parts = new ArrayList<>();
    critics.forEach(
        (platform, cells) ->
            parts.add(new Segment.Part(MentionCells.of(cells), library.kernelOf(platform))));
    if (parts.isEmpty()) {
      parts.add(new Segment.Part(MentionCells.of(List.of()), library.kernelOf("")));
    }
    return Segment.of(parts).withBlind(blind(untilMillis));
  }

  private List<BlindInterval> blind(long untilMillis) {
    long all = mentions.values().stream().mapToLong(IssueHistory::total).sum();
    List<BlindInterval> intervals = new ArrayList<>();
    for (TreeMap<Long, Long> platform : mentions.values()) {
      if (total(platform) >= SHARE_THAT_BLINDS * all) {
        intervals.addAll(FindSilence.in(platform, untilMillis / MINUTE));
      }
    }
    return intervals;
  }

  private static long total(TreeMap<Long, Long> platform) {
    return platform.values().stream().mapToLong(Long::longValue).sum();
  }
}
