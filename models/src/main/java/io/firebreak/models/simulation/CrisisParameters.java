package io.firebreak.models.simulation;

/**
 * What differs between two crises of one {@link CrisisWorld}. Times in hours since the onset.
 *
 * @param world their kind
 * @param responseHours t_r, when the company answers
 * @param endHours end of the simulated time
 * @param reproduction n_0: mentions caused by one of mark 1 at the onset, were nothing to age
 * @param agingHours tau of the exponential worlds
 * @param agingPower gamma of the power-law world
 * @param originals mean number of originals in the wave of the onset, which come at exponential
 *     delays of mean 3 h; a baseline of 2 per hour comes on top
 * @param phaseHours shifts the hour of the day
 * @param newsHours when the news of {@link CrisisWorld#NEWS_BURST} breaks
 */
public record CrisisParameters(
    CrisisWorld world,
    double responseHours,
    double endHours,
    double reproduction,
    double agingHours,
    double agingPower,
    double originals,
    double phaseHours,
    double newsHours) {

  /** Mean originals per hour that come whatever happens. */
  static final double BASELINE_PER_HOUR = 2;

  /** Mean delay of the originals of the onset. */
  static final double WAVE_HOURS = 3;

  /**
   * Mean delay of the originals that the news brings, and how many as a share of the first wave.
   */
  static final double NEWS_WAVE_HOURS = 1.5;

  static final double NEWS_SHARE = 0.5;

  private static final double POST_HOURS = 24;

  /** Nothing of interest happens later; keeps times within 31 bits. */
  private static final double MAX_HOURS = 336;

  public CrisisParameters {
    if (world == null
        || !(responseHours >= 0)
        || !(endHours > responseHours && endHours <= MAX_HOURS)
        || !(reproduction > 0 && reproduction < 3)
        || !(agingHours > 0)
        || !(agingPower >= 0)
        || !(originals > 0)
        || !(phaseHours >= 0 && phaseHours <= 24)
        || !(newsHours >= 0)) {
      throw new IllegalArgumentException("these crisis parameters make no sense");
    }
  }

  /**
   * A random crisis of a world: the response 10 to 30 h after the onset and 24 h more, n_0 from
   * 0.85 to 1.05 (0.65 to 0.88 where nothing ages), tau from 36 to 144 h, gamma from 0.3 to 0.8,
   * 100 to 400 originals times {@code size}.
   *
   * @param seed the same one gives the same crisis
   */
  public static CrisisParameters random(CrisisWorld world, double size, long seed) {
    RandomStream random = RandomStream.of(seed, 0);
    double response = random.nextBetween(10, 30);
    double reproduction =
        world.aging == CrisisWorld.Aging.NONE
            ? random.nextBetween(0.65, 0.88)
            : random.nextBetween(0.85, 1.05);
    double aging = logBetween(36, 144, random);
    double originals = size * logBetween(100, 400, random);
    double phase = random.nextBetween(0, 24);
    double power = random.nextBetween(0.3, 0.8);
    double news = response - random.nextBetween(1, 5);
    return new CrisisParameters(
        world, response, response + POST_HOURS, reproduction, aging, power, originals, phase, news);
  }

  private static double logBetween(double low, double high, RandomStream random) {
    return StrictMath.exp(random.nextBetween(StrictMath.log(low), StrictMath.log(high)));
  }

  /** Activity at t relative to its mean over the day. */
  public double activity(double t) {
    return 1 + world.swing * StrictMath.sin(2 * Math.PI * (t + phaseHours) / 24);
  }

  /** The greatest value of {@link #activity}. */
  double peakActivity() {
    return 1 + world.swing;
  }

  /** n(t): mentions that one of mark 1 would cause in all were the rate of time t to last. */
  public double reproduction(double t) {
    double aged =
        switch (world.aging) {
          case NONE -> 1;
          case EXPONENTIAL -> StrictMath.exp(-t / agingHours);
          case POWER -> 1.1 * StrictMath.pow(1 + t / 3, -0.6 * agingPower);
          case FAST -> 1.2 * StrictMath.exp(-4 * t / agingHours);
        };
    return reproduction * aged * activity(t);
  }

  /** n(t) is never above this. */
  double bound() {
    double young =
        switch (world.aging) {
          case NONE, EXPONENTIAL -> 1;
          case POWER -> 1.1;
          case FAST -> 1.2;
        };
    return reproduction * young * peakActivity();
  }
}
