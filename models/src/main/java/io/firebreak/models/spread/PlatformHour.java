package io.firebreak.models.spread;

import io.firebreak.models.data.Stance;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** One hour of one platform: the minutes in which something came in, and the rows last shown. */
final class PlatformHour {

  final String platform;

  /** One bit a minute: minutes of which a record ever spoke, even if it was taken out since. */
  private long touched;

  /** The minutes of the set bits, in order. */
  private MinuteCells[] minutes = new MinuteCells[1];

  /** Their critics, side by side: looked at for every window. */
  private long[] minuteCritics = new long[1];

  /** Minutes that no copy shares; others are copied before they change. */
  private long own;

  private long critics;
  RowHashes rows = new RowHashes();

  PlatformHour(String platform) {
    this.platform = platform;
  }

  long touched() {
    return touched;
  }

  /** Critics of the whole hour. */
  long critics() {
    return critics;
  }

  /** Critics of a minute that something came in, by its place among these. */
  long criticsAt(int index) {
    return minuteCritics[index];
  }

  /** The cells of a minute of the hour, 0 to 59; null when nothing ever came in. */
  MinuteCells minute(int minute) {
    return (touched & 1L << minute) == 0 ? null : minutes[index(minute)];
  }

  private int index(int minute) {
    return Long.bitCount(touched & ((1L << minute) - 1));
  }

  /** Adds a cell to a minute; false when that changed nothing. */
  boolean add(int minute, Stance stance, SpreadCell cell, String group, long groupAtMillis) {
    boolean isNew = (touched & 1L << minute) == 0;
    int at = index(minute);
    if (isNew) {
      int size = Long.bitCount(touched);
      MinuteCells[] grown =
          size < minutes.length ? minutes : new MinuteCells[Math.min(60, 2 * size)];
      System.arraycopy(minutes, 0, grown, 0, at);
      System.arraycopy(minutes, at, grown, at + 1, size - at);
      grown[at] = new MinuteCells();
      long[] grownCritics =
          grown.length == minuteCritics.length ? minuteCritics : new long[grown.length];
      System.arraycopy(minuteCritics, 0, grownCritics, 0, at);
      System.arraycopy(minuteCritics, at, grownCritics, at + 1, size - at);
      grownCritics[at] = 0;
      minutes = grown;
      minuteCritics = grownCritics;
      touched |= 1L << minute;
      own |= 1L << minute;
    } else if ((own & 1L << minute) == 0) {
      minutes[at] = minutes[at].copy();
      own |= 1L << minute;
    }
    boolean changed = minutes[at].add(stance, cell, group, groupAtMillis);
    if (stance == Stance.CRITIC) {
      critics += cell.mentions();
      minuteCritics[at] += cell.mentions();
    }
    return changed || isNew;
  }

  /** A copy that shares the minutes: a checkpoint has most hours copied, and few change. */
  PlatformHour copy() {
    PlatformHour copy = new PlatformHour(platform);
    copy.touched = touched;
    copy.minutes = Arrays.copyOf(minutes, Math.max(1, Long.bitCount(touched)));
    copy.minuteCritics = Arrays.copyOf(minuteCritics, copy.minutes.length);
    own = 0; // From now on the minutes are those of both.
    copy.critics = critics;
    copy.rows = rows.copy();
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(platform);
    out.writeLong(touched);
    Varints.write(out, critics);
    for (int i = 0; i < Long.bitCount(touched); i++) {
      minutes[i].write(out);
    }
    rows.write(out);
  }

  static PlatformHour read(DataInput in) throws IOException {
    PlatformHour read = new PlatformHour(in.readUTF().intern());
    read.touched = in.readLong();
    read.critics = Varints.read(in);
    read.minutes = new MinuteCells[Math.max(1, Long.bitCount(read.touched))];
    read.minuteCritics = new long[read.minutes.length];
    for (int i = 0; i < Long.bitCount(read.touched); i++) {
      read.minutes[i] = MinuteCells.read(in);
      read.minuteCritics[i] = read.minutes[i].critics();
    }
    read.own = read.touched;
    read.rows = RowHashes.read(in);
    return read;
  }
}
