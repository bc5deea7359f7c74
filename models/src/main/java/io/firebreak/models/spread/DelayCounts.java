package io.firebreak.models.spread;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Delays counted by {@link DelayBins}, in as little room as there are bins in use: most cells have
 * one or none. Counts add and subtract exactly, in any order; equal counts have equal bytes.
 */
final class DelayCounts {
  private static final int BIN_BITS = 5;
  private static final int BIN_MASK = (1 << BIN_BITS) - 1;
  private static final long[] NONE = {};

  /** In order of the bins, the count above the bin's five bits; never a count of 0. */
  private long[] entries = NONE;

  /** Adds to the count of a bin. */
  void add(int bin, long count) {
    int at = 0;
    while (at < entries.length && (entries[at] & BIN_MASK) < bin) {
      at++;
    }
    boolean isKnown = at < entries.length && (entries[at] & BIN_MASK) == bin;
    long sum = (isKnown ? entries[at] >> BIN_BITS : 0) + count;
    if (sum == 0) {
      if (isKnown) {
        long[] fewer = Arrays.copyOf(entries, entries.length - 1);
        System.arraycopy(entries, at + 1, fewer, at, fewer.length - at);
        entries = fewer;
      }
      return;
    }
    if (!isKnown) {
      long[] more = Arrays.copyOf(entries, entries.length + 1);
      System.arraycopy(entries, at, more, at + 1, entries.length - at);
      entries = more;
    }
    entries[at] = sum << BIN_BITS | bin;
  }

  /** Adds other counts, which stay as they are. */
  void add(DelayCounts other) {
    for (long entry : other.entries) {
      add((int) (entry & BIN_MASK), entry >> BIN_BITS);
    }
  }

  /** The count of a bin; below 0 where more was taken out than came in. */
  long of(int bin) {
    for (long entry : entries) {
      if ((entry & BIN_MASK) == bin) {
        return entry >> BIN_BITS;
      }
    }
    return 0;
  }

  boolean isEmpty() {
    return entries.length == 0;
  }

  /** Writes the counts: a byte or two for each bin in use, and one. */
  void write(DataOutput out) throws IOException {
    Varints.write(out, entries.length);
    for (long entry : entries) {
      Varints.write(out, entry);
    }
  }

  static DelayCounts read(DataInput in) throws IOException {
    DelayCounts read = new DelayCounts();
    int length = Varints.readInt(in);
    if (length < 0 || length > DelayBins.COUNT) {
      throw new IOException("Delays in " + length + " bins: the state is damaged");
    }
    read.entries = new long[length];
    for (int i = 0; i < length; i++) {
      read.entries[i] = Varints.read(in);
    }
    return read;
  }
}
