package io.firebreak.models.alerts;

import io.firebreak.models.spread.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** When one platform spoke of the issue: what is needed to tell a silence from chance. */
final class PlatformPulse {
  private static final int FIVES = 36;
  private static final int DAYS = 7;
  private static final long HOURS = 24 * (DAYS + 1);

  private long firstMinute = Long.MAX_VALUE;
  private long lastMinute = RuleState.NEVER;

  /** Mentions by the end of their five minutes. */
  private TreeMap<Long, Long> fives = new TreeMap<>();

  /** Mentions by hour. */
  private TreeMap<Long, Long> hours = new TreeMap<>();

  void see(WindowSeen window) {
    if (window.minutes() == 1 && window.mentions() > 0) {
      lastMinute = Math.max(lastMinute, window.endMinute());
      firstMinute = Math.min(firstMinute, window.endMinute());
    } else if (window.minutes() == 5) {
      put(fives, window.endMinute(), window.mentions());
    } else if (window.minutes() == 60) {
      put(hours, Math.floorDiv(window.endMinute(), 60L) - 1, window.mentions());
    }
  }

  private static void put(TreeMap<Long, Long> counts, long at, long mentions) {
    if (mentions == 0) {
      counts.remove(at);
    } else {
      counts.put(at, mentions);
    }
  }

  /** The reading of the silence that lasts at this minute. */
  Reading read(String platform, long minute) {
    long gap = minute - lastMinute;
    if (gap <= 1 || lastMinute == RuleState.NEVER) {
      return Reading.none(platform);
    }
    long newest = Math.floorDiv(lastMinute, 5L) * 5;
    long known = Math.min(FIVES, Math.floorDiv(newest - firstMinute, 5L) + 1);
    if (known < 6) {
      return Reading.none(platform);
    }
    int[] counts = new int[(int) known];
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = fives.getOrDefault(newest - 5L * (counts.length - 1 - i), 0L).intValue();
      sum += counts[i];
    }
    double perMinute = sum / (5.0 * counts.length);
    double expected = 0;
    for (long at = lastMinute; at < minute; at++) {
      expected += Math.min(perMinute, usual(Math.floorDiv(at, 60L), perMinute));
    }
    double days = Silence.days(counts, expected, perMinute * 60 * 24);
    return new Reading(platform, days, gap, expected, sum, gap);
  }

  /** Mentions a minute at this hour of the day on the days before; else the given rate. */
  private double usual(long hour, double otherwise) {
    long sum = 0;
    int days = 0;
    for (int day = 1; day <= DAYS; day++) {
      long at = hour - 24L * day;
      if (at > Math.floorDiv(firstMinute, 60L)) {
        sum += hours.getOrDefault(at, 0L);
        days++;
      }
    }
    return days == 0 ? otherwise : sum / (60.0 * days);
  }

  void forget(long minute) {
    fives.headMap(minute - 12 * 60).clear();
    hours.headMap(Math.floorDiv(minute, 60L) - HOURS).clear();
  }

  boolean isGone(long minute) {
    return lastMinute < minute - HOURS * 60 && fives.isEmpty() && hours.isEmpty();
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(firstMinute);
    out.writeLong(lastMinute);
    write(fives, out);
    write(hours, out);
  }

  private static void write(TreeMap<Long, Long> counts, DataOutput out) throws IOException {
    Varints.write(out, counts.size());
    for (Map.Entry<Long, Long> count : counts.entrySet()) {
      Varints.write(out, count.getKey());
      Varints.write(out, count.getValue());
    }
  }

  static PlatformPulse read(DataInput in) throws IOException {
    PlatformPulse read = new PlatformPulse();
    read.firstMinute = in.readLong();
    read.lastMinute = in.readLong();
    read.fives = readCounts(in);
    read.hours = readCounts(in);
    return read;
  }

  private static TreeMap<Long, Long> readCounts(DataInput in) throws IOException {
    TreeMap<Long, Long> counts = new TreeMap<>();
    int size = Varints.readInt(in);
    for (int i = 0; i < size; i++) {
      counts.put(Varints.read(in), Varints.read(in));
    }
    return counts;
  }
}
