package io.firebreak.local.report;

import io.firebreak.models.data.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbered responses of one issue, each with its verdict in plain words. */
final class VerdictSection {
  private static final int TEXT = 160;

  private final List<Response> responses;
  private final int earlier;
  private final Map<Integer, EffectReport> found = new HashMap<>();
  private final Series series;

  VerdictSection(IssueReport issue) {
    this.responses = issue.responses();
    this.earlier = issue.earlierResponses();
    this.series = issue.series();
    issue.effects().forEach(effect -> found.put(effect.number(), effect));
  }

  String html() {
    StringBuilder out = new StringBuilder("<section class=\"card verdicts\">");
    out.append("<h3>Did the responses slow the spread?</h3>");
    if (responses.isEmpty()) {
      return out.append("<p class=\"soft\">No response of the subject is known in this time.")
          .append(" <code>firebreak respond</code> makes one known.</p></section>\n")
          .toString();
    }
    out.append("<p class=\"unit\">Against what would have been without them, natural aging");
    out.append(" included; the newest look at each</p><ol class=\"responses\">");
    for (int i = 0; i < responses.size(); i++) {
      item(out, i + 1, responses.get(i), found.get(i + 1));
    }
    out.append("</ol>");
    if (earlier > 0) {
      out.append("<p class=\"soft\">").append(Numbers.count(earlier));
      out.append(" other responses of this time are not listed.</p>");
    }
    return out.append("<p class=\"caution\">")
        .append(IssueSection.CAUTION)
        .append("</p></section>\n")
        .toString();
  }

  private void item(StringBuilder out, int number, Response one, EffectReport effect) {
    long at = one.publishedAtMillis();
    boolean outside = at < series.startMillis() || at > series.endMillis();
    out.append("<li><span class=\"number\">")
        .append(number)
        .append("</span><div><p class=\"what\">");
    out.append("<b>").append(Html.link(one.url(), IssueLists.capital(Html.cut(one.kind(), 40))));
    out.append("</b> <span class=\"soft\">");
    if (one.channel() != null) {
      out.append("on ").append(Html.foreign(Html.cut(one.channel(), 60))).append(", ");
    }
    out.append(Times.full(at)).append(outside ? " (outside the time shown)" : "");
    out.append("</span></p>");
    if (one.text() != null && !one.text().isBlank()) {
      out.append("<p class=\"quote\">").append(Html.foreign(Html.cut(one.text(), TEXT)));
      out.append("</p>");
    }
    if (effect == null) {
      out.append("<p class=\"answer\">").append(VerdictBadge.NO_VERDICT_YET.html(false));
      out.append(" No look at it so far: the first comes one hour after a response.</p>");
    } else {
      verdict(out, effect);
    }
    out.append("</div></li>");
  }

  private void verdict(StringBuilder out, EffectReport report) {
    PlainVerdict plain = new PlainVerdict(report.newest());
    VerdictBadge badge = VerdictBadge.of(report.newest().verdict());
    out.append("<p class=\"answer\">").append(badge.plainHtml(plain.isOfLowConfidence()));
    out.append(' ').append(plain.says()).append("</p>");
    String small =
        String.join(" ", plain.lowConfidence(), together(report), plain.falseAlarms()).strip();
    if (!small.isEmpty()) {
      out.append("<p class=\"soft\">").append(small).append("</p>");
    }
  }

  private String together(EffectReport report) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < responses.size(); i++) {
      if (i + 1 != report.number()
          && report.newest().responseIds().contains(responses.get(i).id())) {
        others.add(Integer.toString(i + 1));
      }
    }
    return others.isEmpty()
        ? ""
        : "Joint effect with response "
            + String.join(", ", others)
            + ": too close to be told apart.";
  }
}
