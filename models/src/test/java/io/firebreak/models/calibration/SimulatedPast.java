package io.firebreak.models.calibration;

import io.firebreak.models.effect.MentionTimes;
import io.firebreak.models.simulation.CrisisWorld;
import io.firebreak.models.simulation.EventCourse;
import io.firebreak.models.simulation.EventSimulator;
import io.firebreak.models.simulation.EventSimulator.Responses;
import java.util.ArrayList;
import java.util.List;

/** Simulated crises to which nobody responded, as past ones. */
final class SimulatedPast implements PastCrises {
  private static final long ONSET = 1_772_323_200_000L;

  private final List<PastCrisis> crises;

  SimulatedPast(List<PastCrisis> crises) {
    this.crises = crises;
  }

  static SimulatedPast of(CrisisWorld world, int count, boolean parentsKnown) {
    List<PastCrisis> crises = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      crises.add(crisis(world, i, parentsKnown, List.of()));
    }
    return new SimulatedPast(crises);
  }

  static PastCrisis crisis(
      CrisisWorld world, long seed, boolean parentsKnown, List<Double> responseHours) {
    EventCourse course = EventSimulator.random(world, 4, Responses.step(0), 0, seed);
    long[] times = new long[course.size()];
    boolean[] passedOn = new boolean[course.size()];
    List<PastCrisis.Link> links = new ArrayList<>();
    for (int i = 0; i < course.size(); i++) {
      times[i] = ONSET + course.millis(i);
      passedOn[i] = !course.isOriginal(i);
      if (parentsKnown && passedOn[i]) {
        links.add(new PastCrisis.Link(times[course.parent(i)], times[i]));
      }
    }
    return new PastCrisis(
        "crisis-" + seed,
        List.of(
            new PastCrisis.OnPlatform("X", times.length, MentionTimes.of(times, passedOn), links)),
        responseHours.stream().map(hours -> times[0] + Math.round(hours * 3_600_000)).toList(),
        times[times.length - 1]);
  }

  List<PastCrisis> all() {
    return crises;
  }

  @Override
  public int size() {
    return crises.size();
  }

  @Override
  public void forEach(Taker taker) {
    crises.forEach(taker::take);
  }
}
