package io.firebreak.local.report;

import io.firebreak.models.data.ResponseEffect;

/** The figures of one look at a response, as tiles and as short texts. */
final class EffectFigures {
  private final ResponseEffect effect;
  private final VerdictBadge verdict;

  EffectFigures(ResponseEffect effect) {
    this.effect = effect;
    this.verdict = VerdictBadge.of(effect.verdict());
  }

  String tiles() {
    StringBuilder out = new StringBuilder("<dl class=\"tiles small\">");
    if (verdict.hasEstimate()) {
      averted(out);
      reduction(out);
    }
    if (verdict == VerdictBadge.INCONCLUSIVE || verdict == VerdictBadge.NOT_ESTIMABLE) {
      detectable(out);
    }
    tile(
        out,
        "R before and after",
        reproduction(),
        "in the 6 h before, and in up to 6 h after; a gauge and no test");
    falseAlarms(out);
    return out.append("</dl>").toString();
  }

  private void averted(StringBuilder out) {
    if (effect.avertedAtLeast() == null) {
      return;
    }
    if (verdict == VerdictBadge.SPED_UP && effect.avertedAtMost() != null) {
      tile(
          out,
          "Drawn, at least",
          whole(Math.max(0, -effect.avertedAtMost())),
          "further mentions up to the look; median " + whole(negative(effect.avertedMedian())));
      return;
    }
    String upper =
        effect.avertedOpenEnded()
            ? "the upper end is open: the story was still growing"
            : effect.avertedAtMost() == null
                ? "no upper end"
                : "soft upper end " + whole(effect.avertedAtMost());
    boolean bounded = effect.avertedAtLeast() >= 1;
    tile(
        out,
        "Averted, at least",
        bounded ? whole(effect.avertedAtLeast()) : "not bounded",
        (bounded
                ? "mentions up to the look; median "
                : "it may be none or fewer; lower end "
                    + whole(effect.avertedAtLeast())
                    + ", median ")
            + whole(effect.avertedMedian())
            + ", "
            + upper);
  }

  private void reduction(StringBuilder out) {
    boolean rose = verdict == VerdictBadge.SPED_UP;
    tile(
        out,
        rose ? "Rise of R" : "Reduction of R",
        percent(rose ? negative(effect.reduction()) : effect.reduction()),
        "95\u00a0% interval "
            + (rose
                ? range(negative(effect.reductionHigh()), negative(effect.reductionLow()))
                : range(effect.reductionLow(), effect.reductionHigh()))
            + "; probability that it slowed "
            + probability(effect.probabilitySlowed()));
  }

  private void detectable(StringBuilder out) {
    if (effect.detectableReduction() != null) {
      tile(
          out,
          "Detectable from",
          percent(effect.detectableReduction()),
          "the smallest cut that this look would most likely find"
              + (effect.detectableReductionLater() == null
                  ? ""
                  : "; 24 h after the response, if it goes on like this: "
                      + percent(effect.detectableReductionLater())));
    }
    if (effect.enoughAfterHours() != null) {
      tile(
          out,
          "Enough data",
          "after " + Numbers.rate(effect.enoughAfterHours()) + "\u00a0h",
          "from the response, if the spread goes on like this");
    }
  }

  private void falseAlarms(StringBuilder out) {
    if (FalseAlarms.known(effect.placeboTests(), effect.placeboFalseSlowed())) {
      tile(
          out,
          "False alarms",
          percent(effect.placeboFalseSlowed()),
          "of "
              + Numbers.count(effect.placeboTests())
              + " tests at random times of past crises said “slowed”");
    } else {
      tile(
          out,
          "False alarms",
          "not known",
          "not calibrated on past crises; on simulated ones without any effect "
              + FalseAlarms.ofTheTest()
              + " said “slowed”");
    }
  }

  /** R before the response and after it, as in {@code 1.10 → 0.62}. */
  String reproduction() {
    return effect.reproductionBefore() == null && effect.reproductionAfter() == null
        ? Numbers.NONE
        : number(effect.reproductionBefore())
            + "\u00a0→\u00a0"
            + number(effect.reproductionAfter());
  }

  /** The intervals of both R, for the small print; empty when they are not known. */
  String reproductionIntervals() {
    if (effect.reproductionBeforeLow() == null || effect.reproductionAfterLow() == null) {
      return "";
    }
    return "R before "
        + number(effect.reproductionBeforeLow())
        + " to "
        + number(effect.reproductionBeforeHigh())
        + ", after "
        + number(effect.reproductionAfterLow())
        + " to "
        + number(effect.reproductionAfterHigh())
        + " (95\u00a0% intervals). ";
  }

  /** The plain comparison of before and after, never without how often it is wrong; or empty. */
  String beforeAndAfter() {
    if (effect.naiveChange() == null || effect.naiveHours() == null) {
      return "";
    }
    String sign = effect.naiveChange() > 0 ? "+" : "";
    return "<p class=\"caution naive\">Plain before and after: <b>"
        + sign
        + percent(effect.naiveChange())
        + "</b> mentions per hour over "
        + Numbers.rate(effect.naiveHours())
        + " h on both sides. This figure decides nothing: it says “slowed” in <b>"
        + FalseAlarms.ofBeforeAndAfter()
        + "</b> of crises in which the response did nothing, because stories age by themselves.</p>";
  }

  /** Averted mentions, the surest figure first, for a table. */
  String avertedShort() {
    if (effect.avertedAtLeast() == null) {
      return Numbers.NONE;
    }
    return whole(effect.avertedAtLeast());
  }

  /** The reduction with its interval, for a table. */
  String reductionShort() {
    return effect.reduction() == null
        ? Numbers.NONE
        : percent(effect.reduction())
            + " ("
            + range(effect.reductionLow(), effect.reductionHigh())
            + ")";
  }

  static String probability(Double value) {
    if (value == null || !Double.isFinite(value)) {
      return Numbers.NONE;
    }
    if (value > 0.999) {
      return "above 0.999";
    }
    return value < 0.001 ? "below 0.001" : Numbers.fixed(value, 3);
  }

  private static String range(Double low, Double high) {
    return percent(low) + " to " + percent(high);
  }

  private static String percent(Double share) {
    return share == null
        ? Numbers.NONE
        : Numbers.fixed(100 * share, Math.abs(share) < 0.1 ? 1 : 0) + "\u00a0%";
  }

  private static String whole(Double mentions) {
    return mentions == null ? Numbers.NONE : Numbers.fixed(Math.floor(mentions), 0);
  }

  private static String number(Double value) {
    return value == null ? Numbers.NONE : Numbers.fixed(value, 2);
  }

  private static Double negative(Double value) {
    return value == null ? null : -value;
  }

  private static void tile(StringBuilder out, String name, String value, String note) {
    out.append("<div class=\"tile\"><dt>").append(name).append("</dt><dd><b>").append(value);
    out.append("</b><small>").append(note).append("</small></dd></div>");
  }
}
