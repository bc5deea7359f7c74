package io.firebreak.local.effect;

import io.firebreak.models.effect.Averted;
import io.firebreak.models.effect.EffectEstimate;
import io.firebreak.models.effect.EffectEstimate.NaiveChange;
import io.firebreak.models.effect.EffectEstimate.WindowsUsed;
import io.firebreak.models.effect.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An estimate as rows of a name and a figure, the same on the terminal and on the page. */
final class EffectTable {

  private EffectTable() {}

  /** One row. */
  record Row(String name, String figure) {}

  static List<Row> of(EffectEstimate estimate, Measurement measurement) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("Response", responses(estimate, measurement)));
    rows.add(new Row("Look", Figures.time(estimate.lookAtMillis())));
    rows.add(new Row("Verdict", verdict(estimate.verdict())));
    rows.add(new Row("Confidence", estimate.confidence().name().toLowerCase(Locale.ROOT)));
    rows.add(
        new Row("Probability that it slowed", Figures.probability(estimate.probabilitySlowed())));
    rows.add(new Row("Reduction of propagation", Figures.reduction(estimate.reduction())));
    WindowsUsed windows = estimate.windows();
    if (windows != null) {
      mentions(rows, windows, estimate.averted());
    }
    if (estimate.detectableReduction() != null) {
      rows.add(
          new Row(
              "Smallest reduction likely found", Figures.percent(estimate.detectableReduction())));
    }
    if (estimate.detectableReductionLater() != null) {
      rows.add(
          new Row(
              "... after a full day",
              Figures.percent(estimate.detectableReductionLater())
                  + " if the spread goes on like this"));
    }
    if (estimate.enoughAfterHours() != null) {
      rows.add(
          new Row(
              "Enough data", Figures.hours(estimate.enoughAfterHours()) + " after the response"));
    }
    if (windows != null) {
      rows.add(new Row("Windows before", side(windows.hoursBefore(), windows.mergedBefore())));
      rows.add(new Row("Windows after", side(windows.hoursAfter(), windows.mergedAfter())));
      rows.add(new Row("Blind", Figures.hours(windows.blindHours())));
    }
    rows.add(new Row("Repost delays", kernel(estimate, measurement)));
    rows.add(new Row("Control", control(estimate, measurement)));
    if (measurement.library() != null) {
      library(rows, measurement.library());
    }
    rows.add(new Row("R before", Figures.interval(estimate.reproductionBefore())));
    rows.add(new Row("R at the look", Figures.interval(estimate.reproductionAfter())));
    rows.add(new Row("Plain before/after", naive(estimate.naive())));
    return rows;
  }

  private static void mentions(List<Row> rows, WindowsUsed windows, Averted averted) {
    double after = windows.mentionsAfter();
    rows.add(new Row("Passed on before it", Figures.whole(windows.mentionsBefore())));
    rows.add(new Row("Passed on after it", Figures.whole(after)));
    if (averted != null) {
      String end = averted.openEnded() ? "open" : Figures.whole(after + averted.atMost());
      rows.add(
          new Row(
              "Expected without it",
              "%s (%s to %s; the upper end is soft)"
                  .formatted(
                      Figures.whole(after + averted.median()),
                      Figures.whole(after + averted.atLeast()),
                      end)));
      rows.add(new Row("Averted", averted(averted)));
    }
  }

  private static String averted(Averted averted) {
    String median = Figures.whole(Math.floor(averted.median()));
    if (averted.atLeast() >= 1) {
      return "at least %s, median %s"
          .formatted(Figures.whole(Math.floor(averted.atLeast())), median);
    }
    return "not surely any; median %s (%s to %s)"
        .formatted(
            median,
            Figures.whole(Math.floor(averted.atLeast())),
            averted.openEnded() ? "open" : Figures.whole(Math.floor(averted.atMost())));
  }

  private static String responses(EffectEstimate estimate, Measurement measurement) {
    return String.join(
        " and ",
        estimate.responses().stream()
            .map(id -> Figures.time(measurement.responseMillis(id)))
            .toList());
  }

  static String verdict(Verdict verdict) {
    return switch (verdict) {
      case SLOWED -> "SLOWED";
      case SPED_UP -> "SPED UP";
      case INCONCLUSIVE -> "INCONCLUSIVE";
      case NOT_ESTIMABLE -> "NOT ESTIMABLE";
    };
  }

  private static String side(double hours, int merged) {
    return merged == 0 ? Figures.hours(hours) : Figures.hours(hours) + ", merged into " + merged;
  }

  private static String kernel(EffectEstimate estimate, Measurement measurement) {
    boolean ofLibrary = measurement.isOfLibrary(estimate.kernel());
    boolean tooFew =
        measurement.isKernelLearnt() && (ofLibrary || estimate.kernel().learntFrom() == 0);
    return estimate.kernel().inWords()
        + (ofLibrary ? " of past crises" : "")
        + (tooFew ? ": fewer than 50 delays before the response to learn from" : "");
  }

  private static String control(EffectEstimate estimate, Measurement measurement) {
    if (measurement.control() == null) {
      return "none";
    }
    return estimate.controlUsed() ? measurement.control().name() : "not used";
  }

  private static void library(List<Row> rows, LibraryInUse used) {
    rows.add(new Row("Library", used.name() + ": " + used.library().inWords()));
    rows.add(new Row("False alarms on past crises", used.library().falseAlarmsInWords()));
  }

  /** The plain change never stands without its own false alarms. */
  private static String naive(NaiveChange naive) {
    return naive == null || naive.change() == null
        ? Figures.NONE
        : "%s over %s, which misleads: it says \"slowed\" in %s to %s of crises in which the response did nothing"
            .formatted(
                Figures.signedPercent(naive.change()),
                Figures.hours(naive.hours()),
                Figures.whole(100 * NaiveChange.FALSE_ALARMS_LOW),
                Figures.percent(NaiveChange.FALSE_ALARMS_HIGH));
  }
}
