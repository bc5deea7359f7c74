package io.firebreak.jobs.effect;

import io.firebreak.models.effect.BlindInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Finds silences that no story falls into by itself: a collector was down. A story fades; it does
 * not stop at once and come back. A run of minutes without any mention counts as silence when the
 * hour before it would have let 15 mentions or more be expected in it (a chance of e^-15 for a
 * steady stream) and mentions come back, or have not come back by the end.
 */
final class FindSilence {
  private static final long MINUTE = 60_000;
  private static final long HOUR_MINUTES = 60;

  /** A shorter silence cannot matter to windows of half an hour. */
  private static final long SHORTEST_MINUTES = 20;

  private static final double EXPECTED = 15;

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
    if (inHourBefore * (double) (to - from) / HOUR_MINUTES >= EXPECTED
        && inHourBefore >= EXPECTED) {
      silences.add(new BlindInterval(from * MINUTE, to * MINUTE));
    }
  }
}
