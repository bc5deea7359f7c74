package io.firebreak.models.story;

import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Predicate;

/**
 * The counts of one issue by hour from the epoch, looked at by minutes from the epoch.
 *
 * @param hours never changed by this
 */
record StoryHistory(NavigableMap<Long, StoryHour> hours) {

  /** The hours from one up to, without, another. */
  StoryHistory between(long fromHour, long toHour) {
    return new StoryHistory(hours.headMap(toHour, false).tailMap(fromHour, true));
  }

  /** The last hour that has a mention; null when there is none. */
  Long lastHour() {
    for (Long hour : hours.descendingKeySet()) {
      StoryHistory one = between(hour, hour + 1);
      if (one.find(hour * StoryHour.MINUTES, counts -> counts.mentions() > 0) != null) {
        return hour;
      }
    }
    return null;
  }

  /** Critics by 5 minutes, from the first hour up to, without, another. */
  long[] critics(long toHour) {
    long firstMinute = hours.firstKey() * StoryHour.MINUTES;
    long[] critics = new long[(int) (toHour * StoryHour.MINUTES - firstMinute) / 5];
    visit(
        firstMinute,
        (minute, counts) -> {
          critics[(int) (minute - firstMinute) / 5] += counts.critics();
          return false;
        });
    return critics;
  }

  /** The first minute from one on of which something holds; null when there is none. */
  Long find(long fromMinute, Predicate<StoryCounts> what) {
    return visit(fromMinute, (minute, counts) -> what.test(counts));
  }

  /** All counts from a minute on. */
  StoryCounts sum(long fromMinute) {
    StoryCounts sum = new StoryCounts();
    visit(
        fromMinute,
        (minute, counts) -> {
          sum.add(counts);
          return false;
        });
    return sum;
  }

  /** Sees a minute; true to see no more. */
  private interface Visitor {
    boolean sees(long minute, StoryCounts counts);
  }

  /** Shows the minutes from one on in order; gives the one at which the visitor stopped. */
  private Long visit(long fromMinute, Visitor visitor) {
    long fromHour = Math.floorDiv(fromMinute, (long) StoryHour.MINUTES);
    for (Map.Entry<Long, StoryHour> entry : hours.tailMap(fromHour, true).entrySet()) {
      long start = entry.getKey() * StoryHour.MINUTES;
      long left = entry.getValue().touched() & -1L << (int) Math.max(0, fromMinute - start);
      for (; left != 0; left &= left - 1) {
        int minute = Long.numberOfTrailingZeros(left);
        if (visitor.sees(start + minute, entry.getValue().minute(minute))) {
          return start + minute;
        }
      }
    }
    return null;
  }
}
