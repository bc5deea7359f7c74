package io.firebreak.local.report;

import io.firebreak.local.report.IssueReport.Day;
import io.firebreak.local.report.IssueReport.PlatformRow;
import io.firebreak.local.report.Series.Bucket;

/** The tables of one issue: days, platforms, and all values of its charts. */
final class IssueTables {
  private IssueTables() {}

  static String days(IssueReport issue) {
    boolean single = issue.days().stream().allMatch(day -> day.days() == 1);
    StringBuilder out = new StringBuilder("<section class=\"card\"><h3>Stance shares by ");
    out.append(single ? "day" : "period")
        .append("</h3><p class=\"unit\">Percent of judged mentions");
    out.append(single ? ", UTC days" : ", each from the day named")
        .append("</p><p class=\"legend\">");
    out.append(Charts.key("box critic", "Critics")).append(Charts.key("box neutral", "Neutral"));
    out.append(Charts.key("box supporter", "Supporters")).append("</p>");
    out.append("<div class=\"scroll tall\"><table><thead><tr><th scope=\"col\">");
    boolean sameYear =
        Times.year(issue.summary().fromMillis()) == Times.year(issue.summary().toMillis() - 1);
    out.append(sameYear ? "From, " + Times.year(issue.summary().fromMillis()) : "From")
        .append("</th>");
    out.append(
        "<th scope=\"col\" class=\"shares\">Shares</th><th scope=\"col\" class=\"n\">Critic</th>");
    out.append(
        "<th scope=\"col\" class=\"n\">Neutral</th><th scope=\"col\" class=\"n\">Supp.</th>");
    out.append("<th scope=\"col\" class=\"n\">Judged</th></tr></thead><tbody>");
    for (Day day : issue.days()) {
      StanceCounts counts = day.counts();
      out.append("<tr><th scope=\"row\">")
          .append(sameYear ? Times.day(day.startMillis()) : Times.date(day.startMillis()))
          .append("</th><td>");
      out.append(shares(counts)).append("</td>");
      for (long part : new long[] {counts.critics(), counts.neutrals(), counts.supporters()}) {
        out.append("<td class=\"n\">").append(Numbers.percent(counts.share(part))).append("</td>");
      }
      out.append("<td class=\"n\">").append(Numbers.count(counts.judged())).append("</td></tr>");
    }
    return out.append("</tbody></table></div></section>\n").toString();
  }

  static String platforms(IssueReport issue) {
    StringBuilder out = new StringBuilder("<section class=\"card\"><h3>Platforms</h3>");
    out.append("<p class=\"unit\">Over the whole time; phase and R as of the end of the data</p>");
    out.append("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Platform</th>");
    out.append(
        "<th scope=\"col\" class=\"n\">Mentions</th><th scope=\"col\" class=\"n\">Critics</th>");
    out.append("<th scope=\"col\" class=\"n\">Critic share</th><th scope=\"col\">Phase</th>");
    out.append("<th scope=\"col\" class=\"n\">R (95\u00a0%)</th></tr></thead><tbody>");
    for (PlatformRow row : issue.platforms()) {
      out.append("<tr><th scope=\"row\">").append(Html.foreign(Html.cut(row.platform(), 40)));
      out.append("</th><td class=\"n\">").append(Numbers.count(row.counts().mentions()));
      out.append("</td><td class=\"n\">").append(Numbers.count(row.counts().critics()));
      out.append("</td><td class=\"n\">").append(Numbers.percent(row.counts().criticShare()));
      out.append("</td><td>").append(Phase.of(row.phase()).chip()).append("</td><td class=\"n\">");
      out.append(Words.interval(row.reproduction())).append("</td></tr>");
    }
    return out.append("</tbody></table></div></section>\n").toString();
  }

  /** Every value of the charts as text; the tooltips read it too. */
  static String values(String id, Series series) {
    StringBuilder out =
        new StringBuilder(
            "<details class=\"card values\"><summary>All values of the charts as a table</summary>");
    out.append("<div class=\"scroll tall\"><table id=\"")
        .append(id)
        .append("-values\"><thead><tr>");
    out.append(
        "<th scope=\"col\">Time (UTC)</th><th scope=\"col\" class=\"n\" data-style=\"critic\">Critics per hour</th>");
    out.append("<th scope=\"col\" class=\"n\" data-style=\"supporter\">Supporters per hour</th>");
    out.append("<th scope=\"col\" class=\"n\" data-style=\"neutral\">Neutral per hour</th>");
    out.append(
        "<th scope=\"col\" class=\"n\">Not judged per hour</th><th scope=\"col\">Phase</th>");
    out.append("<th scope=\"col\" class=\"n\" data-style=\"critic\">R</th>");
    out.append("<th scope=\"col\" class=\"n\">95\u00a0% interval</th></tr></thead><tbody>");
    for (Bucket bucket : series.buckets()) {
      StanceCounts counts = bucket.counts();
      out.append("<tr><th scope=\"row\">")
          .append(
              series.bucketMillis() >= Times.DAY
                  ? Times.date(bucket.startMillis())
                  : Times.minute(bucket.startMillis()))
          .append("</th>");
      for (long count :
          new long[] {
            counts.critics(), counts.supporters(), counts.neutrals(), counts.unclassified()
          }) {
        out.append("<td class=\"n\">").append(Numbers.rate(bucket.perHour(count))).append("</td>");
      }
      Reproduction value = bucket.reproduction();
      out.append("<td>")
          .append(bucket.phase() == null ? Numbers.NONE : Phase.of(bucket.phase()).label());
      out.append("</td><td class=\"n\">")
          .append(value == null ? Numbers.NONE : Numbers.fixed(value.mean(), 2));
      out.append("</td><td class=\"n\">").append(Words.range(value)).append("</td></tr>\n");
    }
    return out.append("</tbody></table></div></details>\n").toString();
  }

  /** Three shares that add up to the whole bar. */
  private static String shares(StanceCounts counts) {
    StringBuilder out =
        new StringBuilder(
            "<svg class=\"shares\" aria-hidden=\"true\" width=\"100%\" height=\"12\">");
    double at = 0;
    String[] styles = {"critic", "neutral", "supporter"};
    long[] parts = {counts.critics(), counts.neutrals(), counts.supporters()};
    for (int i = 0; i < parts.length && counts.judged() > 0; i++) {
      double width = counts.share(parts[i]);
      out.append("<rect class=\"")
          .append(styles[i])
          .append("\" x=\"")
          .append(TimeCanvas.percent(at));
      out.append("\" width=\"").append(TimeCanvas.percent(width)).append("\" height=\"12\"/>");
      at += width;
    }
    return out.append("</svg>").toString();
  }
}
