package io.firebreak.local.report;

import io.firebreak.models.data.EffectPoint;
import io.firebreak.models.data.Response;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The picture of one effect: mentions passed on as they were seen, and as they would have been
 * without the response, with the band of what is likely.
 */
public final class EffectChart {
  /** The band is drawn up to this multiple of the highest line; beyond, it says nothing. */
  private static final double HIGHEST_BAND = 2;

  private final String id;
  private final String mentions;
  private final EffectCurve curve;
  private final List<Response> marks;

  private EffectChart(String id, String mentions, EffectCurve curve, List<Response> marks) {
    this.id = id;
    this.mentions = mentions;
    this.curve = curve;
    this.marks = marks;
  }

  /**
   * A picture; null when there is nothing to draw.
   *
   * @param id unique on the page
   * @param mentions what was counted, in small letters: mentions, critic mentions
   * @param windows what to draw
   * @param responseAtMillis before it nothing is expected
   * @param marks the responses of the issue, in the order of their numbers
   */
  public static EffectChart of(
      String id,
      String mentions,
      List<EffectPoint> windows,
      long responseAtMillis,
      List<Response> marks) {
    EffectCurve curve = EffectCurve.of(windows, responseAtMillis);
    return curve == null ? null : new EffectChart(id, mentions, curve, marks);
  }

  /** The picture with its legend. */
  public String html() {
    double lines = Math.max(curve.max(curve.observed()), curve.max(curve.expected()));
    double band = curve.max(curve.high());
    double highest = Math.max(1, Math.max(lines, Math.min(band, lines * HIGHEST_BAND)));
    TimeCanvas canvas = new TimeCanvas(id, curve.span(), highest, marks, 0);
    Paths paths = canvas.paths();
    String drawing =
        path("area without", paths.between(curve.low(), curve.high()))
            + path("line without", paths.line(curve.expected()))
            + path("line critic", paths.line(curve.observed()));
    boolean cut = band > canvas.top();
    return "<figure class=\"chart\" data-values=\""
        + id
        + "-values\" data-columns=\"1 2 3 4\"><figcaption><p class=\"unit\">"
        + IssueLists.capital(mentions)
        + " passed on, per hour"
        + (cut ? "; what reaches above the picture is cut off" : "")
        + "</p><p class=\"legend\">"
        + Charts.key("line critic", "Seen")
        + Charts.key("line without", "Without the response")
        + Charts.key("area without", "95\u00a0% band")
        + (curve.anyBlind() ? Charts.key("box blind", "Collector down") : "")
        + "</p></figcaption>"
        + canvas.svg("Seen and without the response", description(), blind(canvas), drawing, "")
        + "<p class=\"unit foot\">Time in UTC, "
        + Words.span(curve.span().startMillis(), curve.span().endMillis())
        + ". The dashed line is an estimate, not an observation; its upper edge is soft.</p>"
        + "</figure>";
  }

  private String description() {
    return "The line of what was seen reaches "
        + Numbers.rate(curve.max(curve.observed()))
        + " "
        + mentions
        + " per hour; after the response the dashed line of what would have been"
        + " without it reaches "
        + Numbers.rate(curve.max(curve.expected()))
        + ", with a band up to "
        + Numbers.rate(curve.max(curve.high()))
        + "."
        + (curve.anyBlind() ? " In the hatched stretches the collector was down." : "");
  }

  /** Hatching behind the stretches in which the collector was down. */
  private String blind(TimeCanvas canvas) {
    if (!curve.anyBlind()) {
      return "";
    }
    String hatch = id + "-blind";
    StringBuilder out = new StringBuilder("<pattern id=\"").append(hatch);
    out.append("\" patternUnits=\"userSpaceOnUse\" width=\"7\" height=\"7\"");
    out.append(
        " patternTransform=\"rotate(45)\"><rect class=\"hatch\" width=\"2.5\" height=\"7\"/>");
    out.append("</pattern>");
    int from = -1;
    for (int i = 0; i <= curve.size(); i++) {
      boolean blind = i < curve.size() && curve.blind(i);
      if (blind && from < 0) {
        from = i;
      } else if (!blind && from >= 0) {
        out.append("<rect class=\"blind\" fill=\"url(#").append(hatch).append(")\" x=\"");
        out.append(TimeCanvas.percent(from / (double) curve.size())).append("\" width=\"");
        out.append(TimeCanvas.percent((i - from) / (double) curve.size())).append("\" y=\"");
        out.append(canvas.head()).append("\" height=\"" + TimeCanvas.HEIGHT + "\"/>");
        from = -1;
      }
    }
    return out.toString();
  }

  /** Every value of the picture as text; its tooltip reads it too. */
  public String values() {
    StringBuilder out =
        new StringBuilder(
            "<details class=\"values\"><summary>All values of the picture as a table</summary>");
    out.append("<div class=\"scroll tall\"><table id=\"")
        .append(id)
        .append("-values\"><thead><tr>");
    out.append("<th scope=\"col\">Time (UTC)</th>");
    out.append("<th scope=\"col\" class=\"n\" data-style=\"critic\">Seen per hour</th>");
    out.append("<th scope=\"col\" class=\"n\">Without the response</th>");
    out.append("<th scope=\"col\" class=\"n\">At least</th>");
    out.append("<th scope=\"col\" class=\"n\">At most</th></tr></thead><tbody>");
    for (int i = 0; i < curve.size(); i++) {
      out.append("<tr><th scope=\"row\">").append(Times.minute(curve.startOf(i))).append("</th>");
      cell(out, curve.blind(i) ? "collector down" : rate(curve.observed(), i));
      cell(out, rate(curve.expected(), i));
      cell(out, rate(curve.low(), i));
      cell(out, rate(curve.high(), i));
      out.append("</tr>\n");
    }
    return out.append("</tbody></table></div></details>").toString();
  }

  private static void cell(StringBuilder out, String text) {
    out.append("<td class=\"n\">").append(text).append("</td>");
  }

  private static String rate(IntToDoubleFunction line, int window) {
    return Numbers.rate(line.applyAsDouble(window));
  }

  private static String path(String style, String data) {
    return data.isEmpty() ? "" : "<path class=\"" + style + "\" d=\"" + data + "\"/>";
  }
}
