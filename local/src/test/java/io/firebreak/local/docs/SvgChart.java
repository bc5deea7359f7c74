package io.firebreak.local.docs;

import java.util.Locale;

/**
 * A plain chart as an SVG file that reads on light and dark pages: white ground, no scripts, no
 * style sheet, no font of its own. The same calls give the same bytes.
 */
final class SvgChart {
  static final String VERMILION = "#d55e00";
  static final String BLUE = "#0072b2";
  static final String GREY = "#7d858d";
  static final String INK = "#17212b";

  private static final int WIDTH = 760;
  private static final int HEIGHT = 406;
  private static final int LEFT = 58;
  private static final int RIGHT = 740;
  private static final int TOP = 92;
  private static final int BOTTOM = 326;

  private final StringBuilder body = new StringBuilder();
  private final double xMost;
  private final double yLeast;
  private final double yMost;
  private final String title;
  private double legendAt = LEFT;

  SvgChart(String title, String subtitle, double xMost, double yLeast, double yMost) {
    this.title = title;
    this.xMost = xMost;
    this.yLeast = yLeast;
    this.yMost = yMost;
    label(LEFT - 40, 28, "start", 17, INK, true, title);
    label(LEFT - 40, 50, "start", 13, "#586675", false, subtitle);
  }

  /** Grid lines and numbers up to the top, and hours below. */
  SvgChart axes(double yStep, boolean percent, double xStep, String xLabel) {
    for (double y = yLeast; y <= yMost + 1e-9; y += yStep) {
      boolean base = Math.abs(y) < 1e-9;
      stroke(LEFT, py(y), RIGHT, py(y), base ? "#586675" : "#e2e7ec", 1, "");
      String text = percent ? (y > 1e-9 ? "+" : "") + whole(100 * y) + " %" : whole(y);
      label(LEFT - 7, py(y) + 4, "end", 12, "#586675", false, text);
    }
    for (double x = 0; x <= xMost + 1e-9; x += xStep) {
      label(px(x), BOTTOM + 18, "middle", 12, "#586675", false, whole(x));
    }
    label((LEFT + RIGHT) / 2.0, BOTTOM + 38, "middle", 12.5, "#586675", false, xLabel);
    return this;
  }

  SvgChart bars(double[] values, String colour) {
    for (int i = 0; i < values.length; i++) {
      body.append("<rect x=\"").append(n(px(i) + 1)).append("\" y=\"").append(n(py(values[i])));
      body.append("\" width=\"").append(n(px(i + 1) - px(i) - 2)).append("\" height=\"");
      body.append(n(py(0) - py(values[i]))).append("\" fill=\"").append(colour).append("\"/>\n");
    }
    return this;
  }

  SvgChart line(double[] x, double[] y, String colour, double width, String dash) {
    body.append("<polyline fill=\"none\" stroke=\"").append(colour).append("\" stroke-width=\"");
    body.append(n(width)).append("\" stroke-linejoin=\"round\"").append(dashed(dash));
    body.append(" points=\"");
    for (int i = 0; i < x.length; i++) {
      body.append(i == 0 ? "" : " ").append(n(px(x[i]))).append(',').append(n(py(y[i])));
    }
    body.append("\"/>\n");
    return this;
  }

  SvgChart band(double[] x, double[] low, double[] high) {
    body.append("<polygon fill=\"").append(GREY).append("\" fill-opacity=\"0.28\" points=\"");
    for (int i = 0; i < x.length; i++) {
      body.append(n(px(x[i]))).append(',').append(n(py(high[i]))).append(' ');
    }
    for (int i = x.length - 1; i >= 0; i--) {
      body.append(n(px(x[i]))).append(',').append(n(py(low[i]))).append(i == 0 ? "" : " ");
    }
    body.append("\"/>\n");
    return this;
  }

