package io.firebreak.models.effect;

import io.firebreak.models.spread.Estimate;
import java.util.List;

/**
 * What a look at a response found.
 *
 * @param responses ids of the response, or of all of its package in time
 * @param responseAtMillis time of the (first) response
 * @param lookAtMillis time of the look
 * @param verdict what can be said
 * @param confidence LOW when a reason lowers it
 * @param reasons why there is no estimate, or what to know about it
 * @param probabilitySlowed P(delta below 0); null when not estimable, as are all that follow, but
 *     for the gauges and the windows
 * @param reduction of the reproduction number at the response: 1 - e^delta, below 0 when it grew
 * @param averted mentions averted up to the look, and the counterfactual curve
 * @param detectableReduction smallest reduction that this look finds with 80 % power
 * @param detectableReductionLater the same at the end of the test's span, if the spread goes on
 *     like this; null at the end
 * @param enoughAfterHours hours after the response from which on there will be enough data for a
 *     verdict, if the spread goes on like this; null when not within the span or not needed
 * @param windows what the estimate rests on; null when nothing was counted
 * @param kernel repost delays that it rests on
 * @param controlUsed true when a control was compared with
 * @param naive change of the plain rate, which misleads; null when nothing was counted
 * @param reproductionBefore gauge of R in the 6 h before the response; null when nothing was
 *     counted
 * @param reproductionAfter gauge of R in the last 6 h before the look and after the response
 * @param placebos false alarms on past crises; null when there are none
 * @param step posterior of the step delta, for those who compute further
 */
public record EffectEstimate(
    List<String> responses,
    long responseAtMillis,
    long lookAtMillis,
    Verdict verdict,
    Confidence confidence,
    List<Reason> reasons,
    Double probabilitySlowed,
    Reduction reduction,
    Averted averted,
    Double detectableReduction,
    Double detectableReductionLater,
    Double enoughAfterHours,
    WindowsUsed windows,
    RepostKernel kernel,
    boolean controlUsed,
    NaiveChange naive,
    Estimate reproductionBefore,
    Estimate reproductionAfter,
    Placebos placebos,
    StepPosterior step) {

  /** Copies the lists. */
  public EffectEstimate {
    responses = List.copyOf(responses);
    reasons = List.copyOf(reasons);
  }

  /** What a person reads: the verdict with its figures, and why its confidence is low if it is. */
  public String sentence() {
    return EffectSentence.of(this);
  }

  /** What else to know about it, to be shown below the sentence. */
  public List<String> notes() {
    return reasons.stream()
        .filter(reason -> !reason.bars() && !reason.lowersConfidence())
        .map(Reason::inWords)
        .toList();
  }

  /**
   * Reduction of the reproduction number, as a share; below 0 when it grew.
   *
   * @param value at the mean of delta
   * @param low lower end of the 95 % interval
   * @param high upper end of it
   * @param low80 lower end of the 80 % interval
   * @param high80 upper end of it
   */
  public record Reduction(double value, double low, double high, double low80, double high80) {

    static Reduction of(StepPosterior step) {
      return new Reduction(
          step.reduction(),
          1 - StrictMath.exp(step.quantile(0.975)),
          1 - StrictMath.exp(step.quantile(0.025)),
          1 - StrictMath.exp(step.quantile(0.9)),
          1 - StrictMath.exp(step.quantile(0.1)));
    }
  }

  /**
   * What an estimate rests on.
   *
   * @param hoursBefore hours looked at before the response
   * @param hoursAfter hours looked at after it
   * @param mergedBefore merged windows before it
   * @param mergedAfter merged windows after it
   * @param blindHours hours in which the collector was down
   * @param mentionsBefore mentions passed on before it
   * @param mentionsAfter mentions passed on after it
   */
  public record WindowsUsed(
      double hoursBefore,
      double hoursAfter,
      int mergedBefore,
      int mergedAfter,
      double blindHours,
      double mentionsBefore,
      double mentionsAfter) {}

  /**
   * The plain rate after the response against that before it. It says "slowed" in 78 to 99 % of
   * crises in which the response did nothing, so it is never shown without that.
   *
   * @param change rate after / rate before - 1; null when there was nothing before
   * @param hours on either side, at most 12
   */
  public record NaiveChange(Double change, double hours) {

    /** Lowest and highest share of crises without an effect in which it says "slowed". */
    public static final double FALSE_ALARMS_LOW = 0.78;

    /** See {@link #FALSE_ALARMS_LOW}. */
    public static final double FALSE_ALARMS_HIGH = 0.99;
  }
}
