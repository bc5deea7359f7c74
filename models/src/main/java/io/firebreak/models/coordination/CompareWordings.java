package io.firebreak.models.coordination;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Compares each new wording of a window with all others of it, once, and marks those that are
 * nearly the same as another. Since wordings that were compared keep their mark, any two wordings
 * of a window that are nearly the same are both marked, whichever came first and whatever has gone
 * since. Nearly all pairs are refused by their outlines, in some nanoseconds.
 */
final class CompareWordings {
  private final Wording[] order;
  private final boolean[] isNew;
  private final int[] sizes;
  private final long[] outlines;

  /** In the order of theta, since the outline of the smaller one refuses. */
  private CompareWordings(Collection<Wording> wordings) {
    order =
        wordings.stream()
            .sorted(Comparator.comparingLong(wording -> wording.words().theta()))
            .toArray(Wording[]::new);
    isNew = new boolean[order.length];
    sizes = new int[order.length];
    outlines = new long[order.length * Fingerprint.OUTLINE];
    for (int i = 0; i < order.length; i++) {
      isNew[i] = order[i].isNew();
      sizes[i] = order[i].words().size();
      order[i].words().outline(outlines, i * Fingerprint.OUTLINE);
    }
  }

  /**
   * Compares, and tells what has become known of the mentions.
   *
   * @param compared takes the mentions of which more is known than before
   */
  static void mark(Collection<Wording> wordings, List<TextSeen> compared) {
    if (wordings.stream().anyMatch(Wording::isNew)) {
      new CompareWordings(wordings).mark();
    }
    wordings.forEach(wording -> wording.addCompared(compared));
  }

  private void mark() {
    for (int i = 0; i < order.length; i++) {
      if (isNew[i]) {
        before(i);
        after(i);
      }
    }
  }

  /** The old ones with a smaller theta; of two new ones the first compares. */
  private void before(int own) {
    int at = own * Fingerprint.OUTLINE;
    long not0 = ~outlines[at];
    long not1 = ~outlines[at + 1];
    long not2 = ~outlines[at + 2];
    long not3 = ~outlines[at + 3];
    for (int i = 0, bits = 0; i < own; i++, bits += Fingerprint.OUTLINE) {
      if (isNew[i]) {
        continue;
      }
      int missing =
          Long.bitCount(outlines[bits] & not0)
              + Long.bitCount(outlines[bits + 1] & not1)
              + Long.bitCount(outlines[bits + 2] & not2)
              + Long.bitCount(outlines[bits + 3] & not3);
      if (4 * missing <= sizes[i] + sizes[own]) {
        compare(i, own);
      }
    }
  }

  private void after(int own) {
    int at = own * Fingerprint.OUTLINE;
    long own0 = outlines[at];
    long own1 = outlines[at + 1];
    long own2 = outlines[at + 2];
    long own3 = outlines[at + 3];
    for (int i = own + 1, bits = at + Fingerprint.OUTLINE;
        i < order.length;
        i++, bits += Fingerprint.OUTLINE) {
      int missing =
          Long.bitCount(own0 & ~outlines[bits])
              + Long.bitCount(own1 & ~outlines[bits + 1])
              + Long.bitCount(own2 & ~outlines[bits + 2])
              + Long.bitCount(own3 & ~outlines[bits + 3]);
      if (4 * missing <= sizes[own] + sizes[i]) {
        compare(own, i);
      }
    }
  }

  private void compare(int one, int other) {
    boolean isKnown = order[one].isNear() && order[other].isNear();
    if (!isKnown && order[one].words().isSame(order[other].words())) {
      order[one].markNear();
      order[other].markNear();
    }
  }
}
