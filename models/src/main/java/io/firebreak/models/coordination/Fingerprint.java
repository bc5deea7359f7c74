package io.firebreak.models.coordination;

import io.firebreak.models.spread.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.apache.datasketches.theta.HashIterator;
import org.apache.datasketches.theta.UpdateSketch;

/**
 * The MinHash of a text: the {@value #HASHES} smallest hashes of its runs of five characters
 * (bottom-k MinHash, Broder 1997), as a theta sketch of Apache DataSketches keeps them. Immutable.
 */
public final class Fingerprint {
  /** How many hashes are kept; a text with fewer runs is kept whole. */
  static final int HASHES = 64;

  private static final int RUN = 5;

  /** Every hash of the text that is below this is among {@link #hashes}. */
  private final long theta;

  private final long[] hashes;

  private Fingerprint(long theta, long[] hashes) {
    this.theta = theta;
    this.hashes = hashes;
  }

  /**
   * The fingerprint of plain words.
   *
   * @param words at least five characters
   */
  static Fingerprint of(String words) {
    UpdateSketch sketch = UpdateSketch.builder().setNominalEntries(HASHES).build();
    for (int i = 0; i + RUN <= words.length(); i++) {
      sketch.update(words.substring(i, i + RUN));
    }
    sketch.rebuild();
    long[] hashes = new long[sketch.getRetainedEntries(true)];
    HashIterator each = sketch.iterator();
    for (int i = 0; each.next(); i++) {
      hashes[i] = each.get();
    }
    Arrays.sort(hashes);
    return new Fingerprint(sketch.getThetaLong(), hashes);
  }

  /**
   * Estimates the Jaccard similarity of the two sets of runs, 0 to 1: runs of both over runs of
   * either, of those whose hashes both fingerprints keep. Exact for texts of up to 64 runs; else
   * the standard error is at most 0.07.
   */
  double similarity(Fingerprint other) {
    long below = Math.min(theta, other.theta);
    int both = 0;
    int either = 0;
    int i = 0;
    int j = 0;
    while (true) {
      long mine = i < hashes.length && hashes[i] < below ? hashes[i] : Long.MAX_VALUE;
      long its =
          j < other.hashes.length && other.hashes[j] < below ? other.hashes[j] : Long.MAX_VALUE;
      if (mine == Long.MAX_VALUE && its == Long.MAX_VALUE) {
        return either == 0 ? 0 : (double) both / either;
      }
      either++;
      if (mine == its) {
        both++;
      }
      if (mine <= its) {
        i++;
      }
      if (its <= mine) {
        j++;
      }
    }
  }

  int size() {
    return hashes.length;
  }

  long hash(int place) {
    return hashes[place];
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(theta);
    Varints.write(out, hashes.length);
    for (long hash : hashes) {
      out.writeLong(hash);
    }
  }

  static Fingerprint read(DataInput in) throws IOException {
    long theta = in.readLong();
    long[] hashes = new long[Varints.readInt(in)];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = in.readLong();
    }
    return new Fingerprint(theta, hashes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint print
        && theta == print.theta
        && Arrays.equals(hashes, print.hashes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }
}
