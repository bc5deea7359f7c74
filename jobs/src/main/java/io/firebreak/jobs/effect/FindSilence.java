package io.firebreak.jobs.effect;

import io.firebreak.models.effect.BlindInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Finds silences that no story falls into by itself: a collector was down. A story fades; it does
 * not stop at once and come back. A run of t minutes without any mention counts as silence where a
 * steady stream with the n mentions of the hour before it would have a chance of at most e^-15 of
 * it: {@code (1 + t / 60)^-n}, the rate being known from those n alone. Mentions come back after
 * it, or have not come back by the end.
 */
final class FindSilence {
  private static final long MINUTE = 60_000;
  private static final long HOUR_MINUTES = 60;

  /** A shorter silence cannot matter to windows of half an hour. */
  private static final long SHORTEST_MINUTES = 20;

  /** -log of the chance that is too small. */
  private static final double TOO_UNLIKELY = 15;

  private FindSilence() {}

  /**
   * The silences up to a minute.
   *
   * @param mentions mentions by minute; minutes without any are absent
   * @param untilMinute the end of what is known
   */
  static List<BlindInterval> in(NavigableMap<Long, Long> mentions, long untilMinute) {
    List<BlindInterval> silences = new ArrayList<>();
    Long before = null;
    for (Map.Entry<Long, Long> entry : mentions.entrySet()) {
      if (entry.getKey() >= untilMinute) {
        break;
      }
      if (before != null) {
        addIfSilent(mentions, before + 1, entry.getKey(), silences);
      }
      before = entry.getKey();
    }
    if (before != null) {
      addIfSilent(mentions, before + 1, untilMinute, silences);
    }
    return silences;
  }

  private static void addIfSilent(
      NavigableMap<Long, Long> mentions, long from, long to, List<BlindInterval> silences) {
    if (to - from < SHORTEST_MINUTES) {
      return;
    }
    long inHourBefore =
        mentions.subMap(from - HOUR_MINUTES, true, from, false).values().stream()
            .mapToLong(Long::longValue)
            .sum();
    if (inHourBefore * Math.log1p((to - from) / (double) HOUR_MINUTES) >= TOO_UNLIKELY) {
      silences.add(new BlindInterval(from * MINUTE, to * MINUTE));
    }
  }
}
