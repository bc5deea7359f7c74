package io.firebreak.local.report;

import io.firebreak.models.data.SpreadWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sorts the windows of one issue into at most 200 equal buckets of round width. */
final class SeriesGrid {
  private static final int MOST_BUCKETS = 200;
  private static final long[] WIDTHS = {
    5 * Times.MINUTE,
    15 * Times.MINUTE,
    30 * Times.MINUTE,
    Times.HOUR,
    2 * Times.HOUR,
    6 * Times.HOUR,
    12 * Times.HOUR,
    Times.DAY,
    7 * Times.DAY,
    28 * Times.DAY,
    364 * Times.DAY,
  };

  private final String countSize;
  private final String phaseSize;
  private final long width;
  private final long start;
  private final long end;
  private final StanceCounts[] counts;
  private final Reproduction[] reproduction;
  private final long[] reproductionOf;
  private final String[] phase;
  private final long[] phaseOf;
  private long outside;

  SeriesGrid(Rollup.Span span, long baseMillis, String countSize, String phaseSize) {
    this.countSize = countSize;
    this.phaseSize = phaseSize;
    long chosen = WIDTHS[WIDTHS.length - 1];
    for (int i = WIDTHS.length - 1; i >= 0; i--) {
      if (WIDTHS[i] >= baseMillis && buckets(span, WIDTHS[i]) <= MOST_BUCKETS) {
        chosen = WIDTHS[i];
      }
    }
    width = chosen;
    start = Math.floorDiv(span.start(), width) * width;
    end = span.end();
    int size = (int) buckets(span, width);
    counts = new StanceCounts[size];
    Arrays.fill(counts, StanceCounts.NONE);
    reproduction = new Reproduction[size];
    reproductionOf = new long[size];
    Arrays.fill(reproductionOf, Long.MIN_VALUE);
    phase = new String[size];
    phaseOf = new long[size];
    Arrays.fill(phaseOf, Long.MIN_VALUE);
  }

  private static long buckets(Rollup.Span span, long width) {
    long from = Math.floorDiv(span.start(), width) * width;
    return Math.max(1, -Math.floorDiv(from - span.end(), width));
  }

  void add(SpreadWindow row) {
    if (!row.platform().equals(SpreadWindow.ALL_PLATFORMS)) {
      return;
    }
    if (row.windowSize().equals(countSize)) {
      addCounts(row);
    }
    if (row.windowSize().equals(phaseSize)) {
      addPhase(row);
    }
  }

  private void addCounts(SpreadWindow row) {
    long index = Math.floorDiv(row.windowStartMillis() - start, width);
    if (index < 0 || index >= counts.length) {
      outside += StanceCounts.of(row).mentions();
      return;
    }
    int i = (int) index;
    counts[i] = counts[i].plus(StanceCounts.of(row));
    if (row.windowStartMillis() > reproductionOf[i]) {
      reproductionOf[i] = row.windowStartMillis();
      reproduction[i] = Reproduction.of(row);
    }
  }

  private void addPhase(SpreadWindow row) {
    long first = Math.max(0, Math.floorDiv(row.windowStartMillis() - start, width));
    long last =
        Math.min(phase.length - 1L, Math.floorDiv(row.windowEndMillis() - 1 - start, width));
    for (int i = (int) first; i <= last; i++) {
      if (row.windowStartMillis() > phaseOf[i]) {
        phaseOf[i] = row.windowStartMillis();
        phase[i] = row.phase();
      }
    }
  }

  Series series() {
    List<Series.Bucket> buckets = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      long from = start + i * width;
      long to = Math.min(from + width, Math.max(end, from + Times.MINUTE));
      buckets.add(new Series.Bucket(from, to, counts[i], phase[i], reproduction[i]));
    }
    return new Series(width, buckets, outside);
  }
}
