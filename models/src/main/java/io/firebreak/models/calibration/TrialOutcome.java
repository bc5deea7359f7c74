package io.firebreak.models.calibration;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What one trial gave; NaN for what it could not give. Kept as one line of numbers that gives the
 * same outcome when read again.
 *
 * @param probabilitySlowed at 24 h; NaN where the test does not speak
 * @param mean of delta
 * @param low 2.5 % quantile of delta
 * @param high 97.5 % quantile of delta
 * @param step truth: delta
 * @param atLeast averted, the lower quantile that is told
 * @param median averted
 * @param atMost averted, 97.5 % quantile
 * @param averted truth
 * @param mostOverLooks greatest probability over the looks; NaN where none speaks
 * @param looks how many looks spoke
 * @param beforeAfter the plain comparison's probability
 * @param mentionsAfter mentions passed on after the response
 */
record TrialOutcome(
    double probabilitySlowed,
    double mean,
    double low,
    double high,
    double step,
    double atLeast,
    double median,
    double atMost,
    double averted,
    double mostOverLooks,
    double looks,
    double beforeAfter,
    double mentionsAfter) {

  private static final int NUMBERS = 13;

  boolean isEstimable() {
    return !Double.isNaN(probabilitySlowed);
  }

  String line() {
    double[] numbers = {
      probabilitySlowed,
      mean,
      low,
      high,
      step,
      atLeast,
      median,
      atMost,
      averted,
      mostOverLooks,
      looks,
      beforeAfter,
      mentionsAfter
    };
    return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(","));
  }

  /**
   * Reads {@link #line}.
   *
   * @throws IllegalArgumentException when it is not one
   */
  static TrialOutcome parse(String line) {
    String[] fields = line.split(",", -1);
    if (fields.length != NUMBERS) {
      throw new IllegalArgumentException("not an outcome: " + line);
    }
    double[] x = Arrays.stream(fields).mapToDouble(Double::parseDouble).toArray();
    return new TrialOutcome(
        x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8], x[9], x[10], x[11], x[12]);
  }
}
