package io.firebreak.local.effect;

import io.firebreak.models.effect.CounterfactualPoint;
import io.firebreak.models.effect.EffectEstimate;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The counterfactual picture: mentions passed on in each window, and those that would have been
 * without the response, with the 95 % band. It fits any width without scripts: positions across are
 * percentages, and the drawing itself is stretched with lines of constant width.
 */
final class EffectPicture {

  private static final int HEIGHT = 220;
  private static final int HEAD = 24;
  private static final int FOOT = 26;
  private static final int AXIS = 46;
  private static final int WIDTH = 1000;
  private static final int TICKS = 4;
  private static final double HOUR = 3_600_000;

  /** The band is cut off above this multiple of what was seen and expected. */
  private static final double BAND_MULTIPLE = 2;

  private final String id;
  private final EffectEstimate estimate;
  private final List<CounterfactualPoint> curve;
  private final List<Long> others;
  private final double from;
  private final double to;
  private final double step;
  private final double top;
  private final boolean cut;

  /**
   * A picture.
   *
   * @param id unique on the page
   * @param estimate one with averted mentions
   * @param others times of all responses
   */
  EffectPicture(String id, EffectEstimate estimate, List<Long> others) {
    this.id = id;
    this.estimate = estimate;
    this.curve = estimate.averted().curve();
    this.others = others;
    this.from = curve.get(0).fromHours();
    this.to = curve.get(curve.size() - 1).toHours();
    double lines =
        Math.max(most(CounterfactualPoint::observed), most(CounterfactualPoint::expected));
    double band = most(CounterfactualPoint::high);
    double highest = Math.max(1, Math.min(band, BAND_MULTIPLE * lines));
    this.step = step(highest / TICKS);
    this.top = Math.ceil(highest / step - 1e-9) * step;
    this.cut = band > top;
  }

  private double most(ToDoubleFunction<CounterfactualPoint> value) {
    return curve.stream().mapToDouble(value).max().orElse(0);
  }

  /** The least of 1, 2, 5, 10, 20, ... that is not below a value. */
  private static double step(double least) {
    double unit = 1;
    while (true) {
      for (double times : new double[] {1, 2, 5}) {
        if (times * unit >= least) {
          return times * unit;
        }
      }
      unit *= 10;
    }
  }

  String html() {
    StringBuilder out = new StringBuilder("<figure><div class=\"plot\">");
    int height = HEAD + HEIGHT + FOOT;
    out.append(
        "<svg class=\"axis\" aria-hidden=\"true\" width=\"%d\" height=\"%d\">"
            .formatted(AXIS, height));
    for (int i = 0; i * step <= top + step / 2; i++) {
      out.append(
          "<text x=\"%d\" y=\"%s\" dy=\"4\">%s</text>"
              .formatted(AXIS - 8, y(i * step), Figures.whole(i * step)));
    }
    out.append("</svg><svg class=\"canvas\" role=\"img\" width=\"100%\" height=\"").append(height);
    out.append("\" aria-labelledby=\"%s-t %s-d\"><title id=\"%s-t\">".formatted(id, id, id));
    out.append("Mentions passed on, observed and expected without the response</title>");
    out.append("<desc id=\"").append(id).append("-d\">").append(description()).append("</desc>");
    grid(out);
    out.append(
        "<svg y=\"%d\" width=\"100%%\" height=\"%d\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\">"
            .formatted(HEAD, HEIGHT, WIDTH, HEIGHT));
    for (CounterfactualPoint point : curve) {
      if (point.blind()) {
        out.append(
            "<rect class=\"blind\" x=\"%s\" y=\"0\" width=\"%s\" height=\"%d\"/>"
                .formatted(x(point.fromHours()), length(point), HEIGHT));
      }
    }
    out.append("<path class=\"band\" d=\"").append(band()).append("\"/>");
    out.append("<path class=\"expected\" d=\"").append(line(true)).append("\"/>");
    out.append("<path class=\"observed\" d=\"").append(line(false)).append("\"/></svg>");
    responses(out);
    out.append("</svg></div>");
    legend(out);
    return out.append("</figure>").toString();
  }

