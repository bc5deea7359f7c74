package io.firebreak.models.simulation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What happens in a simulation. The reductions are those of the critics' reproduction number from
 * the moment of the response on; each is relative to what held before it.
 */
@SuppressWarnings("ImmutableEnumChecker") // The array is never written to.
public enum Scenario {
  /** The company apologises, which slows the story down, and later explains, which does not. */
  CRISIS(
      "a crisis with an apology that works (critic R falls by 40 %) and, later, an explanation that"
          + " changes nothing",
      0.4, 0),
  /** The same crisis, mention for mention, had the responses done nothing. */
  NO_EFFECT("the same crisis with the same responses, which change nothing", 0, 0),
  /** The first answer feeds the story. */
  BACKFIRE("a crisis whose first response speeds it up (critic R rises by 30 %)", -0.3, 0),
  /** An ordinary two days, without crisis or responses. */
  CALM("ordinary days: no crisis, no responses");

  private final String description;
  private final double[] reductions;

  Scenario(String description, double... reductions) {
    this.description = description;
    this.reductions = reductions;
  }

  /** One line for a help text. */
  public String description() {
    return description;
  }

  /** The lower-case word of a command line, such as {@code no-effect}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The scenario of a word.
   *
   * @throws IllegalArgumentException when the word names none; the message lists those there are
   */
  public static Scenario of(String word) {
    for (Scenario scenario : values()) {
      if (scenario.word().equals(word)) {
        return scenario;
      }
    }
    throw new IllegalArgumentException(
        "unknown scenario '%s': choose one of %s"
            .formatted(
                word,
                Arrays.stream(values()).map(Scenario::word).collect(Collectors.joining(", "))));
  }

  /** True reduction of the critics' reproduction number by each response, in order of time. */
  double reduction(int response) {
    return reductions[response];
  }

  boolean hasCrisis() {
    return reductions.length > 0;
  }
}
