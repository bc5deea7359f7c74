package io.firebreak.models.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The effect test: was there a step in log R at the response, beyond aging, daily rhythm and a
 * random walk?
 *
 * <p>Windows are merged outwards from the response. For each: y = log((N + 0.5) / E), E = sum A c,
 * v = 1 / (N + 0.5). Regressors: 1, a step for each response, the time in 12 h (aging), sine and
 * cosine of the day. For each mode of aging and model of the noise {@link LocalLevel} gives theta =
 * H^-1 X'V^-1 y, RSS, df = n - 2 - steps, s^2 = max(1, RSS / df) where the grid is rescaled, else
 * 1, se = s sqrt(H^-1_dd) and loglik = log(w / sd) - 1/2 log|V| - 1/2 log|H| - RSS / (2 s^2) - df/2
 * log s^2, with w and sd of the mode, by whose exponential they are weighted.
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
    List<NoiseGrid.Noise> noises = settings.noise().cells();
    int grid = settings.aging().modes().size() * noises.size();
    int steps = design.steps;
    int df = Math.max(design.rows() - 2 - steps, 1);
    double[] logWeights = new double[grid];
    List<NoiseGrid.Noise> models = new ArrayList<>(grid);
    List<Double> means = new ArrayList<>(grid);
    List<Double> errors = new ArrayList<>(grid);
    double[] slopes = new double[grid];
    double[][] correlations = new double[grid][steps - 1];
    for (AgingPrior.Mode aging : settings.aging().modes()) {
      for (NoiseGrid.Noise noise : noises) {
        int s = models.size();
        LocalLevel fit = design.fit(aging, noise);
        double scale = settings.noise().rescaled() ? Math.max(1, fit.rss / df) : 1;
        logWeights[s] =
            StrictMath.log(aging.weight() / aging.sd())
                - 0.5 * (fit.logDetV + fit.logDetH + fit.rss / scale + df * StrictMath.log(scale));
        models.add(noise);
        means.add(fit.theta[1]);
        errors.add(Math.sqrt(fit.inverse[1][1] * scale));
        slopes[s] = fit.theta[1 + steps] + aging.mean();
        for (int other = 0; other < steps - 1; other++) {
          correlations[s][other] =
              fit.inverse[1][2 + other]
                  / Math.sqrt(fit.inverse[1][1] * fit.inverse[2 + other][2 + other]);
        }
      }
    }
    List<Double> weights = StepPosterior.weights(logWeights);
    double slope = 0;
    double[] correlation = new double[steps - 1];
    for (int s = 0; s < grid; s++) {
      slope += weights.get(s) * slopes[s];
      for (int other = 0; other < steps - 1; other++) {
        correlation[other] += weights.get(s) * correlations[s][other];
      }
    }
    return new StepPosterior(
        models,
        weights,
        means,
        errors,
        df,
        design.windowsBefore,
        design.windowsAfter,
        slope,
        Arrays.stream(correlation).boxed().toList());
  }
}
