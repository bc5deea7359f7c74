package io.firebreak.local.report;

import io.firebreak.local.report.Series.Bucket;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** The phases of a series as a tinted background and a labelled strip at the foot of a chart. */
final class PhaseBand {
  /** Height of the strip, pixels. */
  static final int STRIP = 18;

  /** A stretch at least this wide has its name written in it, on any screen and on wide ones. */
  private static final double LABEL_ALWAYS = 0.26;

  private static final double LABEL_WIDE = 0.07;

  private final TimeCanvas canvas;
  private final List<Stretch> stretches = new ArrayList<>();

  PhaseBand(Series series, TimeCanvas canvas) {
    this.canvas = canvas;
    long total = series.endMillis() - series.startMillis();
    List<Bucket> buckets = series.buckets();
    int from = 0;
    for (int i = 1; i <= buckets.size(); i++) {
      Phase phase = Phase.of(buckets.get(from).phase());
      if (i == buckets.size() || Phase.of(buckets.get(i).phase()) != phase) {
        double start = from * (double) series.bucketMillis() / total;
        double width = (i - from) * (double) series.bucketMillis() / total;
        stretches.add(new Stretch(phase, buckets.get(from).startMillis(), start, width));
        from = i;
      }
    }
  }

  /** The background, behind the grid. */
  String tint() {
    StringBuilder out = new StringBuilder();
    for (Stretch stretch : stretches) {
      rectangle(out, stretch, "tint", canvas.head(), TimeCanvas.HEIGHT);
    }
    return out.toString();
  }

  /** The strip, under the drawing. */
  String strip() {
    StringBuilder out = new StringBuilder();
    int top = canvas.head() + TimeCanvas.HEIGHT;
    for (Stretch stretch : stretches) {
      rectangle(out, stretch, "strip", top, STRIP);
      if (stretch.width() >= LABEL_WIDE && stretch.phase() != Phase.UNKNOWN) {
        out.append("<text class=\"striplabel")
            .append(stretch.width() >= LABEL_ALWAYS ? "" : " wide")
            .append("\" x=\"")
            .append(TimeCanvas.percent(stretch.start() + stretch.width() / 2))
            .append("\" y=\"")
            .append(top + 13)
            .append("\">")
            .append(stretch.phase().label())
            .append("</text>");
      }
    }
    return out.toString();
  }

  /** A key for each phase that occurs. */
  String legend() {
    EnumSet<Phase> seen = EnumSet.noneOf(Phase.class);
    stretches.forEach(stretch -> seen.add(stretch.phase()));
    StringBuilder out = new StringBuilder();
    for (Phase phase : seen) {
      out.append(
          Charts.key("box " + phase.style(), phase == Phase.UNKNOWN ? "No window" : phase.label()));
    }
    return out.toString();
  }

  /** The phases one after another, in words; the last ones when there are many. */
  String description() {
    StringBuilder out = new StringBuilder("Phases: ");
    int from = Math.max(0, stretches.size() - 12);
    for (Stretch stretch : stretches.subList(from, stretches.size())) {
      out.append(stretch.phase().label().toLowerCase(Locale.ROOT))
          .append(" from ")
          .append(Times.full(stretch.fromMillis()))
          .append("; ");
    }
    return out.substring(0, out.length() - 2) + ".";
  }

  private static void rectangle(
      StringBuilder out, Stretch stretch, String style, int top, int height) {
    out.append("<rect class=\"").append(style).append(' ').append(stretch.phase().style());
    out.append("\" x=\"").append(TimeCanvas.percent(stretch.start()));
    out.append("\" width=\"").append(TimeCanvas.percent(stretch.width()));
    out.append("\" y=\"").append(top).append("\" height=\"").append(height).append("\"/>");
  }

  /** A run of buckets in one phase; start and width are shares of the time shown. */
  private record Stretch(Phase phase, long fromMillis, double start, double width) {}
}
