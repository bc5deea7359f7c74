package io.firebreak.local.report;

import io.firebreak.models.data.StoryMetric;
import io.firebreak.models.data.StorySegment;
import java.util.List;

/** The story of one issue as a whole: how soon it was answered, and who took the answer up. */
final class StorySection {
  private static final int MOST_SEGMENTS = 16;
  private static final String NO_ONSET = "no onset: the critics never left quiet";
  private static final String NO_RESPONSE = "no response so far";

  private final String id;
  private final StoryMetric story;

  /**
   * A section.
   *
   * @param id unique on the page
   * @param story null when there is none
   */
  StorySection(String id, StoryMetric story) {
    this.id = id;
    this.story = story;
  }

  /** The section; empty when there is no story, or all its mentions were taken back. */
  String html() {
    if (story == null || story.fromMillis() == null || story.untilMillis() == null) {
      return "";
    }
    StringBuilder out = new StringBuilder("<section class=\"card story\" aria-labelledby=\"");
    out.append(id).append("-story\"><h3 id=\"").append(id).append("-story\">");
    out.append("Did the answer become part of the story?</h3><p class=\"unit\">All platforms, ");
    out.append(Times.full(story.fromMillis())).append(" to ");
    out.append(Times.full(story.untilMillis())).append(": ");
    out.append(Numbers.count(story.mentions())).append(" mentions, ");
    out.append(Numbers.count(story.critics())).append(" of them by critics</p>\n");
    out.append("<dl class=\"tiles small\">");
    course(out);
    answer(out);
    out.append("</dl>").append(table(story.segments()));
    out.append("<p class=\"soft small\">").append(reputableLink());
    out.append("A link or a key message shows that the answer was passed on, not that it was");
    out.append(" believed: who quotes it in scorn counts too, and so do the subject’s own");
    out.append(" accounts.</p>");
    return out.append("</section>\n").toString();
  }

  private void course(StringBuilder out) {
    boolean noOnset = story.onsetMillis() == null;
    Double response = story.responseHours();
    tile(
        out,
        "Response time",
        hours(response),
        response != null
            ? (response < 0 ? "answered before the onset, " : "to the first response; onset ")
                + Times.minute(story.onsetMillis())
            : story.firstResponseMillis() == null ? NO_RESPONSE : NO_ONSET);
    tile(
        out,
        "Time to peak",
        hours(story.timeToPeakHours()),
        noOnset
            ? NO_ONSET
            : "from the onset to the hour with most critics: "
                + Numbers.count(story.peakCritics())
                + ", "
                + Times.minute(story.peakMillis()));
    tile(
        out,
        "Half-life",
        hours(story.halfLifeHours()),
        noOnset
            ? NO_ONSET
            : story.halfLifeHours() == null
                ? "not seen yet: no 3 hours in a row below half of the peak"
                : "from the peak to 3 hours in a row below half of it");
    tile(
        out,
        "Tail",
        hours(story.tailHours()),
        noOnset
            ? NO_ONSET
            : story.tailHours() == null
                ? "not seen yet: no 24 calm hours in a row"
                : "from the peak to 24 calm hours in a row");
  }

  private void answer(StringBuilder out) {
    Double lag = story.hubFirstLagHours();
    tile(
        out,
        "Hub first by",
        hours(lag),
        lag == null
            ? "needs a response on the hub and one elsewhere"
            : lag < 0
                ? "an answer elsewhere came before the hub"
                : "the hub was not later than the rest: good");
    StorySegment all =
        story.segments().stream()
            .filter(one -> one.segment().equals("all"))
            .findFirst()
            .orElse(null);
    share(
        out,
        "Links to the hub",
        story.hubAdoption(),
        story.hubAdoptionAfter(),
        all == null ? null : before(all, all.hubLinks(), all.hubLinksAfter()));
    share(
        out,
        "Carry a key message",
        story.pullThrough(),
        story.pullThroughAfter(),
        all == null ? null : before(all, all.keyMessages(), all.keyMessagesAfter()));
    Double first = story.firstReputableCriticHours();
    tile(
        out,
        "Reputable critics",
        Numbers.count(story.reputableCritics()),
        "mentions by sources of tier 1 or 2"
            + (first == null
                ? ""
                : "; the first "
                    + Numbers.rate(Math.abs(first))
                    + (first < 0 ? "\u00a0h before the onset" : "\u00a0h after the onset")));
  }

