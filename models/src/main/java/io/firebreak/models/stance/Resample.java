package io.firebreak.models.stance;

import io.firebreak.models.stance.StanceEvaluation.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** 95 % intervals by the percentile bootstrap: the same seed gives the same interval. */
final class Resample {

  private static final int RESAMPLES = 1_000;

  private Resample() {}

  /**
   * The measure of all items, and its interval.
   *
   * @param items how many there are to draw from
   * @param seed of the draws
   * @param measure from indices of items, with repetition
   */
  static Interval interval(int items, long seed, ToDoubleFunction<int[]> measure) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] all = new int[items];
    Arrays.setAll(all, at -> at);
    double[] values = new double[RESAMPLES];
    int[] picks = new int[items];
    for (int i = 0; i < RESAMPLES && items > 0; i++) {
      Arrays.setAll(picks, at -> random.nextInt(items));
      values[i] = measure.applyAsDouble(picks);
    }
    Arrays.sort(values);
    return new Interval(
        measure.applyAsDouble(all),
        values[(int) (0.025 * RESAMPLES)],
        values[(int) (0.975 * RESAMPLES)]);
  }
}
