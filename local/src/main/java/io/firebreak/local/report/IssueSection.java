package io.firebreak.local.report;

import io.firebreak.models.data.Response;
import java.util.List;

/** One issue in full: headline, key numbers, charts, lists. */
final class IssueSection {
  /** Responses that are listed, drawn and judged on the page. */
  static final int MOST_RESPONSES = 20;

  /** Stands under the responses, so that nobody takes the picture for a proof. */
  static final String CAUTION =
      "A fall after a response is not proof that the response worked: crises decay by themselves.";

  private final String id;
  private final IssueReport issue;
  private final IssueSummary summary;

  IssueSection(int number, IssueReport issue) {
    this.id = "issue-" + number;
    this.issue = issue;
    this.summary = issue.summary();
  }

  String html() {
    StringBuilder out = new StringBuilder("<section class=\"issue\" id=\"").append(id);
    out.append("\" aria-labelledby=\"").append(id).append("-h\"><header class=\"lead\">");
    out.append("<p class=\"eyebrow\">Issue <bdi>")
        .append(Html.escape(Html.cut(summary.issueId(), 60)));
    out.append("</bdi>");
    if (!summary.isEmpty()) {
      out.append(" · ")
          .append(Words.span(summary.fromMillis(), summary.toMillis()))
          .append(" (UTC)");
    }
    out.append("</p><h2 id=\"").append(id).append("-h\">");
    out.append(Html.foreign(Html.cut(summary.name(), 120))).append("</h2>");
    out.append("<p class=\"headline\">");
    if (!summary.isEmpty()) {
      out.append(Phase.of(summary.phase()).chip()).append(' ');
    }
    out.append(Words.headline(issue)).append("</p></header>\n");
    if (summary.isEmpty()) {
      return out.append("</section>\n").toString();
    }
    return out.append(tiles()).append(pictures()).append("</section>\n").toString();
  }

  private String tiles() {
    StanceCounts counts = summary.counts();
    Series.Bucket peak = issue.series().peak();
    StringBuilder out = new StringBuilder("<dl class=\"tiles\">");
    tile(
        out,
        "Mentions",
        Numbers.count(counts.mentions()),
        Numbers.count(counts.unclassified()) + " not judged");
    tile(
        out,
        "Critics",
        Numbers.count(counts.critics()),
        Numbers.percent(counts.criticShare()) + " of judged mentions");
    tile(
        out,
        "Supporters",
        Numbers.count(counts.supporters()),
        Numbers.percent(counts.share(counts.supporters())) + " of judged mentions");
    tile(
        out,
        "Critics per hour now",
        Numbers.rate(summary.criticVelocity()),
        peak == null
            ? "no critics yet"
            : "peak "
                + Numbers.rate(peak.perHour(peak.critics()))
                + ", "
                + Times.minute(peak.startMillis()));
    Reproduction now = summary.reproduction();
    tile(
        out,
        "R now",
        now == null ? Numbers.NONE : Numbers.fixed(now.mean(), 2),
        now == null ? "too few data" : Words.range(now) + ", " + Words.meaning(now));
    tile(
        out,
        "Doubling time",
        summary.doublingHours() == null
            ? Numbers.NONE
            : Numbers.rate(summary.doublingHours()) + "\u00a0h",
        summary.doublingHours() == null ? "no growth, or too few data" : "at the present growth");
    return out.append("</dl><p class=\"soft asof\">“Now” is the end of the data: ")
        .append(Times.full(summary.toMillis()))
        .append(".</p>\n")
        .toString();
  }

  private static void tile(StringBuilder out, String name, String value, String note) {
    out.append("<div class=\"tile\"><dt>").append(name).append("</dt><dd><b>").append(value);
    out.append("</b><small>").append(note).append("</small></dd></div>");
  }

  private String pictures() {
    List<Response> responses = issue.responses();
    List<Response> shown = responses.subList(0, Math.min(MOST_RESPONSES, responses.size()));
    Series series = issue.series();
    Charts charts = new Charts(id, series, shown);
    StringBuilder out = new StringBuilder();
    if (series.mentionsOutside() > 0) {
      out.append("<p class=\"soft\">").append(Numbers.count(series.mentionsOutside()));
      out.append(" stray mentions long before or after are counted but not drawn.</p>\n");
    }
    out.append(charts.volumes());
    out.append("<section class=\"card\"><h3>Responses</h3>");
    out.append(IssueLists.responses(shown, responses.size(), series));
    out.append("<p class=\"caution\">").append(CAUTION).append("</p></section>\n");
    out.append(new EffectSection(id, shown, issue.effects()).html());
    out.append(new StorySection(id, issue.story()).html());
    out.append(charts.velocity()).append(charts.reproduction());
    out.append("<div class=\"columns\">").append(IssueLists.sources(issue));
    out.append(IssueLists.mentions(issue)).append("</div>\n<div class=\"columns\">");
    out.append(IssueTables.days(issue)).append(IssueTables.platforms(issue)).append("</div>\n");
    return out.append(IssueTables.values(id, series)).toString();
  }
}
