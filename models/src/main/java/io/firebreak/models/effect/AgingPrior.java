package io.firebreak.models.effect;

import java.util.List;

/**
 * What is known beforehand of how fast a story ages: a mixture of normal distributions of the slope
 * of log R per 12 h. Which of them holds is weighed by the data, together with the noise.
 *
 * <p>One wide prior pays for stories that age fast in all others, too: the slope stays uncertain,
 * and so does the step. In a mixture, a story that hardly ages makes it known by itself.
 *
 * @param modes weights sum to 1
 */
public record AgingPrior(List<Mode> modes) {

  /** Half of all stories hardly age, N(-0.025, 0.1^2); the others anyhow, N(-0.6, 0.6^2). */
  public static final AgingPrior SHIPPED =
      new AgingPrior(List.of(new Mode(-0.025, 0.1, 0.5), new Mode(-0.6, 0.6, 0.5)));

  /** Checks and copies. */
  public AgingPrior {
    modes = List.copyOf(modes);
    double sum = 0;
    for (Mode mode : modes) {
      sum += mode.weight();
    }
    if (!(Math.abs(sum - 1) < 1e-9)) {
      throw new IllegalArgumentException("the weights of an aging prior must sum to 1: " + modes);
    }
  }

  /** One normal distribution. */
  public static AgingPrior of(double mean, double sd) {
    return new AgingPrior(List.of(new Mode(mean, sd, 1)));
  }

  /** Mean of the mixture. */
  public double mean() {
    double sum = 0;
    for (Mode mode : modes) {
      sum += mode.weight() * mode.mean();
    }
    return sum;
  }

  /** Standard deviation of the mixture. */
  public double sd() {
    double square = 0;
    for (Mode mode : modes) {
      square += mode.weight() * (mode.sd() * mode.sd() + mode.mean() * mode.mean());
    }
    double mean = mean();
    return Math.sqrt(Math.max(0, square - mean * mean));
  }

  /**
   * One way in which stories age.
   *
   * @param mean of the slope of log R per 12 h
   * @param sd its standard deviation, above 0
   * @param weight share of stories that do, above 0
   */
  public record Mode(double mean, double sd, double weight) {

    /** Checks. */
    public Mode {
      if (!(sd > 0) || !(weight > 0) || !Double.isFinite(mean)) {
        throw new IllegalArgumentException(
            "not a mode of aging: %s, %s, %s".formatted(mean, sd, weight));
      }
    }
  }
}