  /** Share after the first response, the others beside it; the share of all without a response. */
  private void share(StringBuilder out, String name, Double all, Double after, Double before) {
    if (story.firstResponseMillis() == null) {
      tile(out, name, Numbers.percent(all), "of all mentions; " + NO_RESPONSE);
      return;
    }
    tile(
        out,
        name,
        Numbers.percent(after),
        (after == null ? "no mention after the first response" : "after the first response")
            + "; before it "
            + Numbers.percent(before)
            + ", overall "
            + Numbers.percent(all));
  }

  /** The share before the first response; null without a mention then. */
  private static Double before(StorySegment all, long part, Long partAfter) {
    if (all.mentionsAfter() == null || partAfter == null) {
      return null;
    }
    long mentions = all.mentions() - all.mentionsAfter();
    return mentions <= 0 ? null : (Double) ((part - partAfter) / (double) mentions);
  }

  private String reputableLink() {
    if (story.firstResponseMillis() == null) {
      return "";
    }
    return story.firstReputableHubLinkHours() == null
        ? "No source of tier 1 or 2 has linked to the hub since the first response. "
        : "The first link to the hub by a source of tier 1 or 2 came "
            + Numbers.rate(story.firstReputableHubLinkHours())
            + " h after the first response. ";
  }

  private static String table(List<StorySegment> segments) {
    StringBuilder out = new StringBuilder("<div class=\"scroll\"><table><thead><tr>");
    out.append("<th scope=\"col\">Who</th>");
    for (String name :
        List.of(
            "Mentions",
            "Link to hub",
            "Key message",
            "Mentions after",
            "Link to hub after",
            "Key message after")) {
      out.append("<th scope=\"col\" class=\"n\">").append(name).append("</th>");
    }
    out.append("</tr></thead><tbody>");
    for (StorySegment part : segments.subList(0, Math.min(MOST_SEGMENTS, segments.size()))) {
      if (part.mentions() == 0) {
        continue;
      }
      out.append("<tr><th scope=\"row\">").append(label(part.segment())).append("</th>");
      cell(out, Numbers.count(part.mentions()));
      cell(out, Numbers.percent(part.hubAdoption()));
      cell(out, Numbers.percent(part.pullThrough()));
      cell(out, part.mentionsAfter() == null ? Numbers.NONE : Numbers.count(part.mentionsAfter()));
      cell(out, Numbers.percent(part.hubAdoptionAfter()));
      cell(out, Numbers.percent(part.pullThroughAfter()));
      out.append("</tr>");
    }
    out.append("</tbody></table></div><p class=\"unit foot\">“After” is after the first response.");
    return out.append(" Tiers are of the source, 1 the most reputable.</p>\n").toString();
  }

  private static String label(String segment) {
    return switch (segment) {
      case "all" -> "All";
      case "critic" -> "Critics";
      case "supporter" -> "Supporters";
      case "neutral" -> "Neutral";
      case "unclassified" -> "Not judged";
      case "tier1" -> "Tier 1";
      case "tier2" -> "Tier 2";
      case "tier3" -> "Tier 3";
      case "tier4" -> "Tier 4";
      case "unrated" -> "No tier";
      default -> Html.foreign(Html.cut(segment, 40));
    };
  }

  private static String hours(Double value) {
    return value == null ? Numbers.NONE : Numbers.rate(value) + "\u00a0h";
  }

  private static void cell(StringBuilder out, String value) {
    out.append("<td class=\"n\">").append(value).append("</td>");
  }

  private static void tile(StringBuilder out, String name, String value, String note) {
    out.append("<div class=\"tile\"><dt>").append(name).append("</dt><dd><b>").append(value);
    out.append("</b><small>").append(note).append("</small></dd></div>");
  }
}
