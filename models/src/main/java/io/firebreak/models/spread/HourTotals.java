package io.firebreak.models.spread;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Hourly critic totals of hours whose cells are gone, in order of time; for the baseline. */
final class HourTotals {

  private final Deque<Total> totals = new ArrayDeque<>(0);

  private record Total(long hour, String platform, long critics) {}

  boolean isEmpty() {
    return totals.isEmpty();
  }

  long lastHour() {
    return totals.getLast().hour;
  }

  /** Adds what an hour leaves behind; hours come in order. */
  void add(HourCells cells) {
    for (PlatformHour platform : cells.platforms) {
      if (platform.critics() != 0) {
        totals.addLast(new Total(cells.hour, platform.platform, platform.critics()));
      }
    }
  }

  void removeBefore(long hour) {
    while (!totals.isEmpty() && totals.getFirst().hour < hour) {
      totals.removeFirst();
    }
  }

  /** Critics of an hour on one platform, or on all when that is null. */
  long critics(String platform, long hour) {
    long critics = 0;
    for (Total total : totals) {
      if (total.hour == hour && (platform == null || total.platform.equals(platform))) {
        critics += total.critics;
      }
    }
    return critics;
  }

  /** At most so many hours before this one may have critics. */
  int hoursBefore(long hour) {
    int hours = 0;
    long last = Long.MIN_VALUE;
    for (Total total : totals) {
      if (total.hour < hour && total.hour != last) {
        last = total.hour;
        hours++;
      }
    }
    return hours;
  }

  void write(DataOutput out) throws IOException {
    Varints.write(out, totals.size());
    for (Total total : totals) {
      Varints.write(out, total.hour);
      out.writeUTF(total.platform);
      Varints.write(out, total.critics);
    }
  }

  static HourTotals read(DataInput in) throws IOException {
    HourTotals read = new HourTotals();
    int size = Varints.readInt(in);
    for (int i = 0; i < size; i++) {
      read.totals.addLast(new Total(Varints.read(in), in.readUTF(), Varints.read(in)));
    }
    return read;
  }

  HourTotals copy() {
    HourTotals copy = new HourTotals();
    copy.totals.addAll(totals);
    return copy;
  }
}
