package io.firebreak.local.docs;

import io.firebreak.models.effect.CounterfactualPoint;
import io.firebreak.models.effect.EffectEstimate;
import io.firebreak.models.effect.Verdict;
import io.firebreak.models.simulation.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The pictures of {@code docs/how-we-measure.md}, by file name; the same bytes each time. */
final class MeasuringPictures {
  private static final int HOURS = 27;
  private static final double TOP = 420;
  private static final String TIME = "hours since the story broke";

  private final ExampleCrisis nothing = ExampleCrisis.of(Scenario.NO_EFFECT);
  private final ExampleCrisis works = ExampleCrisis.of(Scenario.CRISIS);

  private MeasuringPictures() {}

  static Map<String, String> draw() {
    MeasuringPictures pictures = new MeasuringPictures();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("before-after-nothing.svg", pictures.aResponseThatDidNothing());
    files.put("before-after-any-hour.svg", pictures.anyHourLooksLikeSuccess());
    files.put("before-after-both.svg", pictures.bothLookAlike());
    files.put("counterfactual.svg", pictures.whatFirebreakDraws());
    return files;
  }

  private String aResponseThatDidNothing() {
    double at = nothing.responseHours();
    double side = nothing.compared(at);
    double before = nothing.rate(at, -1);
    double after = nothing.rate(at, 1);
    return new SvgChart(
            "This response did nothing, and mentions still fell by " + percent(-nothing.change(at)),
            "A simulated crisis. We know the response had no effect: the simulator gave it none.",
            HOURS,
            0,
            TOP)
        .axes(100, false, 3, TIME)
        .bars(nothing.perHour(HOURS), "#f0b48a")
        .level(at - side, at, before, SvgChart.INK)
        .level(at, at + side, after, SvgChart.INK)
        .moment(at, "response")
        .note(at - side / 2, before + 18, "middle", SvgChart.INK, rate(before))
        .note(at + side / 2, after + 18, "middle", SvgChart.INK, rate(after))
        .key("#d98a52", 12, "", "critic mentions per hour")
        .key(SvgChart.INK, 3, "", "mean of " + SvgChart.whole(side) + " hours before and after")
        .svg();
  }

  private String anyHourLooksLikeSuccess() {
    double[] hours = IntStream.rangeClosed(8, 2 * HOURS).mapToDouble(half -> half / 2.0).toArray();
    double[] changes = new double[hours.length];
    int plain = 0;
    int tested = 0;
    int measured = 0;
    SvgChart chart = null;
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < hours.length; i++) {
        boolean slowed = nothing.plainlySlowed(hours[i]);
        if (pass == 0) {
          changes[i] = nothing.change(hours[i]);
          EffectEstimate estimate = nothing.measure(hours[i], hours[i] + 15);
          plain += slowed ? 1 : 0;
          tested += estimate.verdict() == Verdict.SLOWED ? 1 : 0;
          measured += estimate.verdict() == Verdict.NOT_ESTIMABLE ? 0 : 1;
        } else {
          chart.dot(hours[i], Math.min(0.5, changes[i]), slowed, SvgChart.VERMILION);
        }
      }
      if (pass == 0) {
        chart =
            new SvgChart(
                    "Answer once the peak is near, and before/after praises you",
                    String.format(
                        Locale.ROOT,
                        "Nothing worked here. Before/after says “slowed” at %d of %d times,"
                            + " Firebreak's test at %d of %d.",
                        plain,
                        hours.length,
                        tested,
                        measured),
                    HOURS,
                    -1,
                    0.5)
                .axes(0.25, true, 3, "hour at which you might have answered, since the story broke")
                .line(hours, changes, "#f0b48a", 2, "");
      }
    }
    return chart
        .key(SvgChart.VERMILION, 4, "", "change of mentions per hour; full dot: “significant” fall")
        .svg();
  }

  private String bothLookAlike() {
    double at = nothing.responseHours();
    double[] hours = IntStream.range(0, HOURS).mapToDouble(hour -> hour + 0.5).toArray();
    return new SvgChart(
            "With and without an effect, the curve falls",
            "The same crisis twice: once the response did nothing, once it cut the spread by 40 %.",
            HOURS,
            0,
            TOP)
        .axes(100, false, 3, TIME)
        .line(hours, nothing.perHour(HOURS), SvgChart.GREY, 2.5, "6 4")
        .line(hours, works.perHour(HOURS), SvgChart.VERMILION, 2.5, "")
        .moment(at, "response")
        .note(16, 190, "start", SvgChart.GREY, "did nothing: " + change(nothing.change(at)))
        .note(16, 150, "start", SvgChart.VERMILION, "worked: " + change(works.change(at)))
        .key(SvgChart.GREY, 2.5, "6 4", "critic mentions per hour, response did nothing")
        .key(SvgChart.VERMILION, 2.5, "", "response worked")
        .svg();
  }

  private String whatFirebreakDraws() {
    double at = works.responseHours();
    EffectEstimate estimate = works.measure(at, works.lookHours());
    List<CounterfactualPoint> curve = estimate.averted().curve();
    double width = curve.get(0).toHours() - curve.get(0).fromHours();
    List<CounterfactualPoint> after =
        curve.stream().filter(point -> point.fromHours() >= -1e-9).toList();
    double[] truth = works.avertedPerWindow(after.size(), width);
    double[] x = times(curve, at);
    double[] late = times(after, at);
    double averted = 0;
    double[] without = new double[after.size()];
    for (int i = 0; i < truth.length; i++) {
      averted += truth[i];
      without[i] = (after.get(i).observed() + truth[i]) / width;
    }
    return new SvgChart(
            "Firebreak's verdict: "
                + estimate.verdict()
                + " by "
                + percent(estimate.reduction().value())
                + ", at least "
                + SvgChart.whole(Math.floor(estimate.averted().atLeast()))
                + " mentions averted",
            "The response that worked. The truth, which the simulator knows: 40 %, and "
                + SvgChart.whole(averted)
                + " mentions averted in "
                + SvgChart.whole(works.lookHours() - at)
                + " hours.",
            HOURS,
            0,
            TOP)
        .axes(100, false, 3, TIME)
        .band(late, rates(after, width, -1), rates(after, width, 1))
        .line(late, without, SvgChart.BLUE, 2, "")
        .line(late, rates(after, width, 0), SvgChart.INK, 2, "6 4")
        .line(
            x,
            curve.stream().mapToDouble(point -> point.observed() / width).toArray(),
            SvgChart.VERMILION,
            2.5,
            "")
        .moment(at, "response")
        .key(SvgChart.VERMILION, 2.5, "", "seen, passed on per hour")
        .key(SvgChart.INK, 2, "6 4", "estimated without")
        .key(SvgChart.GREY, 12, "", "its 95 % band")
        .key(SvgChart.BLUE, 2, "", "truth without")
        .svg();
  }

  private static double[] times(List<CounterfactualPoint> curve, double at) {
    return curve.stream()
        .mapToDouble(point -> at + (point.fromHours() + point.toHours()) / 2)
        .toArray();
  }

  private static double[] rates(List<CounterfactualPoint> curve, double width, int side) {
    return curve.stream()
        .mapToDouble(
            point -> (side == 0 ? point.expected() : side < 0 ? point.low() : point.high()) / width)
        .toArray();
  }

  private static String percent(double share) {
    return SvgChart.whole(100 * share) + " %";
  }

  private static String change(double share) {
    return percent(share) + " before/after";
  }

  private static String rate(double perHour) {
    return SvgChart.whole(perHour) + " per hour";
  }
}
