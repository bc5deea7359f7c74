package io.firebreak.models.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSamplerCache;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Draws averted mentions: the step from its mixture of t distributions, R before the response and
 * the true count of each window from Gamma distributions, the suppressed mentions of each window
 * from Poisson distributions. The same seed gives the same figures.
 */
public final class DrawAverted {

  /** Set-up of samplers of means 40 to 2,000, made when first met; safe for several threads. */
  private static final PoissonSamplerCache POISSON = new PoissonSamplerCache(40, 2000);

  private DrawAverted() {}

  /** Draws with a seed. */
  public static Averted draw(
      EffectWindows windows, StepPosterior step, EffectSettings settings, long seed) {
    Counterfactual world = new Counterfactual(windows, step, settings.averted());
    int draws = settings.averted().draws();
    int size = world.size;
    UniformRandomProvider random = new SplittableRandom(seed)::nextLong;
    NormalizedGaussianSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
    double freedom = step.degreesOfFreedom();
    ContinuousSampler chiSquare = AhrensDieterMarsagliaTsangGammaSampler.of(random, freedom / 2, 2);
    ContinuousSampler before =
        AhrensDieterMarsagliaTsangGammaSampler.of(random, world.shapeBefore, 1 / world.rateBefore);
    ContinuousSampler[] truth = new ContinuousSampler[size];
    for (int k = 0; k < size; k++) {
      truth[k] = AhrensDieterMarsagliaTsangGammaSampler.of(random, world.counts[k] + 0.5, 1);
    }
    double[] totals = new double[draws];
    double[][] byWindow = new double[size][draws];
    double[] suppressed = new double[size];
    int growing = 0;
    for (int d = 0; d < draws; d++) {
      int model = pick(step.weights(), random.nextDouble());
      double standard = normal.sample() / Math.sqrt(chiSquare.sample() / freedom);
      double delta = world.stepOf(model, standard);
      double reproductionBefore = before.sample();
      double sign = delta < 0 ? 1 : -1;
      double meanWithout = 0;
      for (int k = 0; k < size; k++) {
        double without = world.reproductionWithout(k, delta, reproductionBefore);
        double mean = world.meanSuppressed(k, without, truth[k].sample(), suppressed);
        suppressed[k] = mean > 0 ? POISSON.createSharedStateSampler(random, mean).sample() : 0;
        totals[d] += sign * suppressed[k];
        byWindow[k][d] = Math.max(0, world.counts[k] + sign * suppressed[k]);
        meanWithout += without * world.exposureShare(k);
      }
      growing += meanWithout >= 1 ? 1 : 0;
    }
    Arrays.sort(totals);
    return new Averted(
        quantile(totals, settings.averted().atLeastQuantile()),
        quantile(totals, 0.5),
        quantile(totals, 0.975),
        2 * growing >= draws,
        curve(windows, byWindow));
  }

  private static List<CounterfactualPoint> curve(EffectWindows windows, double[][] byWindow) {
    List<CounterfactualPoint> curve = new ArrayList<>(windows.size());
    for (int i = 0; i < windows.size(); i++) {
      double from = (i - windows.before()) * windows.widthHours();
      double to = (i + 1 - windows.before()) * windows.widthHours();
      double observed = windows.passedOn(i);
      if (i < windows.before()) {
        curve.add(
            new CounterfactualPoint(
                from, to, observed, windows.blind(i), observed, observed, observed));
      } else {
        double[] drawn = byWindow[i - windows.before()];
        Arrays.sort(drawn);
        curve.add(
            new CounterfactualPoint(
                from,
                to,
                observed,
                windows.blind(i),
                quantile(drawn, 0.5),
                quantile(drawn, 0.025),
                quantile(drawn, 0.975)));
      }
    }
    return curve;
  }

  private static int pick(List<Double> weights, double u) {
    double sum = 0;
    for (int s = 0; s < weights.size() - 1; s++) {
      sum += weights.get(s);
      if (u < sum) {
        return s;
      }
    }
    return weights.size() - 1;
  }

  /** Linear between the two nearest order statistics, as in R's type 7. */
  static double quantile(double[] sorted, double p) {
    double place = p * (sorted.length - 1);
    int low = (int) place;
    int high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
  }
}
