package io.firebreak.local.report;

import io.firebreak.local.report.ReportData.DataQuality;
import io.firebreak.local.report.ReportData.ReasonCount;
import io.firebreak.local.report.ReportData.TruthRow;
import java.util.List;

/** The parts of the page about all issues together. */
final class PageParts {
  private static final int MOST_LISTED = 500;

  private PageParts() {}

  /** The choice of the issue shown, for readers with scripts; empty when there is only one. */
  static String picker(ReportData data) {
    if (data.issues().size() < 2) {
      return "";
    }
    StringBuilder out = new StringBuilder("<label class=\"picker\">Issue <select>");
    for (int i = 0; i < data.issues().size(); i++) {
      out.append("<option value=\"issue-").append(i + 1).append("\">");
      out.append(Html.escape(Html.cut(data.issues().get(i).summary().name(), 60)));
      out.append("</option>");
    }
    return out.append("</select></label>").toString();
  }

  /** The list of all issues; empty when there is only one. */
  static String overview(ReportData data) {
    int all = data.issues().size() + data.listedOnly().size();
    if (all < 2) {
      return "";
    }
    StringBuilder out =
        new StringBuilder("<nav class=\"card overview\" id=\"issues\" aria-label=\"Issues\">");
    out.append("<h2>").append(Numbers.count(all)).append(" issues</h2>");
    out.append("<div class=\"scroll tall\"><table><thead><tr><th scope=\"col\">Issue</th>");
    out.append("<th scope=\"col\">Phase</th><th scope=\"col\" class=\"n\">Critics</th>");
    out.append(
        "<th scope=\"col\" class=\"n\">Critic share</th><th scope=\"col\" class=\"n\">R (95\u00a0%)</th>");
    out.append("<th scope=\"col\" class=\"spark\">Critics per hour</th></tr></thead><tbody>");
    for (int i = 0; i < data.issues().size(); i++) {
      IssueReport issue = data.issues().get(i);
      String name = Html.foreign(Html.cut(issue.summary().name(), 80));
      line(
          out,
          issue.summary(),
          "<a href=\"#issue-" + (i + 1) + "\">" + name + "</a>",
          spark(issue.series()));
    }
    List<IssueSummary> listed = data.listedOnly();
    for (IssueSummary one : listed.subList(0, Math.min(MOST_LISTED, listed.size()))) {
      line(out, one, Html.foreign(Html.cut(one.name(), 80)), "");
    }
    out.append("</tbody></table></div>");
    if (!listed.isEmpty()) {
      out.append("<p class=\"soft\">The ").append(Numbers.count(data.issues().size()));
      out.append(" issues with the most critics have pictures");
      if (listed.size() > MOST_LISTED) {
        out.append("; ")
            .append(Numbers.count(listed.size() - MOST_LISTED))
            .append(" are not listed");
      }
      out.append(".</p>");
    }
    return out.append("</nav>\n").toString();
  }

  private static void line(StringBuilder out, IssueSummary one, String name, String spark) {
    out.append("<tr><th scope=\"row\">").append(name).append("</th><td>");
    out.append(one.isEmpty() ? "no mentions" : Phase.of(one.phase()).chip());
    out.append("</td><td class=\"n\">").append(Numbers.count(one.counts().critics()));
    out.append("</td><td class=\"n\">").append(Numbers.percent(one.counts().criticShare()));
    out.append("</td><td class=\"n\">").append(Words.interval(one.reproduction()));
    out.append("</td><td>").append(spark).append("</td></tr>\n");
  }

  private static String spark(Series series) {
    Series.Bucket peak = series.peak();
    if (peak == null) {
      return "";
    }
    Paths paths = new Paths(series.buckets().size(), peak.perHour(peak.critics()) * 1.08, 24);
    String line =
        paths.line(i -> series.buckets().get(i).perHour(series.buckets().get(i).critics()));
    return "<svg class=\"spark\" aria-hidden=\"true\" width=\"100%\" height=\"24\" viewBox=\"0 0 "
        + Paths.WIDTH
        + " 24\" preserveAspectRatio=\"none\"><path class=\"line critic\" d=\""
        + line
        + "\"/></svg>";
  }

