package io.firebreak.local.report;

import io.firebreak.models.data.ResponseEffect;
import java.util.List;

/** The earlier looks at a response, as a small table. */
final class EffectLooks {
  private EffectLooks() {}

  /** The table; empty when there was no earlier look. */
  static String table(List<ResponseEffect> looks, int most) {
    if (looks.isEmpty()) {
      return "";
    }
    StringBuilder out =
        new StringBuilder("<div class=\"scroll\"><table class=\"looks\"><thead><tr>");
    out.append("<th scope=\"col\">Earlier look</th><th scope=\"col\">Verdict</th>");
    out.append("<th scope=\"col\" class=\"n\">Probability slowed</th>");
    out.append("<th scope=\"col\" class=\"n\">Reduction (95\u00a0%)</th>");
    out.append("<th scope=\"col\" class=\"n\">Averted, at least</th>");
    out.append("<th scope=\"col\" class=\"n\">R before, after</th></tr></thead><tbody>");
    for (ResponseEffect look : looks.subList(0, Math.min(most, looks.size()))) {
      EffectFigures figures = new EffectFigures(look);
      VerdictBadge verdict = VerdictBadge.of(look.verdict());
      out.append("<tr><th scope=\"row\">").append(Html.foreign(Html.cut(look.look(), 10)));
      out.append(" <small>").append(Times.minute(look.lookAtMillis())).append("</small></th><td>");
      out.append(verdict == VerdictBadge.NO_VERDICT_YET ? "gauge of R only" : verdict.label());
      out.append("low".equals(look.confidence()) ? ", low confidence" : "");
      out.append("</td>");
      for (String cell :
          List.of(
              EffectFigures.probability(look.probabilitySlowed()),
              figures.reductionShort(),
              figures.avertedShort(),
              figures.reproduction())) {
        out.append("<td class=\"n\">").append(cell).append("</td>");
      }
      out.append("</tr>");
    }
    return out.append("</tbody></table></div>").toString();
  }
}
