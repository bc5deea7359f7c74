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

  /** The score of probabilities in the order of {@link Confusion#ORDER}; the first wins a tie. */
  public static StanceScore of(double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return new StanceScore(
        Confusion.ORDER.get(best),
        round(probabilities[0]),
        round(probabilities[1]),
        round(probabilities[2]));
  }

  /**
   * The score of a stance that is not in doubt.
   *
   * @param stance critic, supporter or neutral
   */
  public static StanceScore certain(Stance stance) {
    return new StanceScore(
        stance,
        stance == Stance.CRITIC ? 1.0 : 0.0,
        stance == Stance.SUPPORTER ? 1.0 : 0.0,
        stance == Stance.NEUTRAL ? 1.0 : 0.0);
  }

  /** How sure the model is: the greatest probability; 0 when unclassified. */
  public double sureness() {
    return critic == null ? 0 : Math.max(critic, Math.max(supporter, neutral));
  }

  private static double round(double probability) {
    return Math.round(probability * 10_000) / 10_000.0;
  }
}
