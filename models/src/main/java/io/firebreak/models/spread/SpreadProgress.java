package io.firebreak.models.spread;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What is kept of one issue besides the hours of its cells; changed only by {@link Spread}. */
public final class SpreadProgress {

  /** Stands for "never" where a minute is asked for. */
  public static final long NEVER = Long.MAX_VALUE;

  static final int TIERS = 3;

  SpreadCursor cursor = new SpreadCursor();

  /** The cursor at the edge of what is frozen, and that edge in hours from the epoch. */
  SpreadCursor base = new SpreadCursor();

  long baseHour = Long.MIN_VALUE / 120;

  /** By tier of age: the oldest minute changed after it was passed, and when to look back. */
  final long[] dirtyMinute = {NEVER, NEVER, NEVER};

  final long[] dueMinute = {NEVER, NEVER, NEVER};

  HourTotals totals = new HourTotals();

  private long[] hours = new long[2];
  private int hourCount;

  /** When there is something to do next, in minutes from the epoch. */
  long wakeMinute = NEVER;

  /** When there is something to do next, in minutes from the epoch; {@link #NEVER} if nothing. */
  public long wakeMinute() {
    return wakeMinute;
  }

  /** True when nothing is left to remember. */
  public boolean isEmpty() {
    return hourCount == 0 && totals.isEmpty();
  }

  int hourCount() {
    return hourCount;
  }

  /** The hour at a place in order of time. */
  long hourAt(int index) {
    return hours[index];
  }

  /** Place of the first hour that is not before this one. */
  int firstHourFrom(long hour) {
    int found = Arrays.binarySearch(hours, 0, hourCount, hour);
    return found >= 0 ? found : -found - 1;
  }

  boolean hasHour(long hour) {
    return Arrays.binarySearch(hours, 0, hourCount, hour) >= 0;
  }

  void addHour(long hour) {
    int at = firstHourFrom(hour);
    if (hourCount == hours.length) {
      hours = Arrays.copyOf(hours, 2 * hourCount);
    }
    System.arraycopy(hours, at, hours, at + 1, hourCount - at);
    hours[at] = hour;
    hourCount++;
  }

  /** Forgets the first hours. */
  void removeHours(int count) {
    hourCount -= count;
    hours = Arrays.copyOfRange(hours, count, count + Math.max(2, hourCount));
  }

  /** A deep copy. */
  public SpreadProgress copy() {
    SpreadProgress copy = new SpreadProgress();
    copy.cursor = cursor.copy();
    copy.base = base.copy();
    copy.baseHour = baseHour;
    System.arraycopy(dirtyMinute, 0, copy.dirtyMinute, 0, TIERS);
    System.arraycopy(dueMinute, 0, copy.dueMinute, 0, TIERS);
    copy.totals = totals.copy();
    copy.hours = hours.clone();
    copy.hourCount = hourCount;
    copy.wakeMinute = wakeMinute;
    return copy;
  }

  /** Writes the progress. */
  public void write(DataOutput out) throws IOException {
    cursor.write(out);
    base.write(out);
    out.writeLong(baseHour);
    for (int i = 0; i < TIERS; i++) {
      out.writeLong(dirtyMinute[i]);
      out.writeLong(dueMinute[i]);
    }
    totals.write(out);
    Varints.write(out, hourCount);
    for (int i = 0; i < hourCount; i++) {
      out.writeLong(hours[i]);
    }
    out.writeLong(wakeMinute);
  }

  /** Reads what {@link #write} wrote. */
  public static SpreadProgress read(DataInput in) throws IOException {
    SpreadProgress read = new SpreadProgress();
    read.cursor = SpreadCursor.read(in);
    read.base = SpreadCursor.read(in);
    read.baseHour = in.readLong();
    for (int i = 0; i < TIERS; i++) {
      read.dirtyMinute[i] = in.readLong();
      read.dueMinute[i] = in.readLong();
    }
    read.totals = HourTotals.read(in);
    read.hourCount = Varints.readInt(in);
    read.hours = new long[Math.max(2, read.hourCount)];
    for (int i = 0; i < read.hourCount; i++) {
      read.hours[i] = in.readLong();
    }
    read.wakeMinute = in.readLong();
    return read;
  }
}
