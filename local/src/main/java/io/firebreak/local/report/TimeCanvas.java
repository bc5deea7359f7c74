package io.firebreak.local.report;

import io.firebreak.models.data.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The frame of a chart over time: heading, axes with units, grid, and the responses as numbered
 * lines. It fits any width without scripts: positions across are percentages, and the drawing
 * itself is stretched with lines of constant width, so that letters keep their size.
 */
final class TimeCanvas {
  /** Height of the drawing area, pixels. */
  static final int HEIGHT = 190;

  private static final int LANE = 22;
  private static final int LANES = 3;
  private static final int FOOT = 26;
  private static final int AXIS = 52;

  /** Where the texts of the axis end, pixels. */
  static final int AXIS_TEXT = AXIS - 8;

  private static final int TIME_TICKS = 10;

  /** Least distance of two numbers in one lane, as a share of the width of a small screen. */
  private static final double LEAST_DISTANCE = 0.1;

  /** Room for the label of a time, as a share of that width; others are shown on wide screens. */
  private static final double LABEL_NARROW = 0.22;

  private final String id;
  private final TimeSpan span;
  private final double step;
  private final double top;
  private final List<Response> marks;
  private final List<Badge> badges;
  private final int head;
  private final int strip;

  /**
   * A frame.
   *
   * @param id unique on the page
   * @param span its time
   * @param highest the highest value to show; the axis ends at a round number at or above it
   * @param marks the responses, in the order of their numbers
   * @param strip pixels to leave free between the drawing and the times under it
   */
  TimeCanvas(String id, TimeSpan span, double highest, List<Response> marks, int strip) {
    this.strip = strip;
    this.id = id;
    this.span = span;
    this.step = Scale.step(highest, 5);
    this.top = Scale.top(highest, step);
    this.marks = marks;
    this.badges = badges();
    int used = badges.stream().mapToInt(badge -> badge.lane() + 1).max().orElse(0);
    this.head = used * LANE + 8;
  }

  /**
   * The numbers over the response lines, in lanes so that they do not cover each other even on a
   * small screen; where all lanes are taken, one badge stands for several responses.
   */
  private List<Badge> badges() {
    List<Badge> made = new ArrayList<>();
    double[] taken = new double[LANES];
    Arrays.fill(taken, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < marks.size(); i++) {
      double at = share(marks.get(i).publishedAtMillis());
      if (at < 0 || at > 1) {
        continue;
      }
      int lane = 0;
      while (lane < LANES && at - taken[lane] < LEAST_DISTANCE) {
        lane++;
      }
      if (lane < LANES) {
        made.add(new Badge(i, i, lane));
        taken[lane] = at;
      } else {
        Badge last = made.remove(made.size() - 1);
        made.add(new Badge(last.first(), i, last.lane()));
      }
    }
    return made;
  }

  /** One number, or a range of numbers, in a lane. */
  private record Badge(int first, int last, int lane) {}

  Paths paths() {
    return new Paths(span.buckets(), top, HEIGHT);
  }

  double top() {
    return top;
  }

  /** Height of a value over the drawing area, in pixels from the top of the picture. */
  String y(double value) {
    return Numbers.coordinate(head + HEIGHT * (1 - value / top));
  }

  /** Where a time stands across, 0 to 1. */
  private double share(long millis) {
    return (millis - span.startMillis()) / (double) (span.endMillis() - span.startMillis());
  }

  /** Where a time stands across, as a percentage. */
  String across(long millis) {
    return percent(share(millis));
  }

  static String percent(double share) {
    return Numbers.fixed(share * 100, 2).replace("−", "-") + "%";
  }

  /**
   * The whole picture.
   *
   * @param title what it shows, plain text
   * @param description what can be seen in it, plain text
   * @param under SVG below the grid, over the whole picture
   * @param drawing SVG paths in a box of {@link Paths#WIDTH} by {@link #HEIGHT}
   * @param over SVG above the drawing, over the whole picture
   */
  String svg(String title, String description, String under, String drawing, String over) {
    return svg(title, description, under, drawing, over, "");
  }

