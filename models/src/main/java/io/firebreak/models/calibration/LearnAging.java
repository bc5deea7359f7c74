package io.firebreak.models.calibration;

import io.firebreak.models.effect.AgingPrior;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.EffectTest;
import io.firebreak.models.effect.EffectWindows;
import java.util.ArrayList;
import java.util.List;

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
    EffectSettings free = free(settings);
    List<Double> slopes = new ArrayList<>();
    for (EffectWindows windows : past) {
      EffectTest.run(windows, free).ifPresent(fit -> slopes.add(fit.slope()));
    }
    return settings.withAging(prior(slopes, settings.aging()));
  }

  /** Settings with which a test finds the slope of a story alone, and no step. */
  static EffectSettings free(EffectSettings settings) {
    return settings.withStepSd(NO_STEP_SD).withAging(AgingPrior.of(FREE_MEAN, FREE_SD));
  }

  /**
   * What slopes of past crises, one each, make of a prior at hand.
   *
   * @param slopes of log R per 12 h
   * @return the prior at hand with fewer than five; else the learnt mode comes first
   */
  static AgingPrior prior(List<Double> slopes, AgingPrior atHand) {
    int n = slopes.size();
    if (n < LEAST_CRISES) {
      return atHand;
    }
    double sum = 0;
    double squares = 0;
    for (double slope : slopes) {
      sum += slope;
      squares += slope * slope;
    }
    double mean = sum / n;
    double variance = Math.max(0, squares / n - mean * mean) * n / (n - 1);
    double share = n / (n + WEIGHT_OF_PRIOR);
    List<AgingPrior.Mode> modes = new ArrayList<>();
    modes.add(new AgingPrior.Mode(mean, Math.max(LEAST_SD, Math.sqrt(variance)), share));
    for (AgingPrior.Mode mode : atHand.modes()) {
      modes.add(new AgingPrior.Mode(mode.mean(), mode.sd(), mode.weight() * (1 - share)));
    }
    return new AgingPrior(modes);
  }
}
