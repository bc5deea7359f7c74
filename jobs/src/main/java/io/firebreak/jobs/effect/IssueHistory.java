package io.firebreak.jobs.effect;

import io.firebreak.models.effect.BinnedDelays;
import io.firebreak.models.effect.BlindInterval;
import io.firebreak.models.effect.EffectLibrary;
import io.firebreak.models.effect.LearnKernel;
import io.firebreak.models.effect.MentionCells;
import io.firebreak.models.effect.RepostKernel;
import io.firebreak.models.effect.Segment;
import io.firebreak.models.spread.DelayBins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counts of one issue, laid out as the effect test takes them: critics by platform and minute,
 * each platform with its kernel, and the times in which a collector must have been down.
 *
 * <p>A platform's kernel is learnt from the issue's own critics, with that of the library, or else
 * the shipped one, as the prior; with too few delays it is the prior. Only critics that came before
 * the response teach it: a response that works takes late reposts away, which would look like a
 * quicker kernel.
 */
final class IssueHistory {
  private static final long MINUTE = 60_000;
  private static final long SLOT = HourCounts.SLOT_MINUTES * MINUTE;

  /** A platform with a smaller share of the mentions does not make the whole issue blind. */
  private static final double SHARE_THAT_BLINDS = 0.25;

  private final TreeMap<String, List<MentionCells.Cell>> critics = new TreeMap<>();
  private final TreeMap<String, TreeMap<Long, Long>> mentions = new TreeMap<>();
  private final TreeMap<String, TreeMap<Long, HourCounts>> delays = new TreeMap<>();

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
    if (counts.hasDelays()) {
      delays.computeIfAbsent(key.platform(), p -> new TreeMap<>()).put(key.hour(), counts);
    }
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

  /**
   * All of it up to a time, as one segment.
   *
   * @param responseAtMillis what came from then on teaches no kernel
   * @param untilMillis the time of the look
   */
  Segment segment(long responseAtMillis, long untilMillis) {
    List<Segment.Part> parts = new ArrayList<>();
    critics.forEach(
        (platform, cells) ->
            parts.add(
                new Segment.Part(
                    platform, MentionCells.of(cells), kernel(platform, responseAtMillis))));
    if (parts.isEmpty()) {
      parts.add(new Segment.Part(MentionCells.of(List.of()), library.kernelOf("")));
    }
    return Segment.of(parts).withBlind(blind(untilMillis));
  }

  /** Learnt from slots that ended before the response: to them observation ends with the last. */
  private RepostKernel kernel(String platform, long responseAtMillis) {
    RepostKernel known = library.kernelOf(platform);
    TreeMap<Long, HourCounts> hours = delays.get(platform);
    if (hours == null) {
      return known;
    }
    long untilMillis = Math.floorDiv(responseAtMillis, SLOT) * SLOT;
    BinnedDelays learnFrom = new BinnedDelays();
    for (Map.Entry<Long, HourCounts> hour : hours.entrySet()) {
      for (int slot = 0; slot < HourCounts.SLOTS; slot++) {
        long startMillis = (hour.getKey() * HourCounts.SLOTS + slot) * SLOT;
        if (startMillis >= untilMillis) {
          break;
        }
        for (int bin = 0; bin < DelayBins.COUNT; bin++) {
          long count = hour.getValue().delays(slot, bin);
          learnFrom.add(bin, untilMillis - startMillis - SLOT / 2, count);
        }
      }
    }
    return LearnKernel.from(learnFrom.delays(), known);
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
