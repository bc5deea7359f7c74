package io.firebreak.models.alerts;

import io.firebreak.models.spread.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hours of one stance, all platforms together, and what is usual for it. The baseline of a
 * minute is the greatest of
 *
 * <ul>
 *   <li>a floor of 5 mentions an hour,
 *   <li>the median of the hourly totals of the 7 days before, quiet hours included,
 *   <li>the median of the same hour of the day on these days,
 *   <li>half the peak of all but the wildest 2 % of these hours, a peak being the most mentions in
 *       ten minutes of an hour: a series that is bursty by nature has to burst more,
 *   <li>on the first day, when the rhythm of day and night is not known, the hour before.
 * </ul>
 *
 * Otherwise the hour before is left out, so that a surge does not soon call itself usual.
 */
final class StanceLevels {
  private static final long DAYS = 7;
  private static final long HOURS = 24 * DAYS;
  private static final double FLOOR_PER_HOUR = 5;
  private static final double TAME_HOURS = 0.98;
  private static final double PEAK_SHARE = 0.5;
  static final int PEAK_MINUTES = 10;

  private final TreeMap<Long, Long> totals = new TreeMap<>();
  private final TreeMap<Long, Long> peaks = new TreeMap<>();

  /** The baseline that was found last, for which hour, and from which on it looks back. */
  private double baseline;

  private long baselineHour = RuleState.NEVER;
  private long baselineFrom;

  void total(long hour, long mentions) {
    totals.put(hour, mentions);
    baselineHour = RuleState.NEVER;
  }

  /** Mentions of the ten minutes up to this one. */
  void ten(long minute, long mentions) {
    if (mentions > 0) {
      peaks.merge(Math.floorDiv(minute - 1, 60L), mentions, Math::max);
    }
  }

  /** Mentions per minute that are usual; the floor while less than an hour is known. */
  double baselinePerMinute(long minute, long firstMinute) {
    long hour = Math.floorDiv(minute - 1, 60L);
    long from = Math.max(hour - HOURS, Math.floorDiv(firstMinute, 60L) + 1);
    if (hour != baselineHour || from != baselineFrom) {
      baseline = find(hour, from);
      baselineHour = hour;
      baselineFrom = from;
    }
    return baseline;
  }

  /** Rests on whole hours before this one alone. */
  private double find(long hour, long from) {
    int known = (int) Math.max(0, hour - 1 - from);
    double found = FLOOR_PER_HOUR / 60;
    if (hour - from < 24) {
      found = Math.max(found, totals.getOrDefault(hour - 1, 0L) / 60.0);
    }
    if (known == 0) {
      return found;
    }
    long[] total = new long[known];
    long[] peak = new long[known];
    long[] same = new long[(int) DAYS];
    int days = 0;
    for (int i = 0; i < known; i++) {
      total[i] = totals.getOrDefault(from + i, 0L);
      peak[i] = peaks.getOrDefault(from + i, 0L);
      if ((hour - from - i) % 24 == 0) {
        same[days++] = total[i];
      }
    }
    Arrays.sort(total);
    Arrays.sort(peak);
    same = Arrays.copyOf(same, days);
    Arrays.sort(same);
    found = Math.max(found, median(total) / 60);
    found = Math.max(found, days == 0 ? 0 : median(same) / 60);
    long tame = peak[Math.min(known - 1, (int) (TAME_HOURS * known))];
    return Math.max(found, PEAK_SHARE * tame / PEAK_MINUTES);
  }

  private static double median(long[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }

  void forget(long minute) {
    long hour = Math.floorDiv(minute, 60L) - HOURS - 1;
    AlertMemory.forgetBefore(totals, hour);
    AlertMemory.forgetBefore(peaks, hour);
  }

  StanceLevels copy() {
    StanceLevels copy = new StanceLevels();
    copy.totals.putAll(totals);
    copy.peaks.putAll(peaks);
    return copy;
  }

  void write(DataOutput out) throws IOException {
    write(totals, out);
    write(peaks, out);
  }

  private static void write(TreeMap<Long, Long> counts, DataOutput out) throws IOException {
    Varints.write(out, counts.size());
    for (Map.Entry<Long, Long> count : counts.entrySet()) {
      Varints.write(out, count.getKey());
      Varints.write(out, count.getValue());
    }
  }

  static StanceLevels read(DataInput in) throws IOException {
    StanceLevels read = new StanceLevels();
    read(in, read.totals);
    read(in, read.peaks);
    return read;
  }

  private static void read(DataInput in, TreeMap<Long, Long> counts) throws IOException {
    int size = Varints.readInt(in);
    for (int i = 0; i < size; i++) {
      counts.put(Varints.read(in), Varints.read(in));
    }
  }
}
