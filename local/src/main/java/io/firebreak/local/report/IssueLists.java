package io.firebreak.local.report;

import io.firebreak.local.report.IssueReport.TopMention;
import io.firebreak.local.report.IssueReport.TopSource;
import io.firebreak.models.data.Stance;
import java.util.Locale;

/** The lists of one issue that hold texts of others: top sources, top mentions. */
final class IssueLists {
  private IssueLists() {}

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
    StringBuilder out = new StringBuilder("<section class=\"card mentions\"><h3>What is said</h3>");
    out.append(
        "<p class=\"unit\">The critic and supporter mentions passed on most: reposts, quotes and replies seen</p>");
    if (issue.mentions().isEmpty()) {
      out.append("<p class=\"soft\">No critic or supporter mention with a text.</p>");
    }
    out.append("<div class=\"mentionlist\">");
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
    return out.append("</div></section>\n").toString();
  }

  /** A bar of 0 to 1, for the eye only: its number stands beside it. */
  private static String bar(double share) {
    return "<svg class=\"bar\" aria-hidden=\"true\" width=\"100%\" height=\"6\"><rect width=\""
        + TimeCanvas.percent(share)
        + "\" height=\"6\" rx=\"3\"/></svg>";
  }

  /** A word with a capital letter; "Response" where there is none. */
  static String capital(String word) {
    return word == null || word.isEmpty()
        ? "Response"
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
