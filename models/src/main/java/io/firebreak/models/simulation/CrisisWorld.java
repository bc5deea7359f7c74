package io.firebreak.models.simulation;

/**
 * The kinds of crisis on which the effect test is calibrated. In each, a mention of mark m (mean 1)
 * causes mentions at the rate {@code m n(t) phi(t - t_0)}, with phi the kernel of SEISMIC cut at 48
 * h and
 *
 * <p>{@code n(t) = n_0 a(t) (1 + swing sin(2 pi (t + phase) / 24))}, t in hours since the onset.
 */
public enum CrisisWorld {
  /** Nothing ages and nobody sleeps: a(t) = 1. */
  CONSTANT("W1", "constant R", Aging.NONE, 0, 0, false),

  /** The story ages, a(t) = exp(-t / tau), and people sleep. */
  AGING("W2", "aging + circadian", Aging.EXPONENTIAL, 0.4, 0, false),

  /** The same, and a few people have most of the influence. */
  INFLUENCE("W3", "W2 + heavy-tailed influence", Aging.EXPONENTIAL, 0.4, 1, false),

  /**
   * The story ages as a power of time, a(t) = 1.1 (1 + t / 3 h)^(-0.6 gamma), and 1 to 5 hours
   * before the response a piece of news brings half as many originals again.
   */
  NEWS_BURST("W4", "power-law aging + news burst 1 to 5 h before", Aging.POWER, 0.4, 1, true),

  /** The story ages four times as fast: a(t) = 1.2 exp(-4 t / tau). */
  FAST_AGING("W5", "aging four times as fast", Aging.FAST, 0.4, 1, false);

  /** How n falls with the age of the story. */
  enum Aging {
    NONE,
    EXPONENTIAL,
    POWER,
    FAST
  }

  private final String label;
  private final String description;
  final Aging aging;

  /** Half the swing of activity over the day. */
  final double swing;

  /** Standard deviation of the logarithm of the marks. */
  final double markSigma;

  final boolean newsBurst;

  CrisisWorld(
      String label,
      String description,
      Aging aging,
      double swing,
      double markSigma,
      boolean newsBurst) {
    this.label = label;
    this.description = description;
    this.aging = aging;
    this.swing = swing;
    this.markSigma = markSigma;
    this.newsBurst = newsBurst;
  }

  /** W1 to W5. */
  public String label() {
    return label;
  }

  /** A few words for a table. */
  public String description() {
    return description;
  }
}
