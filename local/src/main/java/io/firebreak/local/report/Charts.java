package io.firebreak.local.report;

import io.firebreak.local.report.Series.Bucket;
import io.firebreak.models.data.Response;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToLongFunction;

/** The three charts over time of one issue, as figures with headings and legends. */
final class Charts {
  /** R above this is not drawn: with few data early intervals reach far up and say little. */
  private static final double HIGHEST_REPRODUCTION = 8;

  private final String id;
  private final Series series;
  private final List<Bucket> buckets;
  private final List<Response> marks;

  /**
   * Charts of one issue.
   *
   * @param id unique on the page
   * @param series at least one bucket
   * @param marks the responses to draw, in the order of their numbers
   */
  Charts(String id, Series series, List<Response> marks) {
    this.id = id;
    this.series = series;
    this.buckets = series.buckets();
    this.marks = marks;
  }

  /** Mentions per hour, one line for each stance on one common axis; alerts stand under it. */
  String volumes(List<SeenAlert> alerts) {
    AlertStrip strip = new AlertStrip(alerts);
    IntToDoubleFunction critics = perHour(StanceCounts::critics);
    IntToDoubleFunction supporters = perHour(StanceCounts::supporters);
    IntToDoubleFunction neutrals = perHour(StanceCounts::neutrals);
    double highest = Math.max(max(critics), Math.max(max(supporters), max(neutrals)));
    TimeCanvas canvas =
        new TimeCanvas(id + "-volumes", series.span(), highest, marks, strip.height());
    Paths paths = canvas.paths();
    String drawing =
        path("line neutral", paths.line(neutrals))
            + path("line supporter", paths.line(supporters))
            + path("line critic", paths.line(critics));
    String description =
        "Three lines from "
            + Times.full(series.startMillis())
            + " to "
            + Times.full(series.endMillis())
            + ". Highest per hour: critics "
            + Numbers.rate(max(critics))
            + ", supporters "
            + Numbers.rate(max(supporters))
            + ", neutrals "
            + Numbers.rate(max(neutrals))
            + "."
            + strip.description();
    return figure(
        "What happened when",
        "Mentions per hour by stance"
            + (marks.isEmpty() ? "" : "; the numbers are the responses above"),
        key("line critic", "Critics")
            + key("line supporter", "Supporters")
            + key("line neutral", "Neutral")
            + (marks.isEmpty() ? "" : key("mark", "Response of the subject"))
            + (strip.isEmpty() ? "" : key("alert", "Alert fires")),
        "1 2 3",
        canvas.svg(
            "Mentions per hour by stance",
            description,
            "",
            drawing,
            strip.html(canvas, series),
            strip.names(canvas, TimeCanvas.AXIS_TEXT)));
  }

  /** Critics per hour over a band that shows the phase. */
  String velocity() {
    IntToDoubleFunction critics = perHour(StanceCounts::critics);
    TimeCanvas canvas =
        new TimeCanvas(id + "-velocity", series.span(), max(critics), marks, PhaseBand.STRIP);
    Paths paths = canvas.paths();
    String drawing =
        path("area critic", paths.between(i -> 0, critics))
            + path("line critic", paths.line(critics));
    PhaseBand band = new PhaseBand(series, canvas);
    return figure(
        "How fast the criticism comes",
        "Critic mentions per hour; the band shows the phase",
        band.legend(),
        "1 5",
        canvas.svg(
            "Critic velocity and spread phase",
            band.description(),
            band.tint(),
            drawing,
            band.strip() + peak(canvas)));
  }

