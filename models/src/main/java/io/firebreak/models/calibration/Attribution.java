package io.firebreak.models.calibration;

import io.firebreak.models.effect.RepostKernel;
import io.firebreak.models.spread.Decay;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws a parent for each repost of a cascade whose file does not name it: mention i with a
 * probability in proportion to the kernel's density at the delay from i.
 */
final class Attribution {
  private Attribution() {}

  /**
   * Parents by index.
   *
   * @param hours ascending; the first is the original
   */
  static int[] draw(double[] hours, RepostKernel kernel, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Double> weights = kernel.weights();
    double[] sums = new double[Decay.RATES];
    int[] parents = new int[hours.length];
    parents[0] = -1;
    for (int i = 1; i < hours.length; i++) {
      double total = 0;
      double[] rates = new double[Decay.RATES];
      for (int k = 0; k < Decay.RATES; k++) {
        double rate = Decay.ratePerHour(k);
        sums[k] = (sums[k] + 1) * StrictMath.exp(-rate * (hours[i] - hours[i - 1]));
        rates[k] = weights.get(k) * rate * sums[k];
        total += rates[k];
      }
      double left = random.nextDouble() * total;
      int k = 0;
      while (k < Decay.RATES - 1 && left >= rates[k]) {
        left -= rates[k++];
      }
      parents[i] = earlier(hours, i, Decay.ratePerHour(k), random.nextDouble() * sums[k]);
    }
    return parents;
  }

  /** Goes back in time until the decayed weights of what it passes reach {@code left}. */
  private static int earlier(double[] hours, int i, double rate, double left) {
    double open = left;
    for (int j = i - 1; j > 0; j--) {
      open -= StrictMath.exp(-rate * (hours[i] - hours[j]));
      if (open <= 0) {
        return j;
      }
    }
    return 0;
  }
}
