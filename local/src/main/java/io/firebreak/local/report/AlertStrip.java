package io.firebreak.local.report;

import java.util.List;

/**
 * The strip under a chart that shows when alerts fired: a lane for each severity that occurs, in it
 * a bar for each alert. Lanes have names, so that they are told apart without colour.
 */
final class AlertStrip {
  private static final int LANE = 15;
  private static final int BAR = 9;

  /** From the line at zero, whose number stands beside it, to the first lane. */
  private static final int GAP = 12;

  private static final List<String> LANES = List.of("Page", "Ticket", "Info");

  /** A bar is at least so wide, as a share of the picture: the shortest alert can be seen. */
  private static final double LEAST = 0.006;

  private final List<SeenAlert> alerts;

  /** The alerts to draw, in any order. */
  AlertStrip(List<SeenAlert> alerts) {
    this.alerts = alerts;
  }

  boolean isEmpty() {
    return alerts.isEmpty();
  }

  /** Its height in pixels; 0 without alerts. */
  int height() {
    return isEmpty() ? 0 : GAP + lanes().size() * LANE + 2;
  }

  private List<Integer> lanes() {
    return alerts.stream().map(SeenAlert::urgency).distinct().sorted().toList();
  }

  /** The bars and the names of the lanes, over the whole picture. */
  String html(TimeCanvas canvas, Series series) {
    StringBuilder out = new StringBuilder();
    List<Integer> lanes = lanes();
    int top = canvas.head() + TimeCanvas.HEIGHT + GAP;
    long span = series.endMillis() - series.startMillis();
    for (int lane = 0; lane < lanes.size(); lane++) {
      int y = top + lane * LANE;
      out.append("<g class=\"alerts urgency-").append(lanes.get(lane)).append("\">");
      out.append("<rect class=\"lane\" x=\"0\" width=\"100%\" y=\"").append(y);
      out.append("\" height=\"" + BAR + "\"/>");
      for (SeenAlert alert : alerts) {
        if (alert.urgency() == lanes.get(lane)) {
          bar(out, alert, series, span, y);
        }
      }
      out.append("</g>");
    }
    return out.toString();
  }

  private static void bar(StringBuilder out, SeenAlert alert, Series series, long span, int y) {
    double from = (alert.firedAtMillis() - series.startMillis()) / (double) span;
    long until = alert.untilMillis() == null ? series.endMillis() : alert.untilMillis();
    double to = Math.min(1, (until - series.startMillis()) / (double) span);
    if (from >= 1 || to < 0) {
      return;
    }
    double start = Math.min(Math.max(0, from), 1 - LEAST);
    out.append("<rect x=\"").append(TimeCanvas.percent(start)).append("\" width=\"");
    out.append(TimeCanvas.percent(Math.max(LEAST, to - start))).append("\" y=\"").append(y);
    out.append("\" height=\"" + BAR + "\" rx=\"2\"><title>");
    out.append(Html.escape(Html.cut(alert.ruleId(), 80))).append(", ");
    out.append(Times.minute(alert.firedAtMillis())).append("</title></rect>");
  }

  /** The names of the lanes, for the axis beside the picture. */
  String names(TimeCanvas canvas, int x) {
    StringBuilder out = new StringBuilder();
    List<Integer> lanes = lanes();
    for (int lane = 0; lane < lanes.size(); lane++) {
      out.append("<text x=\"").append(x).append("\" y=\"");
      out.append(canvas.head() + TimeCanvas.HEIGHT + GAP + lane * LANE + BAR - 1).append("\">");
      out.append(LANES.get(lanes.get(lane))).append("</text>");
    }
    return out.toString();
  }

  /** What can be seen in it, plain text; empty without alerts. */
  String description() {
    return isEmpty() ? "" : " Under it bars for " + count() + ".";
  }

  private String count() {
    return alerts.size() == 1 ? "one alert" : Numbers.count(alerts.size()) + " alerts";
  }
}
