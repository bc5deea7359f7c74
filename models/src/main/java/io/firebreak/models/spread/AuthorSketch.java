package io.firebreak.models.spread;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * Counts distinct authors by 64-bit fingerprints: exactly up to {@link #EXACT_LIMIT} of them, from
 * there on by HyperLogLog (DataSketches, 2^10 registers of 8 bits, 1 KiB; standard error 3.3 %).
 *
 * <p>Its estimate is a function of the set of fingerprints alone, whatever the order of adding and
 * merging: the composite estimator is used, never the one that depends on history (HIP), and the
 * exact part turns into registers at a fixed number. Authors cannot be taken out again.
 */
public final class AuthorSketch {

  /** Up to this many distinct authors the count is exact. */
  public static final int EXACT_LIMIT = 128;

  private static final int LG_REGISTERS = 10;
  private static final int STANDARD_ERRORS = 2;
  private static final double ERROR_BELOW =
      HllSketch.getRelErr(false, true, LG_REGISTERS, STANDARD_ERRORS);
  private static final double ERROR_ABOVE =
      HllSketch.getRelErr(true, true, LG_REGISTERS, STANDARD_ERRORS);

  /** Sorted, distinct; null once the sketch is dense. */
  private long[] exact = new long[2];

  private int size;
  private Union dense;

  /** Adds one author; false when that surely changed nothing. */
  public boolean add(long fingerprint) {
    if (dense != null) {
      dense.update(fingerprint);
      return true;
    }
    int found = Arrays.binarySearch(exact, 0, size, fingerprint);
    if (found >= 0) {
      return false;
    }
    if (size == EXACT_LIMIT) {
      turnDense();
      dense.update(fingerprint);
      return true;
    }
    if (size == exact.length) {
      exact = Arrays.copyOf(exact, Math.min(EXACT_LIMIT, 2 * size));
    }
    int at = -found - 1;
    System.arraycopy(exact, at, exact, at + 1, size - at);
    exact[at] = fingerprint;
    size++;
    return true;
  }

  /** Adds all authors of another sketch, which stays as it is; false when nothing changed. */
  public boolean merge(AuthorSketch other) {
    if (other.dense == null) {
      boolean changed = false;
      for (int i = 0; i < other.size; i++) {
        changed |= add(other.exact[i]);
      }
      return changed;
    }
    if (dense == null) {
      turnDense();
    }
    dense.update(other.dense.getResult(TgtHllType.HLL_8));
    settle();
    return true;
  }

  /**
   * A merge leaves sums of the registers to whoever asks first. They are made here, so that reading
   * changes nothing: a checkpoint reads while the task does.
   */
  private void settle() {
    if (Double.isNaN(dense.getCompositeEstimate())) {
      throw new IllegalStateException("The author sketch is damaged");
    }
  }

  private void turnDense() {
    dense = new Union(LG_REGISTERS);
    for (int i = 0; i < size; i++) {
      dense.update(exact[i]);
    }
    exact = null;
  }

  /** Estimated number of distinct authors. */
  public double estimate() {
    return dense == null ? size : dense.getCompositeEstimate();
  }

  /** Lower end of the 95 % interval. */
  public double low() {
    return dense == null ? size : dense.getCompositeEstimate() / (1 + Math.abs(ERROR_BELOW));
  }

  /** Upper end of the 95 % interval. */
  public double high() {
    return dense == null ? size : dense.getCompositeEstimate() / (1 - Math.abs(ERROR_ABOVE));
  }

  /** A deep copy. */
  public AuthorSketch copy() {
    AuthorSketch copy = new AuthorSketch();
    if (dense == null) {
      copy.exact = Arrays.copyOf(exact, Math.max(2, size));
      copy.size = size;
    } else {
      copy.exact = null;
      copy.dense = new Union(LG_REGISTERS);
      copy.dense.update(dense.getResult(TgtHllType.HLL_8));
      copy.settle();
    }
    return copy;
  }

  /** Writes the sketch: 8 bytes an author while exact, 1 KiB when dense. */
  public void write(DataOutput out) throws IOException {
    if (dense == null) {
      Varints.write(out, size);
      for (int i = 0; i < size; i++) {
        out.writeLong(exact[i]);
      }
    } else {
      byte[] image = dense.getResult(TgtHllType.HLL_8).toCompactByteArray();
      Varints.write(out, -image.length);
      out.write(image);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static AuthorSketch read(DataInput in) throws IOException {
    AuthorSketch read = new AuthorSketch();
    int length = Varints.readInt(in);
    if (length >= 0) {
      read.exact = new long[Math.max(2, length)];
      for (int i = 0; i < length; i++) {
        read.exact[i] = in.readLong();
      }
      read.size = length;
    } else {
      byte[] image = new byte[-length];
      in.readFully(image);
      read.exact = null;
      read.dense = new Union(LG_REGISTERS);
      read.dense.update(HllSketch.heapify(image));
      read.settle();
    }
    return read;
  }
}