  private String peak(TimeCanvas canvas) {
    Bucket peak = series.peak();
    if (peak == null) {
      return "";
    }
    double velocity = peak.perHour(peak.critics());
    long middle = peak.startMillis() + series.bucketMillis() / 2;
    boolean right = (middle - series.startMillis()) * 2 > series.endMillis() - series.startMillis();
    String x = canvas.across(middle);
    return "<g class=\"peak\"><circle cx=\""
        + x
        + "\" cy=\""
        + canvas.y(velocity)
        + "\" r=\"4\"/><text class=\""
        + (right ? "end" : "start")
        + "\" x=\""
        + x
        + "\" y=\""
        + canvas.y(velocity)
        + "\" dx=\""
        + (right ? -9 : 9)
        + "\" dy=\"5\">Peak "
        + Numbers.rate(velocity)
        + " per hour</text></g>";
  }

  /** R with its 95 % band and the line at 1. */
  String reproduction() {
    IntToDoubleFunction mean = reproduction(0);
    IntToDoubleFunction low = reproduction(-1);
    IntToDoubleFunction high = reproduction(1);
    boolean none = series.lastWithReproduction() == null;
    double wanted = Math.max(2, max(mean) * 1.25);
    TimeCanvas canvas =
        new TimeCanvas(id + "-r", series.span(), Math.min(wanted, HIGHEST_REPRODUCTION), marks, 0);
    Paths paths = canvas.paths();
    String one = canvas.y(1);
    String over =
        "<line class=\"one\" x1=\"0\" x2=\"100%\" y1=\""
            + one
            + "\" y2=\""
            + one
            + "\"/>"
            + (none
                ? "<text class=\"empty\" x=\"50%\" y=\""
                    + canvas.y(canvas.top() * 0.75)
                    + "\">Too few data for R at any time</text>"
                : "");
    boolean cut = max(high) > canvas.top();
    return figure(
        "Does it feed itself?",
        "Reproduction number R: how many more critic mentions each one leads to. Above the line at 1"
            + " the criticism grows, below it dies out"
            + (cut ? "; what reaches above the picture is cut off" : ""),
        key("line critic", "R")
            + key("area critic", "95\u00a0% interval")
            + "<span class=\"key\">Gap: too few data</span>",
        "6 7",
        canvas.svg(
            "Reproduction number R",
            none
                ? "Too few data for R at any time."
                : "A line with its 95 % band, and a line at 1. " + Words.reproductionNow(series),
            "",
            path("area critic", paths.between(low, high)) + path("line critic", paths.line(mean)),
            over));
  }

  private IntToDoubleFunction reproduction(int side) {
    return i -> {
      Reproduction value = buckets.get(i).reproduction();
      if (value == null) {
        return Double.NaN;
      }
      return side == 0 ? value.mean() : side < 0 ? value.low() : value.high();
    };
  }

  private IntToDoubleFunction perHour(ToLongFunction<StanceCounts> count) {
    return i -> buckets.get(i).perHour(count.applyAsLong(buckets.get(i).counts()));
  }

  private double max(IntToDoubleFunction value) {
    double max = 0;
    for (int i = 0; i < buckets.size(); i++) {
      double one = value.applyAsDouble(i);
      max = Double.isFinite(one) ? Math.max(max, one) : max;
    }
    return max;
  }

  private static String path(String style, String data) {
    return data.isEmpty() ? "" : "<path class=\"" + style + "\" d=\"" + data + "\"/>";
  }

  static String key(String style, String label) {
    return "<span class=\"key\"><i class=\"" + style + "\"></i>" + label + "</span>";
  }

  /** A figure; {@code columns} are the columns of the table of values that its tooltip shows. */
  private String figure(String heading, String unit, String legend, String columns, String svg) {
    return "<figure class=\"card chart\" data-values=\""
        + id
        + "-values\" data-columns=\""
        + columns
        + "\"><figcaption><h3>"
        + heading
        + "</h3><p class=\"unit\">"
        + unit
        + "</p><p class=\"legend\">"
        + legend
        + "</p></figcaption>"
        + svg
        + "<p class=\"unit foot\">Time in UTC, "
        + Words.span(series.startMillis(), series.endMillis())
        + "; one point for each "
        + Times.width(series.bucketMillis())
        + "</p></figure>\n";
  }
}
