package io.firebreak.models.stance;

import io.firebreak.models.stance.StanceEvaluation.Interval;
import java.util.List;
import java.util.stream.Stream;

/**
 * How near one mode comes to what is asked of it.
 *
 * @param mode the word of a {@link StanceMode}
 * @param model version of the model that judges in it
 * @param goals in the order of the card's table
 * @param behaviour on the texts written for this project
 */
public record StanceGoals(String mode, String model, List<Goal> goals, Behaviour.Result behaviour) {

  /**
   * One measure.
   *
   * @param name what is measured, and on what
   * @param texts it rests on
   * @param value with its 95 % interval (percentile bootstrap over texts; over draws of labels or
   *     over companies where the measure is a mean of these; seeded)
   * @param wanted what is asked; null where nothing is
   * @param atMost true when less is better
   */
  public record Goal(String name, int texts, Interval value, Double wanted, boolean atMost) {
    /** Whether the value, as measured, is as asked; true where nothing is asked. */
    public boolean reached() {
      return wanted == null || (atMost ? value.value() <= wanted : value.value() >= wanted);
    }
  }

  /** These goals and more. */
  StanceGoals with(List<Goal> more) {
    return new StanceGoals(
        mode, model, Stream.concat(goals.stream(), more.stream()).toList(), behaviour);
  }

  /** Whether there is a measure of a name. */
  boolean has(String name) {
    return goals.stream().anyMatch(goal -> goal.name().equals(name));
  }

  /**
   * The measure of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Goal goal(String name) {
    return goals.stream()
        .filter(goal -> goal.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(mode + " has no goal " + name));
  }
}
