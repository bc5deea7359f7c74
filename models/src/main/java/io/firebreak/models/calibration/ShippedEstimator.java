package io.firebreak.models.calibration;

import io.firebreak.models.effect.Averted;
import io.firebreak.models.effect.DrawAverted;
import io.firebreak.models.effect.EffectEstimate;
import io.firebreak.models.effect.EffectRequest;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.EffectTest;
import io.firebreak.models.effect.EffectWindows;
import io.firebreak.models.effect.MeasureEffect;
import io.firebreak.models.effect.MentionTimes;
import io.firebreak.models.effect.ResponseMoment;
import io.firebreak.models.effect.Segment;
import io.firebreak.models.effect.StepPosterior;
import java.util.List;
import java.util.Optional;

/** The effect test as it is shipped, with the conditions under which it speaks. */
public final class ShippedEstimator implements Estimator {
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final String id;
  private final EffectSettings settings;

  /** The same, for those who ask for the step alone. */
  private final EffectSettings undrawn;

  /** With given settings, {@link EffectSettings#SHIPPED} to calibrate what is shipped. */
  public ShippedEstimator(EffectSettings settings) {
    this("shipped", settings);
  }

  /** With settings that have a name of their own, one word. */
  public ShippedEstimator(String id, EffectSettings settings) {
    this.id = id;
    this.settings = settings;
    this.undrawn = settings.withAverted(settings.averted().withDraws(1));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Optional<Estimate> estimate(Trial trial, double lookHours) {
    Optional<StepPosterior> posterior =
        isPlain(trial)
            ? posterior(trial, trial.windows(settings, lookHours))
            : Optional.ofNullable(measured(trial, lookHours, 0, undrawn).step());
    return posterior.map(
        step ->
            new Estimate(
                step.probabilitySlowed(), step.mean(), step.quantile(0.025), step.quantile(0.975)));
  }

  private static boolean isPlain(Trial trial) {
    return trial.control() == null && trial.others().isEmpty();
  }

  /** The product's own way from mentions to the estimate; it draws averted mentions each time. */
  EffectEstimate measured(Trial trial, double lookHours, long seed) {
    return measured(trial, lookHours, seed, settings);
  }

  private static EffectEstimate measured(
      Trial trial, double lookHours, long seed, EffectSettings settings) {
    long response = Math.round(trial.responseEpochHours() * MILLIS_PER_HOUR);
    EffectRequest request =
        EffectRequest.of(
                ResponseMoment.of("response", response),
                segment(trial, response),
                response + Math.round(lookHours * MILLIS_PER_HOUR))
            .withOnset(response + Math.round(trial.onsetHours() * MILLIS_PER_HOUR))
            .withOthers(others(trial, response))
            .withSeed(seed);
    return new MeasureEffect(settings)
        .measure(
            trial.control() == null
                ? request
                : request.withControl(segment(trial.control(), response)));
  }

  private static List<ResponseMoment> others(Trial trial, long responseMillis) {
    return trial.others().stream()
        .map(
            hours ->
                ResponseMoment.of(
                    "other at " + hours, responseMillis + Math.round(hours * MILLIS_PER_HOUR)))
        .toList();
  }

  private static Segment segment(Trial trial, long responseMillis) {
    long[] millis = new long[trial.hours().length];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = responseMillis + Math.round(trial.hours()[i] * MILLIS_PER_HOUR);
    }
    return Segment.of(MentionTimes.of(millis, trial.passedOn()))
        .withPlatform(trial.kernel(), trial.profile());
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
    if (!isPlain(trial)) {
      return Optional.ofNullable(measured(trial, settings.cut().spanHours(), seed).averted())
          .map(averted -> estimate(averted));
    }
    EffectWindows windows = trial.windows(settings, settings.cut().spanHours());
    return posterior(trial, windows)
        .map(step -> estimate(DrawAverted.draw(windows, step, settings, seed)));
  }

  private static AvertedEstimate estimate(Averted averted) {
    return new AvertedEstimate(averted.atLeast(), averted.median(), averted.atMost());
  }
}
