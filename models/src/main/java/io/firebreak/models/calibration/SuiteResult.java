package io.firebreak.models.calibration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What one suite gave. Shares are of the trials in which the test speaks; null where nothing was to
 * be measured.
 *
 * @param estimator what was calibrated
 * @param source the source's word
 * @param title the source's title
 * @param reduction true reduction of the reproduction number
 * @param trials how many
 * @param estimable trials in which the test speaks at 24 h
 * @param slowed share declared slowed at the shipped threshold: false alarms at no effect, power
 *     else
 * @param slowedOfAll the same as a share of all trials
 * @param slowedAt95 share of speaking trials above 0.95
 * @param slowedAt99 ... above 0.99
 * @param spedUp share at or below 0.01: false where the response did not backfire
 * @param slowedInAnyLook share declared slowed at any of the looks; placebo suites only
 * @param coverage share of 95 % intervals of delta that hold the truth
 * @param medianReduction median of 1 - e^delta
 * @param avertedCoverage share of 95 % intervals of averted mentions that hold the truth
 * @param avertedOverstated share of "at least" figures above the truth
 * @param medianAverted median of the true averted mentions
 * @param beforeAfter share declared slowed at 0.95 by comparing before and after, of all trials
 * @param medianMentionsAfter median of the mentions passed on after the response
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuiteResult(
    String estimator,
    String source,
    String title,
    double reduction,
    int trials,
    int estimable,
    Double slowed,
    Double slowedOfAll,
    Double slowedAt95,
    Double slowedAt99,
    Double spedUp,
    Double slowedInAnyLook,
    Double coverage,
    Double medianReduction,
    Double avertedCoverage,
    Double avertedOverstated,
    Double medianAverted,
    Double beforeAfter,
    Double medianMentionsAfter) {

  private static final double SPED_UP = 0.01;

  static SuiteResult of(Suite suite, double threshold, List<TrialOutcome> outcomes) {
    List<TrialOutcome> speaking = outcomes.stream().filter(TrialOutcome::isEstimable).toList();
    List<TrialOutcome> looked =
        outcomes.stream().filter(o -> !Double.isNaN(o.mostOverLooks())).toList();
    return new SuiteResult(
        suite.estimator().id(),
        suite.source().id(),
        suite.source().title(),
        suite.reduction(),
        outcomes.size(),
        speaking.size(),
        share(speaking, o -> o.probabilitySlowed() >= threshold),
        share(outcomes, o -> o.probabilitySlowed() >= threshold),
        share(speaking, o -> o.probabilitySlowed() > 0.95),
        share(speaking, o -> o.probabilitySlowed() > 0.99),
        share(speaking, o -> o.probabilitySlowed() <= SPED_UP),
        share(looked, o -> o.mostOverLooks() >= threshold),
        share(speaking, o -> o.low() <= o.step() && o.step() <= o.high()),
        median(speaking, o -> 1 - StrictMath.exp(o.mean())),
        share(speaking, o -> o.atLeast() <= o.averted() && o.averted() <= o.atMost()),
        share(speaking, o -> o.atLeast() > o.averted()),
        median(outcomes, TrialOutcome::averted),
        share(outcomes, o -> o.beforeAfter() > 0.95),
        median(outcomes, TrialOutcome::mentionsAfter));
  }

  private static Double share(List<TrialOutcome> of, Predicate<TrialOutcome> which) {
    return of.isEmpty() ? null : (Double) (of.stream().filter(which).count() / (double) of.size());
  }

  private static Double median(List<TrialOutcome> of, ToDoubleFunction<TrialOutcome> what) {
    if (of.isEmpty()) {
      return null;
    }
    double[] sorted = of.stream().mapToDouble(what).toArray();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** True where the response did nothing. */
  boolean isPlacebo() {
    return reduction == 0;
  }
}
