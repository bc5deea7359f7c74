package io.firebreak.models.spread;

import io.firebreak.models.data.MentionKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What happened in one minute to one (issue, platform, stance): the additive unit under every
 * metric. All of it is whole numbers, so that cells add and subtract exactly, in any order; only
 * the distinct authors never shrink.
 */
public final class SpreadCell {

  private static final int HUB_LINKS = 4;
  private static final int LATE = 5;
  private static final int REACH = 6;
  private static final int DECAYED = 7;
  private static final int SIZE = DECAYED + Decay.RATES;

  /** Fixed-point units of one in the reach. */
  static final double REACH_UNITS = 0x1p30;

  /** Tiers of sources: 1, the most reputable, to 4. */
  public static final int TIERS = 4;

  private static final int TIER_LINKS = TIERS;
  private static final int TIER_MESSAGES = 2 * TIERS;
  private static final int MESSAGES = 3 * TIERS;
  private static final int MARKS = MESSAGES + 1;

  private static final int MINUTE_MILLIS = 60_000;

  /** Counts by kind, hub links, late, reach, decayed sums. */
  private final long[] values = new long[SIZE];

  /**
   * Mentions, hub links and key messages by tier, and key messages of all; null while there are
   * none, as in most cells.
   */
  private long[] marks;

  /** Delays from parent to child; null while none is known, as in most cells. */
  private DelayCounts delays;

  private AuthorSketch authors;

  /**
   * Counts one mention, or takes it out again.
   *
   * @param sign 1 to count, -1 to take out
   * @param followers of the author; below 0 when unknown
   */
  public void count(
      int sign, MentionKind kind, boolean hubLink, long followers, long publishedAtMillis) {
    values[kind.ordinal()] += sign;
    if (hubLink) {
      values[HUB_LINKS] += sign;
    }
    if (followers > 0) {
      values[REACH] += sign * Math.round(StrictMath.log10(1.0 + followers) * REACH_UNITS);
    }
    int toEnd = MINUTE_MILLIS - (int) Math.floorMod(publishedAtMillis, (long) MINUTE_MILLIS);
    for (int k = 0; k < Decay.RATES; k++) {
      values[DECAYED + k] += sign * Decay.fixedPoint(k, toEnd);
    }
  }

  /**
   * Counts the source's tier and the key message of a mention, besides {@link #count}, or takes
   * them out again.
   *
   * @param sign 1 to count, -1 to take out
   * @param tier 1 to 4; 0 when unrated
   */
  public void mark(int sign, int tier, boolean hubLink, boolean keyMessage) {
    if (tier == 0 && !keyMessage) {
      return;
    }
    if (marks == null) {
      marks = new long[MARKS];
    }
    if (keyMessage) {
      marks[MESSAGES] += sign;
    }
    if (tier != 0) {
      marks[tier - 1] += sign;
      marks[TIER_LINKS + tier - 1] += hubLink ? sign : 0;
      marks[TIER_MESSAGES + tier - 1] += keyMessage ? sign : 0;
    }
  }

  /**
   * Counts the delay of a mention after the one that it passes on, besides {@link #count}, or takes
   * it out again.
   *
   * @param sign 1 to count, -1 to take out
   * @param bin one of {@link DelayBins}; nothing is counted where it is {@link DelayBins#NONE}
   */
  public void countDelay(int sign, int bin) {
    if (bin == DelayBins.NONE) {
      return;
    }
    if (delays == null) {
      delays = new DelayCounts();
    }
    delays.add(bin, sign);
  }

  /** Counts one late mention, or takes it out again (sign -1). */
  public void countLate(int sign) {
    values[LATE] += sign;
  }

  /** Adds an author by fingerprint; 0 stands for unknown and is not counted. */
  public void addAuthor(long fingerprint) {
    if (fingerprint != 0) {
      if (authors == null) {
        authors = new AuthorSketch();
      }
      authors.add(fingerprint);
    }
  }

  /** Adds another cell, which stays as it is; false when that changed nothing. */
  public boolean add(SpreadCell other) {
    boolean changed = addAllButDelays(other);
    if (other.hasDelays()) {
      if (delays == null) {
        delays = new DelayCounts();
      }
      delays.add(other.delays);
      changed = true;
    }
    return changed;
  }

