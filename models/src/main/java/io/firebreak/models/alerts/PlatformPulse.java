package io.firebreak.models.alerts;

import io.firebreak.models.spread.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When one platform spoke of the issue: what is needed to tell a silence from chance, from mentions
 * that are still on their way, and from event time that goes on while nothing is read at all.
 */
final class PlatformPulse {
  private static final int FIVES = 36;
  private static final long FIVES_MINUTES = 12 * 60;
  private static final int DAYS = 7;
  private static final long HOURS = 24 * (DAYS + 1);

  /** Fewer mentions of other platforms in three hours are no clock. */
  private static final long CLOCK_MENTIONS = 12;

  /** Later than this is a straggler, and says nothing more of the lag. */
  private static final long MOST_LAG = 120;

  /** After so many further mentions, what was known of the lag counts half. */
  private static final double LAG_MENTIONS = 50;

  private long firstMinute = Long.MAX_VALUE;
  private long lastMinute = RuleState.NEVER;

  /** When mentions of a past window last came in. */
  private long heardMinute = RuleState.NEVER;

  /** Mean minutes by which mentions come after their window was closed. */
  private double lagMinutes;

  /** Mentions by the end of their five minutes. */
  private TreeMap<Long, Long> fives = new TreeMap<>();

  /** Mentions by hour. */
  private TreeMap<Long, Long> hours = new TreeMap<>();

  /** Mentions that came in since the last minute was decided: end of their window, how many. */
  private final List<long[]> arrived = new ArrayList<>(2);

  void see(WindowSeen window) {
    if (window.minutes() == 1 && window.mentions() > 0) {
      lastMinute = Math.max(lastMinute, window.endMinute());
      firstMinute = Math.min(firstMinute, window.endMinute());
    } else if (window.minutes() == 5) {
      long more = window.mentions() - put(fives, window.endMinute(), window.mentions());
      if (more > 0) {
        arrived.add(new long[] {window.endMinute(), more});
      }
    } else if (window.minutes() == 60) {
      put(hours, Math.floorDiv(window.endMinute(), 60L) - 1, window.mentions());
    }
  }

  private static long put(TreeMap<Long, Long> counts, long at, long mentions) {
    Long before = mentions == 0 ? counts.remove(at) : counts.put(at, mentions);
    return before == null ? 0 : before;
  }

  /** Takes down how late it is what came in; once for each minute, before it is read. */
  void hear(long minute) {
    if (arrived.isEmpty()) {
      return;
    }
    long mentions = 0;
    long lags = 0;
    for (long[] one : arrived) {
      long lag = minute - one[0];
      if (lag > FIVES_MINUTES) {
        continue; // Its count is forgotten, so it may be an old one revised.
      }
      mentions += one[1];
      lags += one[1] * Math.min(Math.max(0, lag), MOST_LAG);
      if (lag > 0) {
        heardMinute = minute;
      }
    }
    arrived.clear();
    if (mentions > 0) {
      double kept = StrictMath.pow(0.5, mentions / LAG_MENTIONS);
      lagMinutes = kept * lagMinutes + (1 - kept) * lags / mentions;
    }
  }

  /**
   * The reading of the silence that lasts at this minute. It begins when the platform was last
   * heard of, even if with old mentions, and twice the mean lag later: what is on its way is not
   * silent. Where other platforms speak of the issue, what they say tells how much time has truly
   * been read.
   *
   * @param all the pulses of all platforms of the issue
   */
  Reading read(String platform, long minute, Collection<PlatformPulse> all) {
    long gap = minute - lastMinute;
    long from = Math.max(lastMinute, heardMinute) + Math.round(2 * lagMinutes);
    if (gap <= 1 || minute <= from || lastMinute == RuleState.NEVER) {
      return Reading.none(platform);
    }
    long newest = Math.floorDiv(lastMinute, 5L) * 5;
    long known = Math.min(FIVES, Math.floorDiv(newest - firstMinute, 5L) + 1);
    if (known < 6) {
      return Reading.none(platform);
    }
    int[] counts = new int[(int) known];
    long sum = 0;
    for (Map.Entry<Long, Long> five :
        fives.subMap(newest - 5 * known, false, newest, true).entrySet()) {
      counts[counts.length - 1 - (int) (newest - five.getKey()) / 5] = five.getValue().intValue();
      sum += five.getValue();
    }
    double perMinute = sum / (5.0 * counts.length);
    double pace = pace(all, newest - 5 * known, newest, from, minute);
    double expected =
        Math.min(expected(from, minute, perMinute), perMinute * (minute - from) * pace);
    double days = Silence.days(counts, expected, perMinute * 60 * 24);
    return new Reading(platform, days, gap, expected, sum, gap);
  }

  /** Mentions to be expected between two minutes, at the given rate or what is usual if less. */
  private double expected(long from, long to, double perMinute) {
    double expected = 0;
    for (long at = from; at < to; ) {
      long hour = Math.floorDiv(at, 60L);
      long end = Math.min(to, (hour + 1) * 60);
      expected += (end - at) * Math.min(perMinute, usual(hour, perMinute));
      at = end;
    }
    return expected;
  }

  /**
   * How fast the others speak in the silence, of how fast they spoke before it: the platform that
   * goes on best is the clock, since one that died too tells nothing; all together where each spoke
   * too seldom. 1 where they speak faster, or spoke too seldom to tell. Whole windows of five
   * minutes count.
   */
  private double pace(
      Collection<PlatformPulse> all, long from, long to, long silentFrom, long minute) {
    long begin = -Math.floorDiv(-silentFrom, 5L) * 5;
    long end = Math.floorDiv(minute, 5L) * 5;
    long kept = Math.max(from, minute - FIVES_MINUTES);
    double length = end <= begin ? 0 : (double) (to - kept) / (end - begin);
    long before = 0;
    long since = 0;
    double best = -1;
    boolean spoke = false;
    for (PlatformPulse other : all) {
      if (other != this) {
        long then = other.mentions(kept, to);
        long now = other.mentions(begin, end);
        if (then >= CLOCK_MENTIONS) {
          best = Math.max(best, length * now / then);
        }
        before += then;
        since += now;
        spoke |= other.lastMinute > from;
      }
    }
    if (best < 0 && before >= CLOCK_MENTIONS) {
      best = length * since / before;
    }
    if (best >= 0) {
      return Math.min(1, best);
    }
    return kept > from && spoke ? 0 : 1; // How fast they spoke before is forgotten.
  }

  /** Mentions in the windows that end after one minute, and not after another. */
  private long mentions(long after, long to) {
    long sum = 0;
    if (to <= after) {
      return 0;
    }
    for (long count : fives.subMap(after, false, to, true).values()) {
      sum += count;
    }
    return sum;
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
    AlertMemory.forgetBefore(fives, minute - FIVES_MINUTES);
    AlertMemory.forgetBefore(hours, Math.floorDiv(minute, 60L) - HOURS);
  }

  boolean isGone(long minute) {
    return lastMinute < minute - HOURS * 60 && fives.isEmpty() && hours.isEmpty();
  }

  PlatformPulse copy() {
    PlatformPulse copy = new PlatformPulse();
    copy.firstMinute = firstMinute;
    copy.lastMinute = lastMinute;
    copy.heardMinute = heardMinute;
    copy.lagMinutes = lagMinutes;
    copy.fives = new TreeMap<>(fives);
    copy.hours = new TreeMap<>(hours);
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(firstMinute);
    out.writeLong(lastMinute);
    out.writeLong(heardMinute);
    out.writeDouble(lagMinutes);
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
    read.heardMinute = in.readLong();
    read.lagMinutes = in.readDouble();
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
