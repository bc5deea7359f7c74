package io.firebreak.models.effect;

import io.firebreak.models.spread.Decay;
import java.util.Arrays;
import java.util.List;

/**
 * What later looks would show if the spread goes on like this: mentions of the coming windows are
 * those to be expected at the R and the rate of originals of the last 6 hours, and the step stays
 * what it is estimated to be.
 *
 * @param enoughAtHours hours after the response from which on the verdict would no longer be
 *     inconclusive; null when not within the span of the test
 * @param detectableReduction smallest reduction found with 80 % power at the end of the span
 */
record Outlook(Double enoughAtHours, double detectableReduction) {

  private static final double GAUGE_HOURS = 6;
  private static final double LARGEST_SHARE_AT_ONCE = 0.7;

  /** Looks ahead. */
  static Outlook of(
      EffectWindows windows, StepPosterior step, EffectSettings settings, int... others) {
    int span = settings.spanWindows();
    EffectWindows whole = continued(windows, span - windows.after());
    double[] now = errorsWithoutScale(windows, settings, others);
    StepPosterior last = seenFrom(whole, step, now, settings, others);
    EffectSettings.Verdicts verdicts = settings.verdicts();
    Double enough = null;
    if (decides(last, verdicts)) {
      int low = windows.after();
      int high = span;
      while (high - low > 1) {
        int middle = (low + high) / 2;
        StepPosterior seen = seenFrom(cut(whole, middle), step, now, settings, others);
        if (decides(seen, verdicts)) {
          high = middle;
        } else {
          low = middle;
        }
      }
      enough = high * windows.widthHours();
    }
    return new Outlook(enough, last.detectableReduction(verdicts.slowedAt(), 0.8));
  }

  private static boolean decides(StepPosterior step, EffectSettings.Verdicts verdicts) {
    double p = step.probabilitySlowed();
    return p >= verdicts.slowedAt() || p <= verdicts.spedUpAt();
  }

  /** The step with the errors that it will have when these windows are in. */
  private static StepPosterior seenFrom(
      EffectWindows later,
      StepPosterior step,
      double[] now,
      EffectSettings settings,
      int... others) {
    double[] then = errorsWithoutScale(later, settings, others);
    Double[] errors = new Double[then.length];
    for (int s = 0; s < then.length; s++) {
      errors[s] = step.errors().get(s) * Math.min(1, then[s] / now[s]);
    }
    return new StepPosterior(
        step.noises(),
        step.weights(),
        step.means(),
        Arrays.asList(errors),
        step.degreesOfFreedom(),
        step.windowsBefore(),
        step.windowsAfter(),
        step.slope(),
        step.correlations());
  }

  private static double[] errorsWithoutScale(
      EffectWindows windows, EffectSettings settings, int... others) {
    Design design = Design.of(windows, settings, others);
    List<NoiseGrid.Noise> noises = settings.noise().cells();
    double[] errors = new double[settings.aging().modes().size() * noises.size()];
    int s = 0;
    for (AgingPrior.Mode aging : settings.aging().modes()) {
      for (NoiseGrid.Noise noise : noises) {
        errors[s++] = Math.sqrt(design.fit(aging, noise).inverse[1][1]);
      }
    }
    return errors;
  }

  private static EffectWindows cut(EffectWindows windows, int after) {
    int size = windows.before() + after;
    return new EffectWindows(
        windows.widthHours,
        windows.before,
        Arrays.copyOf(windows.passedOn, size),
        Arrays.copyOf(windows.originals, size),
        Arrays.copyOf(windows.exposure, size),
        Arrays.copyOf(windows.logProfile, size),
        Arrays.copyOf(windows.blind, size),
        windows.anchorEpochHours,
        windows.kernel,
        windows.decayedAtEnd);
  }

  /** Windows with those to be expected behind them. */
  static EffectWindows continued(EffectWindows windows, int more) {
    if (more <= 0) {
      return windows;
    }
    int size = windows.size();
    int gauge = (int) Math.round(GAUGE_HOURS / windows.widthHours);
    int from = Math.max(windows.before(), size - gauge);
    double originalsPerWindow = 0;
    for (int i = from; i < size; i++) {
      originalsPerWindow += windows.originals[i] / (size - from);
    }
    EffectWindows all = cut(windows, windows.after() + more);
    double[] state = windows.decayedAtEnd.clone();
    double[] weights = windows.kernel.toArray();
    double width = windows.widthHours;
    double own = 1;
    for (int k = 0; k < Decay.RATES; k++) {
      own -= weights[k] * meanDecay(k, width);
    }
    double reproduction =
        Math.min(windows.reproduction(from, size).value(), LARGEST_SHARE_AT_ONCE / own);
    for (int i = size; i < size + more; i++) {
      double exposure = own * originalsPerWindow;
      for (int k = 0; k < Decay.RATES; k++) {
        exposure += weights[k] * state[k] * (1 - decay(k, width));
      }
      exposure /= 1 - reproduction * own;
      double passedOn = reproduction * exposure;
      for (int k = 0; k < Decay.RATES; k++) {
        state[k] =
            state[k] * decay(k, width) + (passedOn + originalsPerWindow) * meanDecay(k, width);
      }
      all.passedOn[i] = passedOn;
      all.originals[i] = originalsPerWindow;
      all.exposure[i] = exposure;
      all.logProfile[i] = 0;
    }
    return all;
  }

  private static double decay(int k, double hours) {
    return StrictMath.exp(-Decay.ratePerHour(k) * hours);
  }

  /** Mean of e^(-b u) for u even in 0 to the width. */
  private static double meanDecay(int k, double hours) {
    return (1 - decay(k, hours)) / (Decay.ratePerHour(k) * hours);
  }

  /** Hours after the response from which on a test will be possible; null when not in its span. */
  static Double hoursUntilTest(EffectWindows windows, EffectSettings settings) {
    EffectWindows whole = continued(windows, settings.spanWindows() - windows.after());
    double mentions = 0;
    for (int i = whole.before(); i < whole.size(); i++) {
      mentions += whole.blind[i] ? 0 : whole.passedOn[i];
      double hours = (i + 1 - whole.before()) * whole.widthHours();
      if (mentions >= settings.verdicts().mentionsAfter()
          && hours >= settings.verdicts().hoursAfter()) {
        return hours;
      }
    }
    return null;
  }
}