  /** The same for cells that are kept where nobody asks for delays. */
  boolean addAllButDelays(SpreadCell other) {
    long any = 0;
    for (int i = 0; i < SIZE; i++) {
      values[i] += other.values[i];
      any |= other.values[i];
    }
    boolean changed = any != 0;
    if (other.marks != null) {
      changed |= addMarks(other.marks);
    }
    if (other.authors != null) {
      if (authors == null) {
        authors = other.authors.copy();
        changed = true;
      } else {
        changed |= authors.merge(other.authors);
      }
    }
    return changed;
  }

  private boolean addMarks(long[] added) {
    if (marks == null) {
      marks = new long[MARKS];
    }
    long any = 0;
    for (int i = 0; i < MARKS; i++) {
      marks[i] += added[i];
      any |= added[i];
    }
    return any != 0;
  }

  /** Mentions of one kind. */
  public long kind(MentionKind kind) {
    return values[kind.ordinal()];
  }

  /** Mentions of any kind: n. */
  public long mentions() {
    return values[0] + values[1] + values[2] + values[3];
  }

  /** Reposts, replies and quotes: N, the ones that were passed on. */
  public long passedOn() {
    return mentions() - values[MentionKind.ORIGINAL.ordinal()];
  }

  /** Mentions that link to the hub. */
  public long hubLinks() {
    return values[HUB_LINKS];
  }

  /** Whether a tier or a key message was ever counted. */
  public boolean isMarked() {
    return marks != null;
  }

  /** Mentions that carry a key message of the issue. */
  public long keyMessages() {
    return marks == null ? 0 : marks[MESSAGES];
  }

  /** Mentions from sources of a tier, 1 to 4; the others are unrated. */
  public long tier(int tier) {
    return marks == null ? 0 : marks[tier - 1];
  }

  /** Mentions from sources of a tier, 1 to 4, that link to the hub. */
  public long tierHubLinks(int tier) {
    return marks == null ? 0 : marks[TIER_LINKS + tier - 1];
  }

  /** Mentions from sources of a tier, 1 to 4, that carry a key message. */
  public long tierKeyMessages(int tier) {
    return marks == null ? 0 : marks[TIER_MESSAGES + tier - 1];
  }

  /** Whether the cell says anything on delays; parts of it may be negative. */
  public boolean hasDelays() {
    return delays != null && !delays.isEmpty();
  }

  /** Mentions passed on that came after their parent by the delay of a bin, where it is known. */
  public long delays(int bin) {
    return delays == null ? 0 : delays.of(bin);
  }

  /** Mentions seen in this minute that were published longer ago than the horizon. */
  public long late() {
    return values[LATE];
  }

  /** Sum of log10(1 + followers) in units of 2^-30. */
  long reach() {
    return values[REACH];
  }

  /** D_k in fixed point. */
  long decayed(int k) {
    return values[DECAYED + k];
  }

  /** Distinct authors; null when none is known. */
  AuthorSketch authors() {
    return authors;
  }

  /** A deep copy. */
  public SpreadCell copy() {
    SpreadCell copy = new SpreadCell();
    copy.add(this);
    return copy;
  }

  /**
   * Writes the cell; about 60 bytes, 13 for its marks and 2 or more for its delays where it has
   * any, and its authors.
   */
  public void write(DataOutput out) throws IOException {
    long any = 0;
    for (long value : values) {
      any |= value;
    }
    boolean empty = any == 0;
    out.writeByte(
        (empty ? 0 : 1)
            | (authors == null ? 0 : 2)
            | (marks == null ? 0 : 4)
            | (hasDelays() ? 8 : 0));
    if (!empty) {
      for (long value : values) {
        Varints.write(out, value);
      }
    }
    if (marks != null) {
      for (long mark : marks) {
        Varints.write(out, mark);
      }
    }
    if (hasDelays()) {
      delays.write(out);
    }
    if (authors != null) {
      authors.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static SpreadCell read(DataInput in) throws IOException {
    SpreadCell read = new SpreadCell();
    int flags = in.readByte();
    if ((flags & 1) != 0) {
      for (int i = 0; i < SIZE; i++) {
        read.values[i] = Varints.read(in);
      }
    }
    if ((flags & 4) != 0) {
      read.marks = new long[MARKS];
      for (int i = 0; i < MARKS; i++) {
        read.marks[i] = Varints.read(in);
      }
    }
    if ((flags & 8) != 0) {
      read.delays = DelayCounts.read(in);
    }
    if ((flags & 2) != 0) {
      read.authors = AuthorSketch.read(in);
    }
    return read;
  }
}
