package io.firebreak.local.report;

import io.firebreak.models.data.Response;
import java.util.List;

/**
 * One issue in full. First what one who decides reads, in the order of the questions asked: how it
 * stands, what the responses did, what happened when, how critical it is, what fires, what is not
 * known, what is said. Then, folded away, the details for the analyst.
 */
final class IssueSection {
  /** Responses that are listed, drawn and judged on the page. */
  static final int MOST_RESPONSES = 20;

  /** Stands under the responses, so that nobody takes the picture for a proof. */
  static final String CAUTION =
      "A fall after a response is not proof that the response worked: crises decay by themselves.";

  private final String id;
  private final IssueReport issue;
  private final IssueSummary summary;
  private final ReportData page;

  /**
   * A section.
   *
   * @param number its number on the page, from 1
   * @param page the whole page's data
   */
  IssueSection(int number, IssueReport issue, ReportData page) {
    this.page = page;
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
    if (page.writtenAtMillis() != null) {
      out.append(" · written ").append(Times.full(page.writtenAtMillis()));
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
    List<Response> responses = issue.responses();
    Charts charts = new Charts(id, issue.series(), responses);
    out.append(tiles());
    out.append(new VerdictSection(issue).html());
    out.append(charts.volumes(issue.alerts())).append(strays());
    out.append("<div class=\"columns\">").append(new ShareSection(issue).html());
    out.append(new AlertSection(issue.alerts()).html()).append("</div>\n");
    out.append(new UnknownSection(issue, page).html());
    out.append(IssueLists.mentions(issue));
    return out.append(details(charts)).append("</section>\n").toString();
  }

  private String tiles() {
    StanceCounts counts = summary.counts();
    Series.Bucket peak = issue.series().peak();
    StringBuilder out = new StringBuilder("<dl class=\"tiles\">");
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
    Growth growth = summary.growth();
    tile(
        out,
        "Change per hour",
        growth == null ? Numbers.NONE : Growth.percent(growth.perHour()),
        growth == null
            ? "too few data"
            : Growth.percent(growth.low())
                + " to "
                + Growth.percent(growth.high())
                + (summary.doublingHours() == null
                    ? ""
                    : ", doubles in " + Numbers.rate(summary.doublingHours()) + "\u00a0h"));
    Reproduction now = summary.reproduction();
    tile(
        out,
        "R now",
        now == null ? Numbers.NONE : Numbers.fixed(now.mean(), 2),
        now == null ? "too few data" : Words.range(now) + ", " + Words.meaning(now));
    critics(out, counts);
    tile(
        out,
        "Mentions",
        Numbers.count(counts.mentions()),
        Numbers.count(counts.critics())
            + " critics, "
            + Numbers.count(counts.supporters())
            + " supporters, "
            + Numbers.count(counts.unclassified())
            + " not judged");
    long open = issue.alerts().stream().filter(SeenAlert::isOpen).count();
    long unseen = issue.alerts().stream().filter(SeenAlert::awaitsAck).count();
    tile(
        out,
        "Open alerts",
        Numbers.count(open),
        open == 0 ? "nothing fires" : Numbers.count(unseen) + " not acknowledged");
    return out.append("</dl><p class=\"soft asof\">“Now” is the end of the data: ")
        .append(Times.full(summary.toMillis() + summary.silentMillis()))
        .append(".</p>\n")
        .toString();
  }

  private void critics(StringBuilder out, StanceCounts counts) {
    CriticShare.Corrected corrected =
        issue.shares().isEmpty() ? null : issue.shares().get(issue.shares().size() - 1).corrected();
    tile(
        out,
        "Critic share",
        Numbers.percent(corrected == null ? counts.criticShare() : (Double) corrected.value()),
        corrected == null
            ? "as judged, not corrected"
            : Numbers.percent(corrected.low())
                + " to "
                + Numbers.percent(corrected.high())
                + ", corrected; all the time shown");
  }

  private static void tile(StringBuilder out, String name, String value, String note) {
    out.append("<div class=\"tile\"><dt>").append(name).append("</dt><dd><b>").append(value);
    out.append("</b><small>").append(note).append("</small></dd></div>");
  }

  private String strays() {
    long outside = issue.series().mentionsOutside();
    return outside == 0
        ? ""
        : "<p class=\"soft\">"
            + Numbers.count(outside)
            + " stray mentions long before or after are counted but not drawn.</p>\n";
  }

  /** What is on screen is printed: open it to have it on paper too. */
  private String details(Charts charts) {
    StringBuilder out =
        new StringBuilder(
            "<details class=\"annex\"><summary>Details for the analyst: each verdict with its"
                + " picture, the story, R, sources, days, platforms</summary>\n");
    out.append(new EffectSection(id, issue.responses(), issue.effects()).html());
    out.append(new StorySection(id, issue.story()).html());
    out.append(charts.velocity()).append(charts.reproduction());
    out.append("<div class=\"columns\">").append(IssueLists.sources(issue));
    out.append(IssueTables.platforms(issue)).append("</div>\n").append(IssueTables.days(issue));
    out.append(IssueTables.values(id, issue.series()));
    return out.append("</details>\n").toString();
  }
}
