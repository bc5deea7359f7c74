package io.firebreak.local.effect;

import io.firebreak.models.effect.BlindInterval;
import io.firebreak.models.effect.MentionCells;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A count series as cells. The length of a bin is the most common distance of two rows; the bins
 * start where most rows do.
 *
 * <p>An empty count means that nothing is known of the bin: blind, not calm. A missing row means
 * the same in a series that writes its zeros down, and zero in one that does not.
 *
 * @param lengthMillis length of a bin
 * @param cells the counted bins
 * @param blind bins of which nothing is known
 * @param mentions sum of the counts
 * @param zerosWritten true when the series writes zeros down
 * @param missing bins without a row between the first and the last
 */
record CountBins(
    long lengthMillis,
    List<MentionCells.Cell> cells,
    List<BlindInterval> blind,
    long mentions,
    boolean zerosWritten,
    long missing) {

  /** Longer bins say nothing of a spread whose reposts mostly come within the hour. */
  static final long LONGEST_MILLIS = 3_600_000;

  /** The count of a row that has none. */
  static final long UNKNOWN = -1;

  /** More missing bins than this are no gap but a wrong time. */
  private static final long MOST_MISSING = 1_000_000;

  /** One row: the start of a bin, its count or {@link #UNKNOWN}, and the line it stands on. */
  record Row(long startMillis, long count, long line) {}

  /** Where rows go that fit no bin. */
  interface Misfits {
    void misfit(long line, String reason);
  }

  /**
   * Makes the bins.
   *
   * @param byStart rows by the start of their bin
   * @throws UnusableFileException when there are too few, or they are too long
   */
  static CountBins of(String name, TreeMap<Long, Row> byStart, Misfits misfits)
      throws UnusableFileException {
    if (byStart.size() < 2) {
      throw new UnusableFileException(
          name + " has fewer than two usable counts, so the length of its bins is not known.");
    }
    long length = mostCommon(distances(byStart));
    if (length > LONGEST_MILLIS) {
      throw new UnusableFileException(
          "%s has bins of %s, too long to see a spread in: give bins of an hour or less."
              .formatted(name, inWords(length)));
    }
    List<Long> phases = new ArrayList<>();
    byStart.keySet().forEach(start -> phases.add(Math.floorMod(start, length)));
    long phase = mostCommon(phases);
    List<MentionCells.Cell> cells = new ArrayList<>();
    List<BlindInterval> blind = new ArrayList<>();
    List<BlindInterval> gaps = new ArrayList<>();
    boolean zeros = byStart.values().stream().anyMatch(row -> row.count() == 0);
    long mentions = 0;
    long missing = 0;
    long end = Long.MIN_VALUE;
    for (Row row : byStart.values()) {
      if (Math.floorMod(row.startMillis(), length) != phase) {
        misfits.misfit(
            row.line(), "the time is not the start of a bin of " + inWords(length) + " as others");
        continue;
      }
      if (end != Long.MIN_VALUE && row.startMillis() > end) {
        gaps.add(new BlindInterval(end, row.startMillis()));
        missing += (row.startMillis() - end) / length;
      }
      end = row.startMillis() + length;
      if (row.count() == UNKNOWN) {
        blind.add(new BlindInterval(row.startMillis(), end));
      } else {
        cells.add(new MentionCells.Cell(row.startMillis(), length, 0, row.count()));
        mentions += row.count();
      }
    }
    if (missing > MOST_MISSING) {
      throw new UnusableFileException(
          "%s has rows with %,d missing bins of %s between them: a time in it must be wrong."
              .formatted(name, missing, inWords(length)));
    }
    if (zeros) {
      blind.addAll(gaps);
    }
    return new CountBins(length, cells, List.copyOf(blind), mentions, zeros, missing);
  }

  private static List<Long> distances(TreeMap<Long, Row> byStart) {
    List<Long> distances = new ArrayList<>();
    Long before = null;
    for (long start : byStart.keySet()) {
      if (before != null) {
        distances.add(start - before);
      }
      before = start;
    }
    return distances;
  }

  /** The most common value, the least of equally common ones. */
  private static long mostCommon(List<Long> values) {
    Map<Long, Integer> times = new TreeMap<>();
    values.forEach(value -> times.merge(value, 1, Integer::sum));
    long most = 0;
    int highest = 0;
    for (Map.Entry<Long, Integer> entry : times.entrySet()) {
      if (entry.getValue() > highest) {
        highest = entry.getValue();
        most = entry.getKey();
      }
    }
    return most;
  }

  /** {@code 5 minutes}, {@code 30 seconds}, {@code 2 hours}. */
  static String inWords(long millis) {
    if (millis % 3_600_000 == 0) {
      return plural(millis / 3_600_000, "hour");
    }
    return millis % 60_000 == 0
        ? plural(millis / 60_000, "minute")
        : plural(Math.max(1, millis / 1_000), "second");
  }

  private static String plural(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }

  /** What to know about the series. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("bins of " + inWords(lengthMillis));
    if (missing > 0) {
      notes.add(
          zerosWritten
              ? missing
                  + " bins have no row: since zeros are written down elsewhere, they count as"
                  + " blind, not as calm"
              : missing + " bins have no row: since no zero is written down, they count as zero");
    }
    return notes;
  }
}
