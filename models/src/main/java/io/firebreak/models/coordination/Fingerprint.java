package io.firebreak.models.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firebreak.models.spread.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.apache.datasketches.hash.MurmurHash3;
import org.apache.datasketches.thetacommon.ThetaUtil;

/**
 * The MinHash of a text: the {@value #HASHES} smallest hashes of its runs of five characters
 * (bottom-k MinHash, Broder 1997), the same as a theta sketch of Apache DataSketches keeps.
 * Immutable.
 */
public final class Fingerprint {
  /** How many hashes are kept; a text with fewer runs is kept whole. */
  static final int HASHES = 64;

  /** From this similarity on two texts say the same. */
  static final double SAME = 0.6;

  /** Length of an outline, in longs. */
  static final int OUTLINE = 4;

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
    byte[] bytes = words.getBytes(UTF_8);
    boolean isPlain = bytes.length == words.length();
    long[] all = new long[Math.max(0, words.length() - RUN + 1)];
    for (int i = 0; i < all.length; i++) {
      if (isPlain) {
        all[i] = hash(bytes, i, RUN);
      } else {
        byte[] run = words.substring(i, i + RUN).getBytes(UTF_8);
        all[i] = hash(run, 0, run.length);
      }
    }
    Arrays.sort(all);
    int size = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] != 0 && (size == 0 || all[i] != all[size - 1])) {
        all[size++] = all[i];
      }
    }
    long theta = size > HASHES ? all[HASHES] : Long.MAX_VALUE;
    return new Fingerprint(theta, Arrays.copyOf(all, Math.min(size, HASHES)));
  }

  /** The hash of a theta sketch. */
  private static long hash(byte[] bytes, int from, int length) {
    return MurmurHash3.hash(bytes, from, length, ThetaUtil.DEFAULT_UPDATE_SEED)[0] >>> 1;
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

  /**
   * Whether the similarity is at least {@link #SAME}, told as soon as it is sure. Of n runs in all
   * both texts together, n / 4 may be in one of them alone, since a similarity of 3/5 is that of
   * three in both for two in one.
   */
  boolean isSame(Fingerprint other) {
    long below = Math.min(theta, other.theta);
    int most = (hashes.length + other.hashes.length) / 4;
    int both = 0;
    int one = 0;
    int i = 0;
    int j = 0;
    while (one <= most) {
      long mine = i < hashes.length && hashes[i] < below ? hashes[i] : Long.MAX_VALUE;
      long its =
          j < other.hashes.length && other.hashes[j] < below ? other.hashes[j] : Long.MAX_VALUE;
      if (mine == its) {
        if (mine == Long.MAX_VALUE) {
          return both > 0 && (double) both / (both + one) >= SAME;
        }
        both++;
        i++;
        j++;
      } else {
        one++;
        if (mine < its) {
          i++;
        } else {
          j++;
        }
      }
    }
    return false;
  }

  /**
   * Sets one of {@value #OUTLINE} times 64 bits for each hash. Where the outline of the fingerprint
   * with the smaller {@link #theta} has more bits that the other's has not than a quarter of the
   * hashes of both, they are not {@link #isSame the same}.
   */
  void outline(long[] bits, int from) {
    for (long hash : hashes) {
      bits[from + (int) (hash >>> 6 & (OUTLINE - 1))] |= 1L << hash;
    }
  }

  long theta() {
    return theta;
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