  static String quality(ReportData data) {
    DataQuality quality = data.quality();
    Double unclassified =
        quality.mentions() == 0 ? null : quality.unclassified() / (double) quality.mentions();
    StringBuilder out =
        new StringBuilder("<section class=\"card\" id=\"quality\"><h2>Data quality</h2>");
    out.append("<dl class=\"tiles small\">");
    tile(
        out,
        "Mentions counted",
        Numbers.count(quality.mentions()),
        data.issues().size() + data.listedOnly().size() == 1 ? "of this issue" : "over all issues");
    tile(
        out,
        "Not judged",
        Numbers.percent(unclassified),
        Numbers.count(quality.unclassified())
            + " mentions in a language or form that the model does not serve");
    tile(out, "Late", Numbers.count(quality.late()), "came after the horizon; in no chart");
    tile(
        out,
        "Dead letters",
        quality.deadLettersIn() == null ? Numbers.count(quality.deadLetters()) : "in a file",
        "records that could not be used, of all issues"
            + (quality.deadLettersIn() == null
                ? ""
                : ": see " + Html.escape(quality.deadLettersIn())));
    out.append("</dl>");
    if (!quality.reasons().isEmpty()) {
      out.append(
          "<table class=\"narrow\"><thead><tr><th scope=\"col\">Reason</th><th scope=\"col\" class=\"n\">Dead letters</th></tr></thead><tbody>");
      for (ReasonCount reason : quality.reasons()) {
        out.append("<tr><th scope=\"row\">")
            .append(Html.foreign(reason.code()))
            .append("</th><td class=\"n\">");
        out.append(Numbers.count(reason.count())).append("</td></tr>");
      }
      out.append("</tbody></table>");
    }
    return out.append("</section>\n").toString();
  }

  private static void tile(StringBuilder out, String name, String value, String note) {
    out.append("<div class=\"tile\"><dt>").append(name).append("</dt><dd><b>").append(value);
    out.append("</b><small>").append(note).append("</small></dd></div>");
  }

  static String truth(ReportData data) {
    if (data.truth().isEmpty()) {
      return "";
    }
    StringBuilder out =
        new StringBuilder(
            "<section class=\"card\" id=\"truth\"><h2>Beside the simulator's truth</h2>");
    out.append(
        "<p class=\"unit\">The simulator knows what it wrote; the pipeline had to find it out</p>");
    out.append(
        "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Figure</th><th scope=\"col\" class=\"n\">Pipeline</th>");
    out.append(
        "<th scope=\"col\" class=\"n\">Truth</th><th scope=\"col\" class=\"n\">Difference</th></tr></thead><tbody>");
    for (TruthRow row : data.truth()) {
      out.append("<tr><th scope=\"row\">")
          .append(Html.foreign(row.figure()))
          .append("</th><td class=\"n\">");
      out.append(figure(row.pipeline()))
          .append("</td><td class=\"n\">")
          .append(figure(row.truth()));
      out.append("</td><td class=\"n\">").append(difference(row)).append("</td></tr>");
    }
    return out.append("</tbody></table></div></section>\n").toString();
  }

  private static String figure(double value) {
    return value == Math.rint(value) ? Numbers.fixed(value, 0) : Numbers.fixed(value, 2);
  }

  private static String difference(TruthRow row) {
    double difference = row.pipeline() - row.truth();
    if (difference == 0) {
      return "<span class=\"good\">exact</span>";
    }
    String sign = difference > 0 ? "+" : "−";
    String size = figure(Math.abs(difference));
    return row.truth() == 0
        ? sign + size
        : sign + size + " (" + sign + Numbers.percent(Math.abs(difference / row.truth())) + ")";
  }
}
