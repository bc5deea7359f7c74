package io.firebreak.models.calibration;

import io.firebreak.models.effect.AgingPrior;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.EffectTest;
import io.firebreak.models.effect.EffectWindows;
import io.firebreak.models.effect.StepPosterior;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The aging that past crises of an issue, a company or a platform had: a prior for the next one.
 * Where it is known how stories age, a step is told from aging with fewer mentions.
 *
 * <p>Each past crisis is fitted with a free slope of log R and no step. With m and s the mean and
 * standard deviation of n slopes, N(m, max(s, 0.1)^2) becomes a mode of weight n / (n + 3) beside
 * the modes of the prior at hand, which counts as three crises. The error of each slope stays
 * within s, so the mode is rather too wide than too narrow.
 */
public final class LearnAging {
  /** Fewer past crises teach nothing. */
  public static final int LEAST_CRISES = 5;

  private static final double WEIGHT_OF_PRIOR = 3;
  private static final double LEAST_SD = 0.1;
  private static final double NO_STEP_SD = 1e-3;
  private static final double FREE_MEAN = -0.3;
  private static final double FREE_SD = 1;

  private LearnAging() {}

  /**
   * The settings with the prior that was learnt.
   *
   * @param past windows of past crises in which nobody responded, or that end at the response:
   *     around any time at which the effect test would speak
   * @return the settings as they are with fewer than five crises that can be fitted
   */
  public static EffectSettings from(List<EffectWindows> past, EffectSettings settings) {
    EffectSettings free =
        settings.withStepSd(NO_STEP_SD).withAging(AgingPrior.of(FREE_MEAN, FREE_SD));
    int n = 0;
    double sum = 0;
    double squares = 0;
    for (EffectWindows windows : past) {
      Optional<StepPosterior> fit = EffectTest.run(windows, free);
      if (fit.isPresent()) {
        double slope = fit.get().slope();
        n++;
        sum += slope;
        squares += slope * slope;
      }
    }
    if (n < LEAST_CRISES) {
      return settings;
    }
    double mean = sum / n;
    double variance = Math.max(0, squares / n - mean * mean) * n / (n - 1);
    double share = n / (n + WEIGHT_OF_PRIOR);
    List<AgingPrior.Mode> modes = new ArrayList<>();
    modes.add(new AgingPrior.Mode(mean, Math.max(LEAST_SD, Math.sqrt(variance)), share));
    for (AgingPrior.Mode mode : settings.aging().modes()) {
      modes.add(new AgingPrior.Mode(mode.mean(), mode.sd(), mode.weight() * (1 - share)));
    }
    return settings.withAging(new AgingPrior(modes));
  }
}
