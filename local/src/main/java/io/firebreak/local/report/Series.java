package io.firebreak.local.report;

import java.util.List;

/**
 * The course of one issue over all platforms: equal buckets from first to last, none left out.
 *
 * @param bucketMillis width of a bucket
 * @param buckets the buckets; empty when there is no window
 * @param mentionsOutside mentions before or after the time shown: a few stray ones far away are cut
 *     off, so that the crisis itself can be seen
 */
public record Series(long bucketMillis, List<Bucket> buckets, long mentionsOutside) {

  static final Series EMPTY = new Series(0, List.of(), 0);

  public Series {
    buckets = List.copyOf(buckets);
  }

  long startMillis() {
    return buckets.get(0).startMillis();
  }

  /** End of the last bucket in the grid, also when the data end inside it. */
  long endMillis() {
    return startMillis() + bucketMillis * buckets.size();
  }

  /** The time it covers. */
  TimeSpan span() {
    return new TimeSpan(startMillis(), endMillis(), buckets.size());
  }

  /** The bucket with the most critics per hour, the earliest of equals; null when there is none. */
  Bucket peak() {
    Bucket peak = null;
    for (Bucket bucket : buckets) {
      if (peak == null || bucket.perHour(bucket.critics()) > peak.perHour(peak.critics())) {
        peak = bucket;
      }
    }
    return peak == null || peak.critics() == 0 ? null : peak;
  }

  /** The latest bucket with an R; null when there is none. */
  Bucket lastWithReproduction() {
    for (int i = buckets.size() - 1; i >= 0; i--) {
      if (buckets.get(i).reproduction() != null) {
        return buckets.get(i);
      }
    }
    return null;
  }

  /**
   * One bucket.
   *
   * @param startMillis its start
   * @param endMillis its end, or the end of the data when that comes first
   * @param counts mentions by stance
   * @param phase the latest phase that was stated for it; null when none was
   * @param reproduction R at its end; null when data were too few
   */
  public record Bucket(
      long startMillis,
      long endMillis,
      StanceCounts counts,
      String phase,
      Reproduction reproduction) {

    long critics() {
      return counts.critics();
    }

    /** A count of this bucket as mentions per hour. */
    double perHour(long count) {
      return count * 3_600_000.0 / (endMillis - startMillis);
    }
  }
}
