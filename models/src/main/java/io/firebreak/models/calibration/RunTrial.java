package io.firebreak.models.calibration;

import java.util.Optional;

/** Runs one trial of a suite; its outcome depends on the plan, the suite and its number alone. */
final class RunTrial {
  private static final double FULL_LOOK = 24;

  private RunTrial() {}

  static TrialOutcome run(CalibrationPlan plan, Suite suite, int index) {
    Trial trial = suite.source().trial(index, suite.reduction());
    Estimator estimator = suite.estimator();
    Optional<Estimator.Estimate> full = estimator.estimate(trial, FULL_LOOK);
    Optional<Estimator.AvertedEstimate> averted =
        full.isPresent()
            ? estimator.averted(
                trial, Seeds.of(plan.seed(), suite.source().id() + "@" + suite.reduction(), index))
            : Optional.empty();
    double most = Double.NaN;
    int looks = 0;
    if (suite.isPlacebo()) {
      for (double hours : plan.looksHours()) {
        Optional<Estimator.Estimate> look =
            hours == FULL_LOOK ? full : estimator.estimate(trial, hours);
        if (look.isPresent()) {
          double probability = look.get().probabilitySlowed();
          most = looks == 0 ? probability : Math.max(most, probability);
          looks++;
        }
      }
    }
    int after = 0;
    for (int i = 0; i < trial.hours().length; i++) {
      after += trial.hours()[i] >= 0 && trial.passedOn()[i] ? 1 : 0;
    }
    Estimator.Estimate estimate =
        full.orElse(new Estimator.Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    Estimator.AvertedEstimate gone =
        averted.orElse(new Estimator.AvertedEstimate(Double.NaN, Double.NaN, Double.NaN));
    return new TrialOutcome(
        estimate.probabilitySlowed(),
        estimate.mean(),
        estimate.low(),
        estimate.high(),
        trial.step(),
        gone.atLeast(),
        gone.median(),
        gone.atMost(),
        trial.averted(),
        most,
        looks,
        BeforeAfter.probabilitySlowed(trial),
        after);
  }
}
