package io.firebreak.models.coordination;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Tells posting within seconds of each other from a burst in which everybody is quick. The test is
 * the interval jitter of neuroscience (Amarasingham and others 2012): each time is drawn anew
 * within six times what counts as near, before or after, which keeps the slower rise and fall of
 * the story and forgets the seconds. What close pairs there are beyond that, no rate of the story
 * explains. Near is 5 seconds, and 30 seconds.
 */
final class Synchrony {
  /** So near in time are two mentions that a sentence calls posted together. */
  static final long NEAR_MILLIS = 5_000;

  private static final long[] SCALES_MILLIS = {NEAR_MILLIS, 30_000};
  private static final int JITTER = 6;
  private static final int DRAWS = 60;
  private static final int MOST = 500;
  private static final long LEAST_PAIRS = 30;
  private static final double DEVIATIONS = 3;

  private Synchrony() {}

  /**
   * What was found.
   *
   * @param together how many mentions have another one within 5 seconds
   * @param evidence 0 to 1: the share of mentions with another near, times the share of close pairs
   *     that chance does not explain with three standard deviations; of the scale that says more
   */
  record Found(int together, double evidence) {}

  /**
   * Looks at the times of one cluster.
   *
   * @param times one for each account, sorted; the last 500 are looked at
   * @param others times of the other mentions of the issue, sorted
   * @param seed chance of the draws
   */
  static Found look(long[] times, long[] others, long seed) {
    long[] own = Arrays.copyOfRange(times, Math.max(0, times.length - MOST), times.length);
    double evidence = 0;
    for (long near : SCALES_MILLIS) {
      evidence = Math.max(evidence, evidence(own, near, crowding(others, near), seed));
    }
    return new Found(together(own, NEAR_MILLIS), evidence);
  }

  private static double evidence(long[] own, long near, double crowding, long seed) {
    long pairs = pairs(own, near);
    if (pairs == 0) {
      return 0;
    }
    SplittableRandom random = new SplittableRandom(seed ^ near);
    double sum = 0;
    double squares = 0;
    long[] drawn = new long[own.length];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < own.length; i++) {
        drawn[i] = own[i] + random.nextLong(-JITTER * near, JITTER * near);
      }
      Arrays.sort(drawn);
      double found = pairs(drawn, near);
      sum += found;
      squares += found * found;
    }
    double mean = sum / DRAWS;
    double deviation = Math.sqrt(Math.max(mean, squares / DRAWS - mean * mean));
    double unexplained = 1 - crowding * (mean + DEVIATIONS * deviation) / pairs;
    return Math.max(0, unexplained) * together(own, near) / own.length;
  }

  /**
   * How much more often the other mentions of an issue are near each other than they would be if
   * those within twelve times that were spread evenly: collectors that stamp batches make it large.
   * 1 where too few are known.
   *
   * @param times sorted
   */
  static double crowding(long[] times, long near) {
    long wide = pairs(times, 2 * JITTER * near);
    if (wide < LEAST_PAIRS) {
      return 1;
    }
    return Math.max(1, 2.0 * JITTER * pairs(times, near) / wide);
  }

  /** Pairs at most so far apart. */
  private static long pairs(long[] times, long apart) {
    long pairs = 0;
    int from = 0;
    for (int i = 0; i < times.length; i++) {
      while (times[i] - times[from] > apart) {
        from++;
      }
      pairs += i - from;
    }
    return pairs;
  }

  private static int together(long[] times, long near) {
    int together = 0;
    for (int i = 0; i < times.length; i++) {
      boolean before = i > 0 && times[i] - times[i - 1] <= near;
      boolean after = i + 1 < times.length && times[i + 1] - times[i] <= near;
      together += before || after ? 1 : 0;
    }
    return together;
  }
}
