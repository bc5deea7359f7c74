package io.firebreak.local.report;

import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.effect.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * One look at a response in plain words, for one who decides and does not read charts. The figures
 * are those of the look; each effect stands with its interval.
 */
final class PlainVerdict {
  private final ResponseEffect effect;
  private final VerdictBadge verdict;

  PlainVerdict(ResponseEffect effect) {
    this.effect = effect;
    this.verdict = VerdictBadge.of(effect.verdict());
  }

  /** What it did, as HTML. */
  String says() {
    return switch (verdict) {
      case SLOWED -> slowed();
      case SPED_UP -> spedUp();
      case INCONCLUSIVE -> inconclusive();
      case NOT_ESTIMABLE -> "It cannot be estimated" + because(Reason::bars) + "." + outlook();
      case NO_VERDICT_YET -> gauge();
    };
  }

  private String slowed() {
    Double least = effect.avertedAtLeast();
    return "The spread slowed, more than stories do by themselves, by "
        + share(effect.reduction(), effect.reductionLow(), effect.reductionHigh())
        + ". "
        + (least != null && least >= 1
            ? "<b>At least " + whole(least) + " critic mentions averted</b>" + time() + "."
            : "How many critic mentions that averted" + time() + " cannot be bounded yet.");
  }

  private String spedUp() {
    Double most = effect.avertedAtMost();
    return "The spread sped up by "
        + share(
            minus(effect.reduction()), minus(effect.reductionHigh()), minus(effect.reductionLow()))
        + "."
        + (most != null && most <= -1
            ? " It came with <b>at least "
                + whole(-most)
                + " further critic mentions</b>"
                + time()
                + "."
            : "");
  }

  private String inconclusive() {
    return "It may have slowed the spread or not: the change lies between "
        + signed(minus(effect.reductionHigh()))
        + " and "
        + signed(minus(effect.reductionLow()))
        + " (95\u00a0% interval)."
        + (effect.detectableReduction() == null
            ? ""
            : " A cut of "
                + percent(effect.detectableReduction())
                + " or more would most likely have been found.")
        + outlook();
  }

  private String gauge() {
    return "The first verdict comes six hours after a response. R "
        + (effect.reproductionBefore() == null
            ? "before it: too few data"
            : "was " + Numbers.fixed(effect.reproductionBefore(), 2) + " before it")
        + (effect.reproductionAfter() == null
            ? "."
            : " and is " + Numbers.fixed(effect.reproductionAfter(), 2) + " after it.")
        + " That is a gauge and no test.";
  }

  private String outlook() {
    return effect.enoughAfterHours() == null
        ? ""
        : " If it goes on like this, there will be enough data "
            + Numbers.rate(effect.enoughAfterHours())
            + "\u00a0h after the response.";
  }

  /** Why its confidence is low, as HTML; empty when it is not. */
  String lowConfidence() {
    return isOfLowConfidence() ? "Low confidence" + because(Reason::lowersConfidence) + "." : "";
  }

  boolean isOfLowConfidence() {
    return "low".equals(effect.confidence()) && verdict != VerdictBadge.NOT_ESTIMABLE;
  }

  private String because(java.util.function.Predicate<Reason> which) {
    List<String> why = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      if (which.test(reason) && effect.reasons().contains(reason.word())) {
        why.add(Html.escape(reason.inWords()));
      }
    }
    return why.isEmpty() ? "" : ": " + String.join("; ", why);
  }

  /** How often such a verdict is wrong, as HTML; empty where there is none. */
  String falseAlarms() {
    if (!verdict.hasEstimate()) {
      return "";
    }
    return FalseAlarms.known(effect.placeboTests(), effect.placeboFalseSlowed())
        ? "False-alarm rate: "
            + Numbers.percent(effect.placeboFalseSlowed())
            + " of "
            + Numbers.count(effect.placeboTests())
            + " tests at random times of past crises said “slowed”."
        : "False-alarm rate on your past crises: not known; on simulated ones "
            + FalseAlarms.ofTheTest()
            + ".";
  }

  private String time() {
    return effect.hoursAfter() == null
        ? ""
        : " in the " + Numbers.rate(effect.hoursAfter()) + "\u00a0h after it";
  }

  private static String share(Double value, Double low, Double high) {
    return percent(value) + " (95\u00a0% interval " + percent(low) + " to " + percent(high) + ")";
  }

  private static String percent(Double share) {
    return share == null ? Numbers.NONE : Numbers.fixed(100 * share, 0) + "\u00a0%";
  }

  private static String signed(Double share) {
    return (share != null && share > 0 ? "+" : "") + percent(share);
  }

  private static Double minus(Double value) {
    return value == null ? null : (Double) (0 - value);
  }

  private static String whole(double mentions) {
    return Numbers.fixed(Math.floor(mentions), 0);
  }
}
