package io.firebreak.models.calibration;

import io.firebreak.models.effect.Averted;
import io.firebreak.models.effect.DrawAverted;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.EffectTest;
import io.firebreak.models.effect.EffectWindows;
import io.firebreak.models.effect.StepPosterior;
import java.util.Optional;

/** The effect test as it is shipped, with the conditions under which it speaks. */
public final class ShippedEstimator implements Estimator {
  private final EffectSettings settings;

  /** With given settings, {@link EffectSettings#SHIPPED} to calibrate what is shipped. */
  public ShippedEstimator(EffectSettings settings) {
    this.settings = settings;
  }

  @Override
  public String id() {
    return "shipped";
  }

  @Override
  public Optional<Estimate> estimate(Trial trial, double lookHours) {
    return posterior(trial, trial.windows(settings, lookHours))
        .map(
            step ->
                new Estimate(
                    step.probabilitySlowed(),
                    step.mean(),
                    step.quantile(0.025),
                    step.quantile(0.975)));
  }

  private Optional<StepPosterior> posterior(Trial trial, EffectWindows windows) {
    double before = 0;
    double after = 0;
    for (int i = 0; i < windows.size(); i++) {
      if (i < windows.before()) {
        before += windows.passedOn(i);
      } else {
        after += windows.passedOn(i);
      }
    }
    EffectSettings.Verdicts needed = settings.verdicts();
    if (before < needed.mentionsBefore()
        || after < needed.mentionsAfter()
        || -trial.onsetHours() < needed.hoursFromOnset()) {
      return Optional.empty();
    }
    return EffectTest.run(windows, settings);
  }

  @Override
  public Optional<AvertedEstimate> averted(Trial trial, long seed) {
    EffectWindows windows = trial.windows(settings, settings.spanHours());
    return posterior(trial, windows)
        .map(
            step -> {
              Averted averted = DrawAverted.draw(windows, step, settings, seed);
              return new AvertedEstimate(averted.atLeast(), averted.median(), averted.atMost());
            });
  }
}
