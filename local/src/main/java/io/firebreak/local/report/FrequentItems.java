package io.firebreak.local.report;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts of the most frequent keys in bounded memory (Misra and Gries 1982, as in the frequent
 * items sketch of Anderson et al. 2017). A count is exact while no more than {@code 2 * capacity}
 * keys were seen; after that it is a lower bound, short by at most {@link #error()}.
 */
final class FrequentItems {
  private final int capacity;
  private final Map<String, Long> counts = new HashMap<>();
  private long error;

  FrequentItems(int capacity) {
    this.capacity = capacity;
  }

  void add(String key) {
    counts.merge(key, 1L, Long::sum);
    if (counts.size() > 2 * capacity) {
      shrink();
    }
  }

  /** The count of a key, or a lower bound of it; 0 for a key not kept. */
  long count(String key) {
    return counts.getOrDefault(key, 0L);
  }

  /** The most by which a count may be too low; 0 when all are exact. */
  long error() {
    return error;
  }

  /** The keys kept, with their counts. */
  Map<String, Long> counts() {
    return counts;
  }

  private void shrink() {
    long[] sorted = counts.values().stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    long cut = sorted[sorted.length - capacity];
    counts.replaceAll((key, count) -> count - cut);
    counts.values().removeIf(count -> count <= 0);
    error += cut;
  }
}