  private void grid(StringBuilder out) {
    for (int i = 0; i * step <= top + step / 2; i++) {
      String y = y(i * step);
      out.append(
          "<line class=\"grid\" x1=\"0\" x2=\"100%%\" y1=\"%s\" y2=\"%s\"/>".formatted(y, y));
    }
    double every = to - from > 12 ? 12 : 3;
    for (double hour = Math.ceil(from / every) * every; hour <= to + 1e-9; hour += every) {
      String place = share(hour) < 0.06 ? " first" : share(hour) > 0.94 ? " last" : "";
      String label = hour == 0 ? "response" : (hour > 0 ? "+" : "") + Figures.whole(hour) + " h";
      out.append(
          "<g class=\"tick%s\"><text x=\"%s\" y=\"%d\">%s</text></g>"
              .formatted(place, across(hour), HEAD + HEIGHT + 18, label));
    }
  }

  private void responses(StringBuilder out) {
    for (long at : others) {
      double hours = (at - estimate.responseAtMillis()) / HOUR;
      if (hours >= from && hours <= to) {
        String x = across(hours);
        out.append(
            "<line class=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>"
                .formatted(hours == 0 ? "response" : "beside", x, x, HEAD - 16, HEAD + HEIGHT));
      }
    }
  }

  private void legend(StringBuilder out) {
    out.append("<ul class=\"legend\">");
    key(out, "<path class=\"observed\" d=\"M0 6H26\"/>", "Observed");
    key(out, "<path class=\"expected\" d=\"M0 6H26\"/>", "Expected without the response, median");
    key(
        out,
        "<rect class=\"band\" width=\"26\" height=\"12\"/>",
        "95 % band" + (cut ? " (goes on above the picture)" : ""));
    if (curve.stream().anyMatch(CounterfactualPoint::blind)) {
      key(out, "<rect class=\"blind\" width=\"26\" height=\"12\"/>", "Collector down: estimated");
    }
    if (others.stream().anyMatch(at -> at != estimate.responseAtMillis())) {
      key(out, "<path class=\"beside\" d=\"M0 6H26\"/>", "Another response");
    }
    out.append("</ul>");
  }

  private static void key(StringBuilder out, String drawing, String words) {
    out.append("<li><svg aria-hidden=\"true\" viewBox=\"0 0 26 12\">").append(drawing);
    out.append("</svg>").append(words).append("</li>");
  }

  private String description() {
    double observed = 0;
    double expected = 0;
    for (CounterfactualPoint point : curve) {
      if (point.fromHours() >= 0) {
        observed += point.observed();
        expected += point.expected();
      }
    }
    return "From %s before to %s after the response. After it, %s mentions were passed on; the medians of what would have been without it add up to %s. The figures stand in a table below."
        .formatted(
            Figures.hours(-from),
            Figures.hours(to),
            Figures.whole(observed),
            Figures.whole(expected));
  }

  private String line(boolean isExpected) {
    StringBuilder path = new StringBuilder();
    for (CounterfactualPoint point : curve) {
      double middle = (point.fromHours() + point.toHours()) / 2;
      if (!isExpected || point.fromHours() >= 0) {
        path.append(path.length() == 0 ? 'M' : 'L').append(x(middle)).append(' ');
        path.append(inside(isExpected ? point.expected() : point.observed()));
      }
    }
    return path.toString();
  }

  private String band() {
    StringBuilder path = new StringBuilder();
    StringBuilder back = new StringBuilder();
    for (CounterfactualPoint point : curve) {
      if (point.fromHours() >= 0) {
        String x = x((point.fromHours() + point.toHours()) / 2);
        path.append(path.length() == 0 ? 'M' : 'L').append(x).append(' ');
        path.append(inside(point.high()));
        back.insert(0, "L" + x + " " + inside(point.low()));
      }
    }
    return path.length() == 0 ? "" : path.append(back).append('Z').toString();
  }

  private double share(double hours) {
    return (hours - from) / (to - from);
  }

  private String x(double hours) {
    return coordinate(WIDTH * share(hours));
  }

  private String length(CounterfactualPoint point) {
    return coordinate(WIDTH * (point.toHours() - point.fromHours()) / (to - from));
  }

  private String across(double hours) {
    return coordinate(100 * share(hours)) + "%";
  }

  /** Height within the drawing; what lies far above it is cut off a little above it. */
  private String inside(double value) {
    return coordinate(HEIGHT * (1 - Math.max(0, Math.min(value / top, 1.5))));
  }

  /** Height within the whole picture. */
  private String y(double value) {
    return coordinate(HEAD + HEIGHT * (1 - value / top));
  }

  private static String coordinate(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