  /** The same with further SVG texts beside the axis of values. */
  String svg(
      String title, String description, String under, String drawing, String over, String beside) {
    int height = head + HEIGHT + strip + FOOT;
    StringBuilder out = new StringBuilder("<div class=\"plot\">");
    out.append("<svg class=\"axis\" aria-hidden=\"true\" width=\"" + AXIS + "\" height=\"");
    out.append(height).append("\">").append(values()).append(beside).append("</svg>");
    out.append("<svg class=\"canvas\" role=\"img\" width=\"100%\" height=\"").append(height);
    out.append("\" aria-labelledby=\"").append(id).append("-t ").append(id).append("-d\">");
    out.append("<title id=\"").append(id).append("-t\">").append(Html.escape(title));
    out.append("</title><desc id=\"").append(id).append("-d\">").append(Html.escape(description));
    out.append("</desc>").append(under).append(grid()).append(times());
    out.append("<svg y=\"").append(head).append("\" width=\"100%\" height=\"" + HEIGHT);
    out.append(
        "\" viewBox=\"0 0 " + Paths.WIDTH + " " + HEIGHT + "\" preserveAspectRatio=\"none\">");
    out.append(drawing).append("</svg>").append(over).append(responses());
    return out.append("</svg></div>").toString();
  }

  /** Pixels from the top of the picture to the drawing area. */
  int head() {
    return head;
  }

  private String values() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i * step <= top * 1.0001; i++) {
      out.append("<text x=\"" + AXIS_TEXT + "\" y=\"").append(y(i * step));
      out.append("\" dy=\"4\">").append(Numbers.axis(i * step)).append("</text>");
    }
    return out.toString();
  }

  private String grid() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i * step <= top * 1.0001; i++) {
      String y = y(i * step);
      out.append("<line class=\"").append(i == 0 ? "base" : "grid");
      out.append("\" x1=\"0\" x2=\"100%\" y1=\"").append(y).append("\" y2=\"").append(y);
      out.append("\"/>");
    }
    return out.toString();
  }

  private String times() {
    List<Long> ticks = Scale.times(span.startMillis(), span.endMillis(), TIME_TICKS);
    boolean days = ticks.stream().allMatch(tick -> Math.floorMod(tick, Times.DAY) == 0);
    boolean years = span.endMillis() - span.startMillis() > 300 * Times.DAY;
    int foot = head + HEIGHT + strip;
    double apart = ticks.size() < 2 ? 1 : share(ticks.get(1)) - share(ticks.get(0));
    int every = (int) Math.ceil(LABEL_NARROW / apart);
    int kept = 0;
    while (kept < ticks.size() - 1 && Math.floorMod(ticks.get(kept), Times.DAY) != 0) {
      kept++;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < ticks.size(); i++) {
      long tick = ticks.get(i);
      double at = share(tick);
      boolean midnight = Math.floorMod(tick, Times.DAY) == 0;
      String label =
          years ? Times.month(tick) : days || midnight ? Times.day(tick) : Times.clock(tick);
      String anchor = at < 0.03 ? " start" : at > 0.97 ? " end" : "";
      out.append("<g class=\"tick")
          .append(
              Math.floorMod(i - kept, every) != 0
                      || (at > 0.97 && i > 0 && every * apart < 1.25 * LABEL_NARROW)
                  ? " wide"
                  : "")
          .append("\"><line x1=\"");
      out.append(percent(at)).append("\" x2=\"").append(percent(at)).append("\" y1=\"");
      out.append(foot).append("\" y2=\"").append(foot + 5).append("\"/><text class=\"");
      out.append(midnight ? "day" : "hour").append(anchor).append("\" x=\"").append(percent(at));
      out.append("\" y=\"").append(foot + 20).append("\">").append(label).append("</text></g>");
    }
    return out.toString();
  }

  private String responses() {
    StringBuilder lines = new StringBuilder();
    StringBuilder labels = new StringBuilder();
    for (Badge badge : badges) {
      int y = 11 + badge.lane() * LANE;
      boolean several = badge.last() > badge.first();
      for (int i = badge.first(); i <= badge.last(); i++) {
        String x = across(marks.get(i).publishedAtMillis());
        lines
            .append(i > badge.first() ? "<line class=\"faint\" x1=\"" : "<line x1=\"")
            .append(x)
            .append("\" x2=\"")
            .append(x);
        lines.append("\" y1=\"").append(y).append("\" y2=\"").append(head + HEIGHT);
        lines.append("\"/>");
      }
      String x = across(marks.get(badge.first()).publishedAtMillis());
      labels.append("<svg class=\"badge\" x=\"").append(x).append("\" y=\"").append(y);
      labels.append("\"><rect x=\"").append(several ? -19 : -9.5).append("\" y=\"-9.5\" width=\"");
      labels.append(several ? 38 : 19).append("\" height=\"19\" rx=\"9.5\"/><text dy=\"4\">");
      labels.append(badge.first() + 1);
      labels.append(several ? "–" + (badge.last() + 1) : "").append("</text></svg>");
    }
    return lines.length() == 0 ? "" : "<g class=\"mark\">" + lines + labels + "</g>";
  }
}
