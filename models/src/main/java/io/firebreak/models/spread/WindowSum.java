package io.firebreak.models.spread;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import java.util.Arrays;

/** The sum of all cells of one window; one object is used again for each. */
final class WindowSum {

  private static final Stance[] STANCES = Stance.values();
  private static final MentionKind[] KINDS = MentionKind.values();

  private final long[][] counts = new long[STANCES.length][KINDS.length];
  private final long[] reach = new long[STANCES.length];
  private final AuthorUnion[] authors = new AuthorUnion[STANCES.length];
  private final AuthorUnion allAuthors = new AuthorUnion();
  private long hubLinks;
  private long late;

  WindowSum() {
    for (int i = 0; i < authors.length; i++) {
      authors[i] = new AuthorUnion();
    }
  }

  void clear() {
    for (int i = 0; i < STANCES.length; i++) {
      Arrays.fill(counts[i], 0);
      authors[i].clear();
    }
    Arrays.fill(reach, 0);
    allAuthors.clear();
    hubLinks = 0;
    late = 0;
  }

  /** Adds the minutes of an hour from {@code from} up to, without, {@code to}. */
  void add(PlatformHour hour, int from, int to) {
    long touched = hour.touched() & bits(from, to);
    while (touched != 0) {
      int minute = Long.numberOfTrailingZeros(touched);
      touched &= touched - 1;
      add(hour.minute(minute));
    }
  }

  /** A mask with the bits {@code from} up to, without, {@code to}; at most 60. */
  static long bits(int from, int to) {
    return ((1L << (to - from)) - 1) << from;
  }

  private void add(MinuteCells cells) {
    for (int stance = 0; stance < STANCES.length; stance++) {
      SpreadCell cell = cells.cell(STANCES[stance]);
      if (cell != null) {
        for (int kind = 0; kind < KINDS.length; kind++) {
          counts[stance][kind] += cell.kind(KINDS[kind]);
        }
        reach[stance] += cell.reach();
        hubLinks += cell.hubLinks();
        late += cell.late();
        authors[stance].add(cell.authors());
      }
    }
  }

  long count(Stance stance, MentionKind kind) {
    return counts[stance.ordinal()][kind.ordinal()];
  }

  long count(Stance stance) {
    long[] kinds = counts[stance.ordinal()];
    return kinds[0] + kinds[1] + kinds[2] + kinds[3];
  }

  long count(MentionKind kind) {
    long count = 0;
    for (long[] kinds : counts) {
      count += kinds[kind.ordinal()];
    }
    return count;
  }

  /** Sum of log10(1 + followers). */
  double reach(Stance stance) {
    return reach[stance.ordinal()] / SpreadCell.REACH_UNITS;
  }

  AuthorSketch authors(Stance stance) {
    return authors[stance.ordinal()].result();
  }

  /** Authors of all stances, the unclassified ones too. */
  AuthorSketch authors() {
    allAuthors.clear();
    for (AuthorUnion one : authors) {
      allAuthors.add(one.result());
    }
    return allAuthors.result();
  }

  long hubLinks() {
    return hubLinks;
  }

  long late() {
    return late;
  }
}
