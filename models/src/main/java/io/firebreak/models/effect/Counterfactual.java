package io.firebreak.models.effect;

import io.firebreak.models.effect.EffectSettings.AvertedDraws;

/**
 * What spread would have been without the response, by window after it.
 *
 * <p>Per noise model the step is shrunk by g = 1 / (1 + se^2 / shrink^2), mean times g and se times
 * sqrt(g). R1_k = smoothed (N + 0.5) / (A + 0.5); R0_k = min(R1_k e^-delta, cap, 2 R_pre c_k) but
 * not below R1_k when delta is below 0. Suppressed mentions S_k have mean [G_k |R0_k / R1_k - 1| +
 * R0_k sum_j S_j kappa_(k-j)] / max(1 - R0_k kappa_0, 0.3): those suppressed directly, and the
 * descendants that they would have had.
 */
final class Counterfactual {

  private static final double LEAST_DENOMINATOR = 0.3;
  private static final double LARGEST_MEAN = 1e5;

  /** Prior of R before the response: EpiEstim's, mean 5 and standard deviation 5. */
  private static final double PRIOR_SHAPE = 1;

  private static final double PRIOR_RATE = 0.2;

  final int size;
  final double[] counts;
  final double shapeBefore;
  final double rateBefore;
  private final AvertedDraws settings;
  private final double[] reproduction;
  private final double[] profile;
  private final double[] exposureShare;
  private final double[] mass;
  private final double[] shrunkMeans;
  private final double[] shrunkErrors;
  private final StepPosterior step;

  Counterfactual(EffectWindows windows, StepPosterior step, AvertedDraws settings) {
    int before = windows.before();
    this.settings = settings;
    this.step = step;
    this.size = windows.after();
    this.counts = new double[size];
    this.reproduction = new double[size];
    this.profile = new double[size];
    this.exposureShare = new double[size];
    double allExposure = 0;
    for (int k = 0; k < size; k++) {
      counts[k] = windows.passedOn[before + k];
      profile[k] = StrictMath.exp(windows.logProfile[before + k]);
      allExposure += windows.exposure[before + k];
    }
    for (int k = 0; k < size; k++) {
      double count = 0.5;
      double exposure = 0.5;
      int to = Math.min(size, k + settings.smoothWindows() + 1);
      for (int j = Math.max(0, k - settings.smoothWindows()); j < to; j++) {
        count += counts[j];
        exposure += windows.exposure[before + j];
      }
      reproduction[k] = count / exposure;
      exposureShare[k] = allExposure > 0 ? windows.exposure[before + k] / allExposure : 0;
    }
    double shape = PRIOR_SHAPE;
    double rate = PRIOR_RATE;
    int hours = (int) Math.round(settings.capHours() / windows.widthHours);
    for (int i = Math.max(0, before - hours); i < before; i++) {
      shape += windows.passedOn[i];
      rate += windows.exposure[i] * StrictMath.exp(windows.logProfile[i]);
    }
    this.shapeBefore = shape;
    this.rateBefore = rate;
    this.mass = windows.kernel.massByWindow(size, windows.widthHours);
    int grid = step.weights().size();
    this.shrunkMeans = new double[grid];
    this.shrunkErrors = new double[grid];
    double wide = settings.shrinkSd() * settings.shrinkSd();
    for (int s = 0; s < grid; s++) {
      double error = step.errors().get(s);
      double shrink = wide / (wide + error * error);
      shrunkMeans[s] = step.means().get(s) * shrink;
      shrunkErrors[s] = error * Math.sqrt(shrink);
    }
  }

  /** Draws of a step given noise model s from a standard t draw. */
  double stepOf(int s, double standard) {
    double value = shrunkMeans[s] + shrunkErrors[s] * standard;
    return Math.max(-settings.stepLimit(), Math.min(settings.stepLimit(), value));
  }

  /** The mean step after shrinking. */
  double meanStep() {
    double mean = 0;
    for (int s = 0; s < shrunkMeans.length; s++) {
      mean += step.weights().get(s) * shrunkMeans[s];
    }
    return mean;
  }

  /** R of window k had there been no step delta. */
  double reproductionWithout(int k, double delta, double before) {
    double with = reproduction[k];
    double without = Math.min(with * StrictMath.exp(-delta), settings.reproductionCap());
    if (delta >= 0) {
      return without;
    }
    double capped = Math.min(without, settings.capMultiple() * before * profile[k]);
    return Math.max(capped, Math.min(with, without));
  }

  /** Mean of S_k, at most 100,000, given S_0 to S_(k-1). */
  double meanSuppressed(int k, double without, double direct, double[] suppressed) {
    double descendants = 0;
    for (int j = 0; j < k; j++) {
      descendants += suppressed[j] * mass[k - j];
    }
    double mean =
        (direct * Math.abs(without / reproduction[k] - 1) + without * descendants)
            / Math.max(1 - without * mass[0], LEAST_DENOMINATOR);
    return Math.min(mean, LARGEST_MEAN);
  }

  /** Share of the exposure after the response that lies in window k. */
  double exposureShare(int k) {
    return exposureShare[k];
  }

  /** Averted mentions at the mean step and mean R, without chance: negative when it drew some. */
  double point() {
    double delta = meanStep();
    double before = shapeBefore / rateBefore;
    double[] suppressed = new double[size];
    double sum = 0;
    for (int k = 0; k < size; k++) {
      double without = reproductionWithout(k, delta, before);
      suppressed[k] = meanSuppressed(k, without, counts[k] + 0.5, suppressed);
      sum += suppressed[k];
    }
    return delta < 0 ? sum : -sum;
  }
}
