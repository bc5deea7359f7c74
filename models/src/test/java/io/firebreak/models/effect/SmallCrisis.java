package io.firebreak.models.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small crisis with a known effect, by thinning: each child born after the response is suppressed
 * with a probability, and its descendants with it. Delays come from the kernel's own mixture.
 */
final class SmallCrisis {

  final List<double[]> events = new ArrayList<>();
  final List<Double> parentDelays = new ArrayList<>();
  int averted;

  /**
   * Simulates.
   *
   * @param seeds originals that start it
   * @param reproduction R as the story begins
   * @param agingHours R falls by 1 / e in this time
   * @param cuts pairs of time and the share of children suppressed from then on; below 0 for
   *     children added, of which there is no count
   */
  SmallCrisis(
      long seed,
      int seeds,
      double reproduction,
      double agingHours,
      double endHours,
      double[]... cuts) {
    Random random = new Random(seed);
    double most = 1;
    for (double[] cut : cuts) {
      most *= Math.max(1, 1 - cut[1]);
    }
    List<double[]> current = new ArrayList<>();
    for (int i = 0; i < seeds; i++) {
      current.add(new double[] {-3 * Math.log(1 - random.nextDouble()), 1, 0});
    }
    for (int i = 0; i < 2 * endHours; i++) {
      current.add(new double[] {random.nextDouble() * endHours, 1, 0});
    }
    while (!current.isEmpty()) {
      List<double[]> next = new ArrayList<>();
      for (double[] event : current) {
        if (event[0] >= endHours) {
          continue;
        }
        if (event[2] == 0) {
          events.add(event);
        } else {
          averted++;
        }
        for (int child = poisson(random, reproduction * most); child > 0; child--) {
          double delay = delay(random);
          double at = event[0] + delay;
          if (random.nextDouble() < Math.exp(-at / agingHours) && at < endHours) {
            double kept = 1 / most;
            for (double[] cut : cuts) {
              kept *= at >= cut[0] ? 1 - cut[1] : 1;
            }
            if (most > 1 && random.nextDouble() >= kept) {
              continue; // a child that was never there, and not one suppressed
            }
            kept = most > 1 ? 1 : kept;
            boolean suppressed = event[2] == 1 || random.nextDouble() >= kept;
            next.add(new double[] {at, 0, suppressed ? 1 : 0});
            if (!suppressed) {
              parentDelays.add(delay);
            }
          }
        }
      }
      current = next;
    }
    events.sort((a, b) -> Double.compare(a[0], b[0]));
  }

  static final RepostKernel KERNEL = RepostKernel.ofPlatform("x");

  static double delay(Random random) {
    double u = random.nextDouble();
    int k = 0;
    while (k < 6 && u >= KERNEL.weights().get(k)) {
      u -= KERNEL.weights().get(k);
      k++;
    }
    return -Math.log(1 - random.nextDouble()) / io.firebreak.models.spread.Decay.ratePerHour(k);
  }

  private static int poisson(Random random, double mean) {
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /** As a history whose hour 0 is the epoch. */
  MentionTimes history() {
    long[] at = events.stream().mapToLong(event -> hours(event[0])).toArray();
    boolean[] passedOn = new boolean[at.length];
    for (int i = 0; i < at.length; i++) {
      passedOn[i] = events.get(i)[1] == 0;
    }
    return MentionTimes.of(at, passedOn);
  }

  static long hours(double hours) {
    return Math.round(hours * 3_600_000);
  }
}
