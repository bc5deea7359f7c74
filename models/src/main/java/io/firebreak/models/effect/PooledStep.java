package io.firebreak.models.effect;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * One step from several platforms of an issue: delta_p ~ N(delta, tau^2), the estimate of platform
 * p ~ N(delta_p, sd_p^2), delta flat, tau half-normal with scale 0.2 on a grid. Given tau, delta is
 * N(sum m/q / sum 1/q, 1 / sum 1/q), q = sd_p^2 + tau^2 (Gelman et al., Bayesian Data Analysis,
 * section 5.4); its tails are those of t with the least degrees of freedom of the platforms.
 *
 * <p>The platforms must be measured apart, each with its own kernel, and their noise must be their
 * own: news that reaches all of them at once is not averaged away.
 *
 * @param platforms how many were pooled
 * @param mean of delta
 * @param deviation of delta
 * @param probabilitySlowed P(delta below 0)
 */
public record PooledStep(int platforms, double mean, double deviation, double probabilitySlowed) {

  private static final double[] SPREADS = {0, 0.05, 0.1, 0.2, 0.3, 0.5};
  private static final double SPREAD_SCALE = 0.2;

  /** Pools the steps of one or more platforms. */
  public static PooledStep of(List<StepPosterior> steps) {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("no platform to pool");
    }
    int freedom = steps.stream().mapToInt(StepPosterior::degreesOfFreedom).min().orElseThrow();
    TDistribution t = TDistribution.of(freedom);
    List<Given> grid = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    for (double spread : SPREADS) {
      Given given = Given.of(steps, spread);
      grid.add(given);
      best = Math.max(best, given.logWeight());
    }
    double total = 0;
    double mean = 0;
    double square = 0;
    double slowed = 0;
    for (Given given : grid) {
      double weight = StrictMath.exp(given.logWeight() - best);
      total += weight;
      mean += weight * given.mean();
      square += weight * (given.variance() + given.mean() * given.mean());
      slowed += weight * t.cumulativeProbability(-given.mean() / Math.sqrt(given.variance()));
    }
    mean /= total;
    return new PooledStep(
        steps.size(),
        mean,
        Math.sqrt(Math.max(0, square / total - mean * mean)),
        Math.min(1, slowed / total));
  }

  /** 1 - e^delta at the mean: the share of propagation that went. */
  public double reduction() {
    return 1 - StrictMath.exp(mean);
  }

  /** delta given tau, and log of the weight of tau. */
  private record Given(double mean, double variance, double logWeight) {

    static Given of(List<StepPosterior> steps, double spread) {
      double precision = 0;
      double sum = 0;
      double logWeight = -0.5 * spread * spread / (SPREAD_SCALE * SPREAD_SCALE);
      for (StepPosterior step : steps) {
        double variance = variance(step, spread);
        precision += 1 / variance;
        sum += step.mean() / variance;
        logWeight -= 0.5 * StrictMath.log(variance);
      }
      double mean = sum / precision;
      for (StepPosterior step : steps) {
        double off = step.mean() - mean;
        logWeight -= 0.5 * off * off / variance(step, spread);
      }
      return new Given(mean, 1 / precision, logWeight - 0.5 * StrictMath.log(precision));
    }

    private static double variance(StepPosterior step, double spread) {
      double deviation = step.deviation();
      return deviation * deviation + spread * spread;
    }
  }
}