  SvgChart dot(double x, double y, boolean full, String colour) {
    body.append("<circle cx=\"").append(n(px(x))).append("\" cy=\"").append(n(py(y)));
    body.append("\" r=\"4\" stroke=\"").append(colour).append("\" stroke-width=\"1.5\" fill=\"");
    body.append(full ? colour : "#ffffff").append("\"/>\n");
    return this;
  }

  /** A dotted line at a time, with its name above. */
  SvgChart moment(double x, String name) {
    stroke(px(x), TOP - 6, px(x), BOTTOM, INK, 1.5, "2 3");
    label(px(x), TOP - 11, "middle", 12.5, INK, true, name);
    return this;
  }

  /** A mean over a stretch of time. */
  SvgChart level(double from, double to, double y, String colour) {
    stroke(px(from), py(y), px(to), py(y), colour, 3, "");
    return this;
  }

  SvgChart note(double x, double y, String anchor, String colour, String text) {
    body.append("<g paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"4\"");
    body.append(" stroke-linejoin=\"round\">");
    label(px(x), py(y), anchor, 13.5, colour, true, text);
    body.append("</g>\n");
    return this;
  }

  /** A key below the chart: a stretch of line, or a box where the width is above 5. */
  SvgChart key(String colour, double width, String dash, String text) {
    double y = HEIGHT - 14.0;
    boolean box = width > 5;
    body.append("<line x1=\"").append(n(legendAt)).append("\" x2=\"").append(n(legendAt + 20));
    body.append("\" y1=\"").append(n(y - 4)).append("\" y2=\"").append(n(y - 4));
    body.append("\" stroke=\"").append(colour).append("\" stroke-width=\"").append(n(width));
    body.append("\"").append(dashed(dash)).append(box ? " stroke-opacity=\"0.5\"" : "");
    body.append("/>\n");
    label(legendAt + 26, y, "start", 12.5, INK, false, text);
    legendAt += 46 + 6.6 * text.length();
    return this;
  }

  String svg() {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
        + WIDTH
        + "\" height=\""
        + HEIGHT
        + "\" viewBox=\"0 0 "
        + WIDTH
        + " "
        + HEIGHT
        + "\" role=\"img\" font-family=\"system-ui, 'Segoe UI', 'Liberation Sans', Arial,"
        + " sans-serif\">\n<title>"
        + escape(title)
        + "</title>\n<rect width=\"100%\" height=\"100%\" rx=\"10\" fill=\"#ffffff\"/>\n"
        + body
        + "</svg>\n";
  }

  private void label(
      double x, double y, String anchor, double size, String colour, boolean bold, String text) {
    body.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(y)).append("\" font-size=\"");
    body.append(n(size)).append("\" fill=\"").append(colour).append("\"");
    body.append(anchor.equals("start") ? "" : " text-anchor=\"" + anchor + "\"");
    body.append(bold ? " font-weight=\"700\">" : ">").append(escape(text)).append("</text>\n");
  }

  private void stroke(
      double x1, double y1, double x2, double y2, String colour, double width, String dash) {
    body.append("<line x1=\"").append(n(x1)).append("\" y1=\"").append(n(y1)).append("\" x2=\"");
    body.append(n(x2)).append("\" y2=\"").append(n(y2)).append("\" stroke=\"").append(colour);
    body.append("\" stroke-width=\"").append(n(width)).append("\"").append(dashed(dash));
    body.append("/>\n");
  }

  private static String dashed(String dash) {
    return dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"";
  }

  private double px(double x) {
    return LEFT + (RIGHT - LEFT) * x / xMost;
  }

  /** What reaches above the picture is cut off at its upper edge. */
  private double py(double y) {
    double share = Math.min(1, (y - yLeast) / (yMost - yLeast));
    return BOTTOM - (BOTTOM - TOP) * share;
  }

  static String whole(double value) {
    return String.format(Locale.ROOT, "%,d", Math.round(value)).replace('-', '−');
  }

  private static String n(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
