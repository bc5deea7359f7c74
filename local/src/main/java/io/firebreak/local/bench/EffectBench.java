package io.firebreak.local.bench;

import io.firebreak.models.effect.DrawAverted;
import io.firebreak.models.effect.EffectRequest;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.EffectTest;
import io.firebreak.models.effect.EffectWindows;
import io.firebreak.models.effect.ExposureGrid;
import io.firebreak.models.effect.HourProfile;
import io.firebreak.models.effect.MeasureEffect;
import io.firebreak.models.effect.MentionTimes;
import io.firebreak.models.effect.RepostKernel;
import io.firebreak.models.effect.ResponseMoment;
import io.firebreak.models.effect.Segment;
import io.firebreak.models.effect.StepPosterior;
import io.firebreak.models.simulation.CrisisWorld;
import io.firebreak.models.simulation.EventCourse;
import io.firebreak.models.simulation.EventSimulator;
import io.firebreak.models.spread.Kernel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** CPU time of the parts of one look at a response, on a simulated crisis of many mentions. */
public final class EffectBench {
  private static final double HOURS = 24;
  private static final double WIDTH_HOURS = 0.5;
  private static final int WINDOWS = 48;
  private static final double SIZE = 20;
  private static final double HOUR_MILLIS = 3_600_000;
  private static final long SEED = 1;
  private static final int WARM_UPS = 200;
  private static final int RUNS = 500;

  /** Holds what was made last, so that no work can be left out. */
  @SuppressWarnings("unused")
  private static volatile Object last;

  private EffectBench() {}

  /**
   * One part.
   *
   * @param millis CPU time of one run, milliseconds
   */
  public record Row(String what, double millis) {}

  /** Measures; takes some seconds. */
  public static List<Row> run() {
    EventCourse course =
        EventSimulator.random(
            CrisisWorld.INFLUENCE, SIZE, EventSimulator.Responses.step(0.4), 0, SEED);
    double response = course.responses().get(0).hours();
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < course.size(); i++) {
      if (course.isObserved(i)) {
        seen.add(i);
      }
    }
    RepostKernel kernel = RepostKernel.of(Kernel.TWITTER);
    EffectSettings settings = EffectSettings.SHIPPED;
    IntFunction<EffectWindows> cut =
        ignored -> {
          ExposureGrid grid = new ExposureGrid(kernel, WIDTH_HOURS, WINDOWS, WINDOWS);
          for (int event : seen) {
            grid.add(course.hours(event) - response, !course.isOriginal(event));
          }
          return grid.windows(HourProfile.FLAT, response);
        };
    EffectWindows windows = cut.apply(0);
    StepPosterior step = EffectTest.run(windows, settings).orElseThrow();
    long[] times =
        seen.stream().mapToLong(i -> Math.round(course.hours(i) * HOUR_MILLIS)).toArray();
    boolean[] passedOn = new boolean[times.length];
    for (int i = 0; i < passedOn.length; i++) {
      passedOn[i] = !course.isOriginal(seen.get(i));
    }
    long responseAt = Math.round(response * HOUR_MILLIS);
    EffectRequest request =
        EffectRequest.of(
            ResponseMoment.of("r", responseAt),
            Segment.of(MentionTimes.of(times, passedOn)),
            responseAt + Math.round(HOURS * HOUR_MILLIS));
    MeasureEffect measure = new MeasureEffect(settings);
    return List.of(
        time("windows of %,d mentions".formatted(times.length), 20, cut),
        time(
            "one effect test, %d windows".formatted(windows.size()),
            RUNS,
            i -> EffectTest.run(windows, settings)),
        time("one draw of averted mentions", 50, i -> DrawAverted.draw(windows, step, settings, i)),
        time("a whole look", 50, i -> measure.measure(request.withSeed(i))));
  }

  private static Row time(String what, int runs, IntFunction<?> work) {
    for (int i = 0; i < Math.min(WARM_UPS, 4 * runs); i++) {
      last = work.apply(i);
    }
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < runs; i++) {
      last = work.apply(i);
    }
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    return new Row(what, nanos / 1e6 / runs);
  }
}
