package io.firebreak.local.report;

import io.firebreak.local.report.IssueReport.Day;
import io.firebreak.local.report.IssueReport.PlatformRow;
import io.firebreak.local.report.IssueReport.TopMention;
import io.firebreak.local.report.IssueReport.TopSource;
import io.firebreak.local.report.Series.Bucket;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.Stance;
import java.util.List;
import java.util.Locale;

/** The lists and tables of one issue. */
final class IssueTables {
  private IssueTables() {}

  /** The numbered responses under the first chart. */
  static String responses(List<Response> shown, int all, Series series) {
    if (shown.isEmpty()) {
      return "<p class=\"soft\">No response of the subject is known.</p>";
    }
    StringBuilder out = new StringBuilder("<ol class=\"responses\">");
    for (int i = 0; i < shown.size(); i++) {
      Response one = shown.get(i);
      long at = one.publishedAtMillis();
      boolean outside = at < series.startMillis() || at > series.endMillis();
      out.append("<li><span class=\"number\">").append(i + 1).append("</span><div><b>");
      out.append(Html.link(one.url(), capital(Html.cut(one.kind(), 40))))
          .append("</b> <span class=\"soft\">");
      if (one.channel() != null) {
        out.append("on ").append(Html.foreign(Html.cut(one.channel(), 60))).append(", ");
      }
      out.append(Times.full(at))
          .append(outside ? " (outside the time shown)" : "")
          .append("</span>");
      if (one.text() != null && !one.text().isBlank()) {
        out.append("<p>").append(Html.foreign(Html.cut(one.text(), 160))).append("</p>");
      }
      out.append("</div></li>");
    }
    out.append("</ol>");
    if (all > shown.size()) {
      out.append("<p class=\"soft\">").append(Numbers.count(all - shown.size()));
      out.append(" later responses are not listed.</p>");
    }
    return out.toString();
  }

  static String sources(IssueReport issue) {
    StringBuilder out = new StringBuilder("<section class=\"card\"><h3>Top sources</h3>");
    out.append("<p class=\"unit\">Authors or sites with the most critic mentions");
    out.append(issue.sourcesExact() ? "" : "; very many authors, so counts are lower bounds");
    out.append("</p>");
    if (issue.sources().isEmpty()) {
      return out.append("<p class=\"soft\">No critic mention has a known author.</p></section>\n")
          .toString();
    }
    out.append(
        "<div class=\"scroll\"><table class=\"ranked\"><thead><tr><th scope=\"col\">Source</th>");
    out.append("<th scope=\"col\" class=\"n\">Critic mentions</th>");
    out.append("<th scope=\"col\" class=\"n\">Followers</th></tr></thead><tbody>");
    long most = issue.sources().get(0).criticMentions();
    for (TopSource source : issue.sources()) {
      String at =
          source.domain() == null || source.domain().equals(source.name())
              ? ""
              : " · " + source.domain();
      out.append("<tr><th scope=\"row\">").append(Html.link(source.url(), source.name()));
      out.append("<small>")
          .append(Html.foreign(source.platform() + Html.cut(at, 60)))
          .append("</small></th>");
      out.append("<td class=\"n\"><b>").append(issue.sourcesExact() ? "" : "≥\u00a0");
      out.append(Numbers.count(source.criticMentions())).append("</b>");
      out.append(bar(source.criticMentions() / (double) most)).append("</td><td class=\"n\">");
      out.append(source.followers() == null ? Numbers.NONE : Numbers.count(source.followers()));
      out.append("</td></tr>");
    }
    return out.append("</tbody></table></div></section>\n").toString();
  }

  static String mentions(IssueReport issue) {
    StringBuilder out = new StringBuilder("<section class=\"card\"><h3>Top mentions</h3>");
    out.append("<p class=\"unit\">Those passed on most: reposts, quotes and replies seen</p>");
    if (issue.mentions().isEmpty()) {
      out.append("<p class=\"soft\">No critic or supporter mention with a text.</p>");
    }
    for (TopMention mention : issue.mentions()) {
      String stance = mention.stance().word();
      out.append("<article class=\"mention ").append(stance).append("\"><p class=\"meta\">");
      out.append("<span class=\"stance ").append(stance).append("\">");
      out.append(mention.stance() == Stance.CRITIC ? "Critic" : "Supporter").append("</span> <b>");
      out.append(Html.link(mention.url(), mention.author() == null ? "unknown" : mention.author()));
      out.append("</b> ").append(Html.foreign(mention.platform())).append(" · ");
      out.append(Times.minute(mention.publishedAtMillis())).append("</p><blockquote>");
      out.append(Html.foreign(mention.excerpt()))
          .append("</blockquote><p class=\"meta\">Passed on ");
      out.append(Numbers.count(mention.passedOn()))
          .append(mention.passedOn() == 1 ? " time" : " times");
      if (mention.followers() != null) {
        out.append(" · ").append(Numbers.count(mention.followers())).append(" followers");
      }
      out.append("</p></article>");
    }
    return out.append("</section>\n").toString();
  }

  static String days(IssueReport issue) {
    boolean single = issue.days().stream().allMatch(day -> day.days() == 1);
    StringBuilder out = new StringBuilder("<section class=\"card\"><h3>Stance shares by ");
    out.append(single ? "day" : "period")
        .append("</h3><p class=\"unit\">Percent of judged mentions");
    out.append(single ? ", UTC days" : ", each from the day named")
        .append("</p><p class=\"legend\">");
    out.append(Charts.key("box critic", "Critics")).append(Charts.key("box neutral", "Neutral"));
    out.append(Charts.key("box supporter", "Supporters")).append("</p>");
    out.append("<div class=\"scroll tall\"><table><thead><tr><th scope=\"col\">From</th>");
    out.append(
        "<th scope=\"col\" class=\"shares\">Shares</th><th scope=\"col\" class=\"n\">Critic</th>");
    out.append(
        "<th scope=\"col\" class=\"n\">Neutral</th><th scope=\"col\" class=\"n\">Supp.</th>");
    out.append("<th scope=\"col\" class=\"n\">Judged</th></tr></thead><tbody>");
    for (Day day : issue.days()) {
      StanceCounts counts = day.counts();
      out.append("<tr><th scope=\"row\">")
          .append(Times.date(day.startMillis()))
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

  /** A bar of 0 to 1, for the eye only: its number stands beside it. */
  private static String bar(double share) {
    return "<svg class=\"bar\" aria-hidden=\"true\" width=\"100%\" height=\"6\"><rect width=\""
        + TimeCanvas.percent(share)
        + "\" height=\"6\" rx=\"3\"/></svg>";
  }

  /** Three shares that add up to the whole bar. */
  static String shares(StanceCounts counts) {
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

  private static String capital(String word) {
    return word == null || word.isEmpty()
        ? "Response"
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
