package io.firebreak.models.spread;

import io.firebreak.models.data.Stance;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All cells of one issue in one hour, by platform, and the cursor as it entered the hour. */
public final class HourCells {

  final long hour;

  /** In order of their names. */
  final List<PlatformHour> platforms = new ArrayList<>(2);

  /** Rows of all platforms together. */
  RowHashes allRows = new RowHashes();

  /** The cursor before the first window that ends in this hour; null until it came by. */
  SpreadCursor start;

  /**
   * An hour without cells.
   *
   * @param hour hours from the epoch
   */
  public HourCells(long hour) {
    this.hour = hour;
  }

  /** Hours from the epoch. */
  public long hour() {
    return hour;
  }

  /** The hour of a platform, or null. */
  PlatformHour platform(String platform) {
    for (PlatformHour one : platforms) {
      if (one.platform.equals(platform)) {
        return one;
      }
    }
    return null;
  }

  PlatformHour platformOrNew(String platform) {
    int at = 0;
    for (; at < platforms.size(); at++) {
      int order = platforms.get(at).platform.compareTo(platform);
      if (order == 0) {
        return platforms.get(at);
      }
      if (order > 0) {
        break;
      }
    }
    PlatformHour created = new PlatformHour(platform.intern()); // one string for all issues
    platforms.add(at, created);
    return created;
  }

  /** Adds a cell to a minute of the hour; false when that changed nothing. */
  boolean add(
      String platform,
      int minute,
      Stance stance,
      SpreadCell cell,
      String group,
      long groupAtMillis) {
    return platformOrNew(platform).add(minute, stance, cell, group, groupAtMillis);
  }

  /** One bit a minute: minutes in which something came in on any platform. */
  long touched() {
    long touched = 0;
    for (PlatformHour platform : platforms) {
      touched |= platform.touched();
    }
    return touched;
  }

  /** A deep copy. */
  public HourCells copy() {
    HourCells copy = new HourCells(hour);
    for (PlatformHour platform : platforms) {
      copy.platforms.add(platform.copy());
    }
    copy.allRows = allRows.copy();
    copy.start = start; // it never changes
    return copy;
  }

  /** Writes the hour. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(hour);
    Varints.write(out, platforms.size());
    for (PlatformHour platform : platforms) {
      platform.write(out);
    }
    allRows.write(out);
    out.writeBoolean(start != null);
    if (start != null) {
      start.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static HourCells read(DataInput in) throws IOException {
    HourCells read = new HourCells(in.readLong());
    int size = Varints.readInt(in);
    for (int i = 0; i < size; i++) {
      read.platforms.add(PlatformHour.read(in));
    }
    read.allRows = RowHashes.read(in);
    read.start = in.readBoolean() ? SpreadCursor.read(in) : null;
    return read;
  }
}
