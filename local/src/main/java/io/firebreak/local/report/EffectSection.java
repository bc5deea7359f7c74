package io.firebreak.local.report;

import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.effect.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the responses of one issue did: a card for each, with verdict, picture and figures. */
final class EffectSection {
  private static final int LONGEST_SENTENCE = 1_200;
  private static final int MOST_REASONS = 12;
  private static final int MOST_LOOKS = 10;

  private final String id;
  private final List<Response> responses;
  private final List<EffectReport> effects;

  /**
   * A section.
   *
   * @param id unique on the page
   * @param responses the numbered responses of the issue
   * @param effects what was found about some of them
   */
  EffectSection(String id, List<Response> responses, List<EffectReport> effects) {
    this.id = id;
    this.responses = responses;
    this.effects = effects;
  }

  /** The section; empty when no response was looked at. */
  String html() {
    if (effects.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("<section class=\"effects\" aria-labelledby=\"");
    out.append(id).append("-effects\"><h3 id=\"").append(id).append("-effects\">");
    out.append("Did the responses slow the spread?</h3><p class=\"unit\">Against what would have");
    out.append(" been without them, natural aging included; the newest look at each</p>\n");
    for (EffectReport effect : effects) {
      out.append(card(effect));
    }
    return out.append(pending()).append("</section>\n").toString();
  }

  private String pending() {
    Set<Integer> looked = new HashSet<>();
    effects.forEach(effect -> looked.add(effect.number()));
    List<String> waiting = new ArrayList<>();
    for (int number = 1; number <= responses.size(); number++) {
      if (!looked.contains(number)) {
        waiting.add(Integer.toString(number));
      }
    }
    return waiting.isEmpty()
        ? ""
        : "<p class=\"soft\">Without a look so far: response "
            + String.join(", ", waiting)
            + ". The first look comes one hour after a response.</p>\n";
  }

  private String card(EffectReport report) {
    ResponseEffect effect = report.newest();
    Response response = report.response();
    VerdictBadge verdict = VerdictBadge.of(effect.verdict());
    EffectFigures figures = new EffectFigures(effect);
    String card = id + "-effect-" + report.number();
    StringBuilder out = new StringBuilder("<article class=\"card effect\" aria-labelledby=\"");
    out.append(card).append("-h\"><header><span class=\"number\">").append(report.number());
    out.append("</span><h4 id=\"").append(card).append("-h\">");
    out.append(Html.foreign(IssueLists.capital(Html.cut(response.kind(), 40))));
    if (response.channel() != null) {
      out.append(" on ").append(Html.foreign(Html.cut(response.channel(), 60)));
    }
    out.append("</h4><span class=\"soft\">").append(Times.full(response.publishedAtMillis()));
    out.append("</span></header><p class=\"says\">");
    out.append(verdict.html("low".equals(effect.confidence()))).append(' ');
    out.append(Html.foreign(Html.cut(effect.sentence(), LONGEST_SENTENCE))).append("</p>");
    out.append(together(report)).append(figures.tiles());
    EffectChart chart =
        EffectChart.of(
            card + "-picture",
            "critic mentions",
            effect.curve(),
            effect.responseAtMillis(),
            responses);
    out.append(chart == null ? "" : chart.html()).append(figures.beforeAndAfter());
    out.append(notes(effect)).append(smallPrint(effect, figures));
    out.append(EffectLooks.table(report.earlier(), MOST_LOOKS));
    return out.append(chart == null ? "" : chart.values()).append("</article>\n").toString();
  }

  private String together(EffectReport report) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < responses.size(); i++) {
      Response other = responses.get(i);
      if (i + 1 != report.number() && report.newest().responseIds().contains(other.id())) {
        others.add(Integer.toString(i + 1));
      }
    }
    return others.isEmpty()
        ? ""
        : "<p class=\"soft\">Measured together with response "
            + String.join(", ", others)
            + ": they came too close to be told apart, so this is their joint effect.</p>";
  }

  /** What to know before quoting it; what bars or weakens a verdict stands in its sentence. */
  private static String notes(ResponseEffect effect) {
    StringBuilder out = new StringBuilder();
    for (String word :
        effect.reasons().subList(0, Math.min(MOST_REASONS, effect.reasons().size()))) {
      String said = note(word);
      if (said != null) {
        out.append("<li>").append(said).append("</li>");
      }
    }
    return out.length() == 0
        ? ""
        : "<p class=\"know\">Know before quoting it:</p><ul class=\"notes\">" + out + "</ul>";
  }

  private static String note(String word) {
    for (Reason reason : Reason.values()) {
      if (reason.word().equals(word)) {
        return reason.bars() || reason.lowersConfidence()
            ? null
            : IssueLists.capital(Html.escape(reason.inWords())) + ".";
      }
    }
    return Html.foreign(Html.cut(word.replace('_', ' '), 80));
  }

  private static String smallPrint(ResponseEffect effect, EffectFigures figures) {
    StringBuilder out = new StringBuilder("<p class=\"soft small\">").append(look(effect));
    out.append(figures.reproductionIntervals());
    if (effect.mentionsBefore() != null && effect.mentionsAfter() != null) {
      out.append("Rests on ").append(mentions(effect.mentionsBefore(), effect.hoursBefore()));
      out.append(" before and ").append(mentions(effect.mentionsAfter(), effect.hoursAfter()));
      out.append(" after the response");
      if (effect.windowsBefore() != null && effect.windowsAfter() != null) {
        out.append(" (").append(Numbers.count(effect.windowsBefore())).append(" and ");
        out.append(Numbers.count(effect.windowsAfter())).append(" windows)");
      }
      out.append(". ");
    }
    if (effect.blindHours() != null && effect.blindHours() > 0) {
      out.append("Collector down for ").append(Numbers.rate(effect.blindHours())).append(" h. ");
    }
    out.append(control(effect));
    if (effect.kernel() != null) {
      out.append("Repost delays: ").append(Html.foreign(Html.cut(effect.kernel(), 80))).append('.');
    }
    return out.append("</p>").toString();
  }

  private static String control(ResponseEffect effect) {
    if (effect.control() == null) {
      return effect.controlUsed() ? "Compared with a control. " : "";
    }
    return (effect.controlUsed()
            ? "Compared with the control, "
            : "Not compared with the control, ")
        + Html.foreign(Html.cut(effect.control(), 200))
        + ". ";
  }

  private static String look(ResponseEffect effect) {
    return "Look "
        + Html.foreign(Html.cut(effect.look(), 10))
        + " after the response, "
        + Times.full(effect.lookAtMillis())
        + "; "
        + (effect.frozen() ? "final. " : "late mentions may still revise it. ");
  }

  private static String mentions(double count, Double hours) {
    return Numbers.fixed(count, 0)
        + " mentions passed on"
        + (hours == null ? "" : String.format(Locale.ROOT, " in %s h", Numbers.rate(hours)));
  }
}
