package io.firebreak.models.stance;

import io.firebreak.models.data.Stance;

/**
 * A judged stance with its probabilities, each rounded to 4 decimals so that every sink shows the
 * same number.
 *
 * @param stance the most probable stance, or unclassified
 * @param critic probability of critic; null when unclassified, as the two below
 * @param supporter probability of supporter
 * @param neutral probability of neutral
 */
public record StanceScore(Stance stance, Double critic, Double supporter, Double neutral) {

  /** The score of a text that the model does not serve. */
  public static final StanceScore UNCLASSIFIED =
      new StanceScore(Stance.UNCLASSIFIED, null, null, null);
}
