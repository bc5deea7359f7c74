package io.firebreak.models.alerts;

/**
 * How surprising a silence is. Mentions come in clusters, so they are taken for a Poisson process
 * of clusters: with a mean of mu mentions to be expected and a Fano factor F (variance over mean of
 * counts of five minutes, from the squared differences of neighbours, so that a trend does not
 * count), P(silence) = exp(-mu / F). With m such clusters a day, chance begins a silence of that
 * length m * P times a day. The score is the inverse: the days in which chance brings one.
 */
final class Silence {
  /** More says nothing more. */
  static final double MOST_DAYS = 1e6;

  private Silence() {}

  /**
   * The score.
   *
   * @param fives counts of the five-minute windows before the silence, in order of time
   * @param expected mentions to be expected in the silence, mu
   * @param perDay mentions a day at the rate before it
   */
  static double days(int[] fives, double expected, double perDay) {
    double fano = fano(fives);
    double clusters = perDay / fano;
    return clusters <= 0
        ? 0
        : Math.min(MOST_DAYS, StrictMath.exp(Math.min(600, expected / fano)) / clusters);
  }

  static double fano(int[] fives) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < fives.length; i++) {
      sum += fives[i];
      if (i > 0) {
        double step = fives[i] - fives[i - 1];
        squares += step * step;
      }
    }
    if (sum == 0) {
      return 1;
    }
    double variance = squares / (2.0 * Math.max(1, fives.length - 1));
    return Math.max(1, variance / (sum / fives.length));
  }
}
