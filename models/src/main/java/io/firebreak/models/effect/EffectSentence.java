package io.firebreak.models.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts an estimate into words. */
final class EffectSentence {

  private static final double ONE_DECIMAL_BELOW = 10;
  private static final double MEDIAN_SAYS_NOTHING = 10;

  private EffectSentence() {}

  static String of(EffectEstimate estimate) {
    List<String> parts = new ArrayList<>();
    if (estimate.confidence() == Confidence.LOW && estimate.verdict() != Verdict.NOT_ESTIMABLE) {
      parts.add(
          "LOW CONFIDENCE: "
              + estimate.reasons().stream()
                  .filter(Reason::lowersConfidence)
                  .map(Reason::inWords)
                  .collect(Collectors.joining("; "))
              + ".");
    }
    parts.add(
        switch (estimate.verdict()) {
          case SLOWED -> slowed(estimate);
          case SPED_UP -> spedUp(estimate);
          case INCONCLUSIVE -> inconclusive(estimate);
          case NOT_ESTIMABLE -> notEstimable(estimate);
        });
    if (estimate.windows() != null && estimate.windows().blindHours() > 0) {
      parts.add(
          "The collector was down for "
              + number(estimate.windows().blindHours())
              + " h of this time, which is left out and does not count as calm.");
    }
    return String.join(" ", parts);
  }

  private static String slowed(EffectEstimate estimate) {
    Averted averted = estimate.averted();
    String end =
        averted.openEnded() ? "; the story was still growing, so the upper end is open" : "";
    String mentions =
        averted.atLeast() >= 1
            ? String.format(
                Locale.ROOT,
                "At least %s mentions were averted in %s (%s%s).",
                whole(averted.atLeast()),
                hours(estimate),
                median(averted),
                end)
            : String.format(
                Locale.ROOT,
                "How many mentions that averted in %s cannot yet be bounded (%s%s).",
                hours(estimate),
                median(averted),
                end);
    return "Propagation slowed at the time of the response, "
        + beyond(estimate)
        + ", by "
        + figures(estimate, 1)
        + ". "
        + mentions;
  }

  /** Near R = 1 the draws spread over powers of ten: then their median says nothing. */
  private static String median(Averted averted) {
    return averted.median() > MEDIAN_SAYS_NOTHING * Math.max(1, averted.atLeast())
        ? "how many more cannot be said"
        : "median " + whole(averted.median());
  }

  private static String spedUp(EffectEstimate estimate) {
    String mentions =
        estimate.averted().atMost() <= -1
            ? " It came with at least "
                + whole(-estimate.averted().atMost())
                + " further mentions in "
                + hours(estimate)
                + "."
            : "";
    return "Propagation sped up at the time of the response, "
        + beyond(estimate)
        + ", by "
        + figures(estimate, -1)
        + "."
        + mentions;
  }

  private static String inconclusive(EffectEstimate estimate) {
    String outlook;
    if (estimate.enoughAfterHours() != null) {
      outlook =
          String.format(
              Locale.ROOT,
              " If the spread goes on like this, there will be enough data %s h after the response.",
              number(estimate.enoughAfterHours()));
    } else if (estimate.detectableReductionLater() != null) {
      outlook =
          String.format(
              Locale.ROOT,
              " If the spread goes on like this, a full day of data would show a cut of %s or more.",
              percent(estimate.detectableReductionLater()));
    } else {
      outlook = "";
    }
    return String.format(
        Locale.ROOT,
        "Inconclusive: the data fit a slowing and none (estimated change of propagation %s, 95 %%"
            + " interval %s to %s; probability that it slowed %s). A cut of %s or more would most"
            + " likely have been found.%s",
        signed(-estimate.reduction().value()),
        signed(-estimate.reduction().high()),
        signed(-estimate.reduction().low()),
        probability(estimate.probabilitySlowed()),
        percent(estimate.detectableReduction()),
        outlook);
  }

  private static String notEstimable(EffectEstimate estimate) {
    String why =
        estimate.reasons().stream()
            .filter(Reason::bars)
            .map(Reason::inWords)
            .collect(Collectors.joining("; "));
    String outlook =
        estimate.enoughAfterHours() == null
            ? ""
            : String.format(
                Locale.ROOT,
                " If the spread goes on like this, there will be enough data %s h after the"
                    + " response.",
                number(estimate.enoughAfterHours()));
    return "No estimate: " + why + "." + outlook;
  }

  private static String figures(EffectEstimate estimate, int sign) {
    EffectEstimate.Reduction reduction = estimate.reduction();
    double p = estimate.probabilitySlowed();
    return String.format(
        Locale.ROOT,
        "%s (95 %% interval %s to %s; probability %s)",
        percent(sign * reduction.value()),
        percent(sign * (sign > 0 ? reduction.low() : reduction.high())),
        percent(sign * (sign > 0 ? reduction.high() : reduction.low())),
        probability(sign > 0 ? p : 1 - p));
  }

  private static String beyond(EffectEstimate estimate) {
    return estimate.controlUsed()
        ? "beyond natural aging and beyond the control"
        : "beyond natural aging";
  }

  private static String hours(EffectEstimate estimate) {
    return number(estimate.windows().hoursAfter()) + " h";
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  private static String signed(double share) {
    return String.format(Locale.ROOT, "%+d %%", Math.round(100 * share));
  }

  private static String probability(double p) {
    if (p > 0.999) {
      return "above 0.999";
    }
    return p < 0.001 ? "below 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  private static String whole(double mentions) {
    return String.format(Locale.ROOT, "%,d", (long) Math.floor(mentions));
  }

  private static String number(double hours) {
    return hours < ONE_DECIMAL_BELOW && hours != Math.rint(hours)
        ? String.format(Locale.ROOT, "%.1f", hours)
        : String.valueOf(Math.round(hours));
  }
}
