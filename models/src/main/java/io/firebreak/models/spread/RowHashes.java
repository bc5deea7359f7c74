package io.firebreak.models.spread;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * For each window of one hour that was shown, a 64-bit hash of its last row: what has not changed
 * is not sent again. Slots 0 to 59 are the minutes, 60 to 71 the five-minute windows, 72 the hour.
 */
final class RowHashes {

  private byte[] slots = new byte[4];
  private long[] hashes = new long[4];
  private int size;

  /** Remembers the row's hash; false when it is what was remembered. */
  boolean replace(int slot, long hash) {
    int found = Arrays.binarySearch(slots, 0, size, (byte) slot);
    if (found >= 0) {
      boolean changed = hashes[found] != hash;
      hashes[found] = hash;
      return changed;
    }
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    int at = -found - 1;
    System.arraycopy(slots, at, slots, at + 1, size - at);
    System.arraycopy(hashes, at, hashes, at + 1, size - at);
    slots[at] = (byte) slot;
    hashes[at] = hash;
    size++;
    return true;
  }

  RowHashes copy() {
    RowHashes copy = new RowHashes();
    copy.slots = slots.clone();
    copy.hashes = hashes.clone();
    copy.size = size;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(size);
    for (int i = 0; i < size; i++) {
      out.writeByte(slots[i]);
      out.writeLong(hashes[i]);
    }
  }

  static RowHashes read(DataInput in) throws IOException {
    RowHashes read = new RowHashes();
    read.size = in.readByte();
    read.slots = new byte[Math.max(4, read.size)];
    read.hashes = new long[read.slots.length];
    for (int i = 0; i < read.size; i++) {
      read.slots[i] = in.readByte();
      read.hashes[i] = in.readLong();
    }
    return read;
  }
}
