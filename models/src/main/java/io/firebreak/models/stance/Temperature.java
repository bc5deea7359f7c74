package io.firebreak.models.stance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Temperature scaling (Guo et al. 2017, "On calibration of modern neural networks"): scores divided
 * by one number before they become probabilities, so that these are as sure as they are right.
 */
final class Temperature {

  private static final double STEP = 0.05;
  private static final int STEPS = 120;

  private Temperature() {}

  /** One text: the data set it is from, its scores and the index of its true stance. */
  @SuppressWarnings("ArrayRecordComponent")
  record Case(String dataSet, double[] scores, int label) {}

  /**
   * The temperature from {@value #STEP} up, in steps of that size, with the least mean negative log
   * likelihood, each data set counting the same; 1 when there are no cases.
   */
  static double best(List<Case> cases) {
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int step = 1; step <= STEPS && !cases.isEmpty(); step++) {
      double loss = loss(cases, step * STEP);
      if (loss < least) {
        least = loss;
        best = step * STEP;
      }
    }
    return best;
  }

  private static double loss(List<Case> cases, double temperature) {
    Map<String, double[]> sums = new TreeMap<>();
    for (Case one : cases) {
      double likelihood = LinearWeights.softmax(one.scores(), temperature)[one.label()];
      double[] sum = sums.computeIfAbsent(one.dataSet(), name -> new double[2]);
      sum[0] -= StrictMath.log(Math.max(1e-12, likelihood));
      sum[1]++;
    }
    return sums.values().stream().mapToDouble(sum -> sum[0] / sum[1]).sum();
  }
}
