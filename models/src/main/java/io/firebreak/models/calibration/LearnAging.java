package io.firebreak.models.calibration;

import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.EffectTest;
import io.firebreak.models.effect.EffectWindows;
import io.firebreak.models.effect.StepPosterior;
import java.util.List;
import java.util.Optional;

/**
 * The aging that past crises of an issue, a company or a platform had: a prior for the next one.
 * Where it is known how stories age, a step is told from aging with fewer mentions.
 *
 * <p>Each past crisis is fitted with a free slope of log R and no step. With m and s the mean and
 * standard deviation of n slopes, and m_0 and s_0 those of the shipped prior, which counts as three
 * crises,
 *
 * <p>{@code mean = (n m + 3 m_0) / (n + 3)}, {@code sd^2 = [n s^2 + 3 s_0^2 + 3 n / (n + 3) (m -
 * m_0)^2] / (n + 3)}, and sd at least 0.1. The error of each slope stays within s, so the prior is
 * rather too wide than too narrow.
 */
public final class LearnAging {
  /** Fewer past crises teach nothing. */
  public static final int LEAST_CRISES = 5;

  private static final double WEIGHT_OF_SHIPPED = 3;
  private static final double LEAST_SD = 0.1;
  private static final double NO_STEP = 1e6;
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
        new EffectSettings(
            settings.windowHours(),
            settings.spanHours(),
            settings.onsetGuardHours(),
            settings.mergeMentions(),
            settings.mergeHours(),
            settings.leastExposure(),
            NO_STEP,
            FREE_MEAN,
            FREE_SD,
            settings.harmonicSd(),
            settings.profiledHarmonicSd(),
            settings.noise(),
            settings.verdicts(),
            settings.averted());
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
    double shipped = settings.trendMean();
    double all = n + WEIGHT_OF_SHIPPED;
    double apart = mean - shipped;
    double spread =
        n * variance
            + WEIGHT_OF_SHIPPED * settings.trendSd() * settings.trendSd()
            + WEIGHT_OF_SHIPPED * n / all * apart * apart;
    return settings.withTrend(
        (n * mean + WEIGHT_OF_SHIPPED * shipped) / all,
        Math.max(LEAST_SD, Math.sqrt(spread / all)));
  }
}
