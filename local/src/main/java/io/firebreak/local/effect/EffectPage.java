package io.firebreak.local.effect;

import io.firebreak.local.report.EffectChart;
import io.firebreak.local.report.Html;
import io.firebreak.local.report.PageFrame;
import io.firebreak.models.data.EffectPoint;
import io.firebreak.models.data.Response;
import io.firebreak.models.effect.CounterfactualPoint;
import io.firebreak.models.effect.EffectEstimate;
import java.util.List;
import java.util.Locale;

/**
 * The page of a measurement: one HTML file that needs no network and no scripts, with the picture
 * that the reports draw too. The same measurement gives the same bytes.
 */
final class EffectPage {

  private static final double HOUR = 3_600_000;

  private EffectPage() {}

  static String render(Measurement measurement, List<EffectEstimate> estimates) {
    StringBuilder main = new StringBuilder(1 << 16);
    for (int i = 0; i < estimates.size(); i++) {
      section(main, i + 1, measurement, estimates.get(i));
    }
    StringBuilder foot = new StringBuilder(Html.escape(input(measurement.events())));
    measurement
        .events()
        .notes()
        .forEach(note -> foot.append(" ").append(capital(note)).append("."));
    return PageFrame.plain(
        "Did the response slow the spread? " + measurement.events().name(),
        main.toString(),
        foot.append(" Times are UTC.").toString());
  }

  private static String input(MentionFile file) {
    return "%s %s, from %s rows, of which %s could not be used."
        .formatted(
            Figures.count(file.mentions()),
            file.form().inWords(),
            Figures.count(file.rows()),
            Figures.count(file.badRows()));
  }

  private static String capital(String note) {
    return Html.escape(note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1));
  }

  private static void section(
      StringBuilder out, int number, Measurement measurement, EffectEstimate estimate) {
    out.append("<section class=\"card effect\">\n<header>").append(numbers(measurement, estimate));
    out.append("<h2>").append(EffectTable.verdict(estimate.verdict()));
    out.append("</h2></header>\n<p class=\"says\">");
    out.append(Html.escape(estimate.sentence())).append("</p>\n");
    EffectChart chart = chart(number, measurement, estimate);
    if (chart != null) {
      out.append("<h3>What happened, and what would have</h3>\n").append(chart.html());
    }
    out.append("\n<h3>Figures</h3>\n<table><tbody>\n");
    for (EffectTable.Row row : EffectTable.of(estimate, measurement)) {
      out.append("<tr><th scope=\"row\">").append(Html.escape(row.name())).append("</th><td>");
      out.append(Html.escape(row.figure())).append("</td></tr>\n");
    }
    out.append("</tbody></table>\n");
    for (String note : estimate.notes()) {
      out.append("<p class=\"soft\">").append(capital(note)).append(".</p>\n");
    }
    out.append(chart == null ? "" : chart.values()).append("</section>\n");
  }

  /** The numbers that its responses have in the pictures; empty where there is one response. */
  private static String numbers(Measurement measurement, EffectEstimate estimate) {
    List<Long> marks = marks(measurement);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < marks.size() && marks.size() > 1; i++) {
      long at = marks.get(i);
      if (estimate.responses().stream().anyMatch(id -> measurement.responseMillis(id) == at)) {
        out.append("<span class=\"number\">").append(i + 1).append("</span>");
      }
    }
    return out.toString();
  }

  private static List<Long> marks(Measurement measurement) {
    return measurement.responsesMillis().stream().sorted().toList();
  }

  private static EffectChart chart(int number, Measurement measurement, EffectEstimate estimate) {
    return estimate.averted() == null
        ? null
        : EffectChart.of(
            "picture-" + number,
            "mentions",
            estimate.averted().curve().stream().map(point -> point(estimate, point)).toList(),
            estimate.responseAtMillis(),
            marks(measurement).stream().map(EffectPage::mark).toList());
  }

  private static EffectPoint point(EffectEstimate estimate, CounterfactualPoint point) {
    return new EffectPoint(
        estimate.responseAtMillis() + Math.round(point.fromHours() * HOUR),
        estimate.responseAtMillis() + Math.round(point.toHours() * HOUR),
        point.observed(),
        point.blind(),
        point.expected(),
        point.low(),
        point.high());
  }

  private static Response mark(long atMillis) {
    return new Response("", false, "", atMillis, "response", null, null, null, List.of());
  }
}
