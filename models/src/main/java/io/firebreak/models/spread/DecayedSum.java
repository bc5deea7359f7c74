package io.firebreak.models.spread;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * S_k(t) = sum of e^(-b_k (t - t_i)) over all mentions i before t, carried from cell to cell:
 * S_k(b) = S_k(a) e^(-b_k (b - a)) + D_k.
 *
 * <p>It only moves at cells that hold mentions, so its value is a function of these cells alone, to
 * the last bit, however often it was asked in between. After {@link Decay#MEMORY_MINUTES} without a
 * mention it is 0.
 */
final class DecayedSum {

  private final double[] sums = new double[Decay.RATES];
  private long atMinute = Long.MIN_VALUE;

  /** Adds a cell that ends at this minute, counted from the epoch. */
  void add(long endMinute, SpreadCell cell) {
    for (int k = 0; k < Decay.RATES; k++) {
      sums[k] = sums[k] * factor(k, endMinute) + cell.decayed(k) / Decay.UNITS;
    }
    atMinute = endMinute;
  }

  /** Sum of w_k S_k at the start of this minute, which is not before the last cell's end. */
  double mixedAt(long minute, Kernel kernel) {
    if (atMinute == Long.MIN_VALUE || minute - atMinute > Decay.MEMORY_MINUTES) {
      return 0;
    }
    double mixed = 0;
    for (int k = 0; k < Decay.RATES; k++) {
      mixed += kernel.weight(k) * sums[k] * Decay.overMinutes(k, minute - atMinute);
    }
    return mixed;
  }

  private double factor(int k, long minute) {
    return atMinute == Long.MIN_VALUE || minute - atMinute > Decay.MEMORY_MINUTES
        ? 0
        : Decay.overMinutes(k, minute - atMinute);
  }

  DecayedSum copy() {
    DecayedSum copy = new DecayedSum();
    System.arraycopy(sums, 0, copy.sums, 0, sums.length);
    copy.atMinute = atMinute;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(atMinute);
    if (atMinute != Long.MIN_VALUE) {
      for (double sum : sums) {
        out.writeDouble(sum);
      }
    }
  }

  static DecayedSum read(DataInput in) throws IOException {
    DecayedSum read = new DecayedSum();
    read.atMinute = in.readLong();
    if (read.atMinute != Long.MIN_VALUE) {
      for (int k = 0; k < Decay.RATES; k++) {
        read.sums[k] = in.readDouble();
      }
    }
    return read;
  }
}
