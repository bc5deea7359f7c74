package io.firebreak.models.coordination;

/** Counts hashes, of those that it was told to count. Hashes are random, so they are places too. */
final class HashCounts {
  private final long[] hashes;
  private final int[] counts;

  /**
   * @param most how many hashes are counted at most
   */
  HashCounts(int most) {
    int places = Integer.highestOneBit(Math.max(8, most)) * 4;
    hashes = new long[places];
    counts = new int[places];
  }

  /** Has a hash, never 0, counted from now on. */
  void want(long hash) {
    hashes[place(hash)] = hash;
  }

  /** Counts a hash where it is wanted. */
  void add(long hash) {
    counts[place(hash)]++;
  }

  /** How often a wanted hash was counted. */
  int count(long hash) {
    return counts[place(hash)];
  }

  /** Where it stands, or where it would; what is counted at a free place is nobody's. */
  private int place(long hash) {
    int place = (int) hash & (hashes.length - 1);
    while (hashes[place] != 0 && hashes[place] != hash) {
      place = (place + 1) & (hashes.length - 1);
    }
    return place;
  }
}
