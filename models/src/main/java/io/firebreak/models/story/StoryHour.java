package io.firebreak.models.story;

import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.SpreadCell;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The counts of one issue, all platforms together, in the minutes of one hour. */
public final class StoryHour {
  static final int MINUTES = 60;

  /** One bit a minute: those in which something ever came in. */
  private long touched;

  /** The counts of these minutes, in order. */
  private StoryCounts[] counts = new StoryCounts[1];

  /** Adds a cell to a minute, 0 to 59. */
  public void add(int minute, Stance stance, SpreadCell cell) {
    int at = index(minute);
    if ((touched & 1L << minute) == 0) {
      int size = Long.bitCount(touched);
      StoryCounts[] grown =
          size < counts.length ? counts : new StoryCounts[Math.min(MINUTES, 2 * size)];
      System.arraycopy(counts, 0, grown, 0, at);
      System.arraycopy(counts, at, grown, at + 1, size - at);
      grown[at] = new StoryCounts();
      counts = grown;
      touched |= 1L << minute;
    }
    counts[at].add(stance, cell);
  }

  private int index(int minute) {
    return Long.bitCount(touched & ((1L << minute) - 1));
  }

  /** One bit a minute: those that have counts. */
  long touched() {
    return touched;
  }

  /** The counts of a minute that has some. */
  StoryCounts minute(int minute) {
    return counts[index(minute)];
  }

  /** A deep copy. */
  public StoryHour copy() {
    StoryHour copy = new StoryHour();
    int size = Long.bitCount(touched);
    copy.touched = touched;
    copy.counts = new StoryCounts[Math.max(1, size)];
    for (int i = 0; i < size; i++) {
      copy.counts[i] = counts[i].copy();
    }
    return copy;
  }

  /** Writes the hour: some 5 bytes a minute in which something came in. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(touched);
    for (int i = 0; i < Long.bitCount(touched); i++) {
      counts[i].write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static StoryHour read(DataInput in) throws IOException {
    StoryHour read = new StoryHour();
    read.touched = in.readLong();
    read.counts = new StoryCounts[Math.max(1, Long.bitCount(read.touched))];
    for (int i = 0; i < Long.bitCount(read.touched); i++) {
      read.counts[i] = StoryCounts.read(in);
    }
    return read;
  }
}
