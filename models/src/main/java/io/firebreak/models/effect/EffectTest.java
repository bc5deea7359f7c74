package io.firebreak.models.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The effect test: was there a step in log R at the response, beyond aging, daily rhythm and a
 * random walk?
 *
 * <p>Windows are merged outwards from the response. For each: y = log((N + 0.5) / E), E = sum A c,
 * v = 1 / (N + 0.5). Regressors: 1, a step for each response, the time in 12 h (aging), sine and
 * cosine of the day. For each noise model of the grid {@link LocalLevel} gives theta = H^-1 X'V^-1
 * y, RSS, df = n - 2 - steps, s^2 = max(1, RSS / df), se = s sqrt(H^-1_dd) and loglik = -1/2 log|V|
 * - 1/2 log|H| - RSS / (2 s^2) - df/2 log s^2, by whose exponential the models are weighted.
 */
public final class EffectTest {

  private EffectTest() {}

  /**
   * Tests one response.
   *
   * @return empty with fewer than 4 merged windows before or 2 after the response
   */
  public static Optional<StepPosterior> run(EffectWindows windows, EffectSettings settings) {
    return run(windows, settings, new int[0]);
  }

  /**
   * Tests one response with others modelled beside it.
   *
   * @param others window numbers at which other responses came
   */
  public static Optional<StepPosterior> run(
      EffectWindows windows, EffectSettings settings, int... others) {
    Design design = Design.of(windows, settings, others);
    return design.isEnough(settings) ? Optional.of(fit(design, settings)) : Optional.empty();
  }

  static StepPosterior fit(Design design, EffectSettings settings) {
    int grid = settings.noise().cells().size();
    int steps = design.steps;
    int df = Math.max(design.rows() - 2 - steps, 1);
    double[] logLikelihoods = new double[grid];
    List<Double> means = new ArrayList<>(grid);
    List<Double> errors = new ArrayList<>(grid);
    double[] slopes = new double[grid];
    double[][] correlations = new double[grid][steps - 1];
    double best = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < grid; s++) {
      LocalLevel fit =
          LocalLevel.fit(
              design.columns,
              design.variances,
              design.times,
              settings.noise().cells().get(s),
              design.precisions);
      double scale = settings.noise().rescaled() ? Math.max(1, fit.rss / df) : 1;
      logLikelihoods[s] =
          -0.5 * (fit.logDetV + fit.logDetH + fit.rss / scale + df * StrictMath.log(scale));
      best = Math.max(best, logLikelihoods[s]);
      means.add(fit.theta[1]);
      errors.add(Math.sqrt(fit.inverse[1][1] * scale));
      slopes[s] = fit.theta[1 + steps] + settings.trendMean();
      for (int other = 0; other < steps - 1; other++) {
        correlations[s][other] =
            fit.inverse[1][2 + other]
                / Math.sqrt(fit.inverse[1][1] * fit.inverse[2 + other][2 + other]);
      }
    }
    double total = 0;
    for (double logLikelihood : logLikelihoods) {
      total += StrictMath.exp(logLikelihood - best);
    }
    List<Double> weights = new ArrayList<>(grid);
    double slope = 0;
    double[] correlation = new double[steps - 1];
    for (int s = 0; s < grid; s++) {
      double weight = StrictMath.exp(logLikelihoods[s] - best) / total;
      weights.add(weight);
      slope += weight * slopes[s];
      for (int other = 0; other < steps - 1; other++) {
        correlation[other] += weight * correlations[s][other];
      }
    }
    List<Double> correlationList = new ArrayList<>();
    for (double value : correlation) {
      correlationList.add(value);
    }
    return new StepPosterior(
        settings.noise().cells(),
        weights,
        means,
        errors,
        df,
        design.windowsBefore,
        design.windowsAfter,
        slope,
        correlationList);
  }
}
