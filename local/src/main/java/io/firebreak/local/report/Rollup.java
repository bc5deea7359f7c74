package io.firebreak.local.report;

import io.firebreak.models.data.SpreadWindow;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums the windows of one size of one issue; what it keeps grows with days and platforms only. */
final class Rollup {
  /** Share of the mentions that may be cut off at each end of the time shown. */
  private static final double STRAY = 0.005;

  private StanceCounts counts = StanceCounts.NONE;
  private long late;
  private long hubLinks;
  private long firstStart = Long.MAX_VALUE;
  private SpreadWindow last;
  private final TreeMap<Long, StanceCounts> days = new TreeMap<>();
  private final TreeMap<String, Platform> platforms = new TreeMap<>();

  void add(SpreadWindow row) {
    if (!row.platform().equals(SpreadWindow.ALL_PLATFORMS)) {
      platforms.computeIfAbsent(row.platform(), name -> new Platform()).add(row);
      return;
    }
    StanceCounts more = StanceCounts.of(row);
    counts = counts.plus(more);
    late += row.late();
    hubLinks += row.hubLinks();
    firstStart = Math.min(firstStart, row.windowStartMillis());
    last = later(last, row);
    days.merge(
        Math.floorDiv(row.windowStartMillis(), Times.DAY) * Times.DAY, more, StanceCounts::plus);
  }

  boolean isEmpty() {
    return last == null;
  }

  StanceCounts counts() {
    return counts;
  }

  long late() {
    return late;
  }

  long hubLinks() {
    return hubLinks;
  }

  long firstStart() {
    return firstStart;
  }

  /** The window that ends the data. */
  SpreadWindow last() {
    return last;
  }

  /** Mentions by UTC day, earliest first. */
  SortedMap<Long, StanceCounts> days() {
    return days;
  }

  Map<String, Platform> platforms() {
    return platforms;
  }

  /**
   * The time to show: all of it, or, when a few stray mentions stretch it to more than twice the
   * time of the others, the time without them.
   */
  Span span() {
    Span all = new Span(firstStart, last.windowEndMillis());
    long stray = (long) (counts.mentions() * STRAY);
    long from = Math.max(firstStart, edge(days, stray));
    long to = Math.min(all.end(), edge(days.descendingMap(), stray) + Times.DAY);
    return (to - from) * 2 < all.end() - all.start() ? new Span(from, to) : all;
  }

  private static long edge(Map<Long, StanceCounts> ordered, long stray) {
    long passed = 0;
    for (var day : ordered.entrySet()) {
      passed += day.getValue().mentions();
      if (passed > stray) {
        return day.getKey();
      }
    }
    return ordered.keySet().iterator().next();
  }

  private static SpreadWindow later(SpreadWindow one, SpreadWindow other) {
    return one == null || other.windowStartMillis() > one.windowStartMillis() ? other : one;
  }

  /** A stretch of time, the end not in it. */
  record Span(long start, long end) {}

  /** Sums and last window of one platform. */
  static final class Platform {
    private StanceCounts counts = StanceCounts.NONE;
    private SpreadWindow last;

    private void add(SpreadWindow row) {
      counts = counts.plus(StanceCounts.of(row));
      last = later(last, row);
    }

    StanceCounts counts() {
      return counts;
    }

    SpreadWindow last() {
      return last;
    }
  }
}
