package io.firebreak.jobs.effect;

import io.firebreak.models.data.EffectPoint;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.effect.Averted;
import io.firebreak.models.effect.CounterfactualPoint;
import io.firebreak.models.effect.EffectEstimate;
import io.firebreak.models.effect.Look;
import io.firebreak.models.effect.Reason;
import io.firebreak.models.spread.Estimate;
import java.util.List;
import java.util.Locale;

/** Makes rows of what looks found. */
final class EffectRows {
  private static final double HOUR_MILLIS = 3_600_000;

  private EffectRows() {}

  /** The word of a look: 1h, 6h, 24h. */
  static String word(Look look) {
    return look.afterResponse().toHours() + "h";
  }

  /** The words of a control: platforms, or an issue; null for none. */
  static String control(List<String> unexposedPlatforms, String comparisonIssue) {
    if (comparisonIssue != null) {
      return "issue " + comparisonIssue;
    }
    return unexposedPlatforms.isEmpty()
        ? null
        : "platforms " + String.join(", ", unexposedPlatforms);
  }

  /**
   * A row.
   *
   * @param control what it was to be compared with; null for nothing
   */
  static ResponseEffect row(
      String issueId,
      String responseId,
      Look look,
      boolean frozen,
      String control,
      EffectEstimate found) {
    EffectEstimate.Reduction reduction = look.isGauge() ? null : found.reduction();
    Averted averted = look.isGauge() ? null : found.averted();
    EffectEstimate.WindowsUsed windows = found.windows();
    EffectEstimate.NaiveChange naive = found.naive();
    return new ResponseEffect(
        issueId,
        responseId,
        word(look),
        found.responses(),
        found.responseAtMillis(),
        found.lookAtMillis(),
        look.isGauge() ? null : found.verdict().name().toLowerCase(Locale.ROOT),
        found.confidence().name().toLowerCase(Locale.ROOT),
        frozen,
        found.reasons().stream().map(Reason::word).toList(),
        look.isGauge() ? null : found.probabilitySlowed(),
        reduction == null ? null : reduction.value(),
        reduction == null ? null : reduction.low(),
        reduction == null ? null : reduction.high(),
        averted == null ? null : averted.atLeast(),
        averted == null ? null : averted.median(),
        averted == null ? null : averted.atMost(),
        averted != null && averted.openEnded(),
        look.isGauge() ? null : found.detectableReduction(),
        look.isGauge() ? null : found.detectableReductionLater(),
        look.isGauge() ? null : found.enoughAfterHours(),
        windows == null ? null : windows.hoursBefore(),
        windows == null ? null : windows.hoursAfter(),
        windows == null ? null : (long) windows.mergedBefore(),
        windows == null ? null : (long) windows.mergedAfter(),
        windows == null ? null : windows.blindHours(),
        windows == null ? null : windows.mentionsBefore(),
        windows == null ? null : windows.mentionsAfter(),
        found.kernel().inWords(),
        control,
        found.controlUsed(),
        naive == null ? null : naive.change(),
        naive == null ? null : naive.hours(),
        value(found.reproductionBefore()),
        low(found.reproductionBefore()),
        high(found.reproductionBefore()),
        value(found.reproductionAfter()),
        low(found.reproductionAfter()),
        high(found.reproductionAfter()),
        found.placebos() == null ? null : (long) found.placebos().tests(),
        found.placebos() == null ? null : found.placebos().falseSlowed(),
        look.isGauge() ? gaugeSentence(found) : found.sentence(),
        averted == null ? List.of() : curve(averted.curve(), found.responseAtMillis()));
  }

  private static String gaugeSentence(EffectEstimate found) {
    Estimate before = found.reproductionBefore();
    Estimate after = found.reproductionAfter();
    if (before == null || after == null) {
      return "One hour after the response there is nothing to be seen yet.";
    }
    return String.format(
        Locale.ROOT,
        "One hour after the response, too early for a verdict: R was %.2f (%.2f to %.2f) in the"
            + " 6 h before it and is %.2f (%.2f to %.2f) since. R falls by itself as a story ages.",
        before.value(),
        before.low(),
        before.high(),
        after.value(),
        after.low(),
        after.high());
  }

  private static List<EffectPoint> curve(List<CounterfactualPoint> points, long responseAt) {
    return points.stream()
        .map(
            point ->
                new EffectPoint(
                    responseAt + Math.round(point.fromHours() * HOUR_MILLIS),
                    responseAt + Math.round(point.toHours() * HOUR_MILLIS),
                    point.observed(),
                    point.blind(),
                    point.expected(),
                    point.low(),
                    point.high()))
        .toList();
  }

  private static Double value(Estimate estimate) {
    return estimate == null ? null : (Double) estimate.value();
  }

  private static Double low(Estimate estimate) {
    return estimate == null ? null : (Double) estimate.low();
  }

  private static Double high(Estimate estimate) {
    return estimate == null ? null : (Double) estimate.high();
  }
}
