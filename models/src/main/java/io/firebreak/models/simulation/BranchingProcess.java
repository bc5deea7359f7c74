package io.firebreak.models.simulation;

/**
 * Runs a marked branching (Hawkes) process to its end, whatever its mentions carry: with texts
 * ({@link MentionProcess}) or as bare events ({@link EventProcess}).
 *
 * <p>Each mention has Poisson(bound x mark) candidates at random delays; a candidate at t with the
 * uniform number u is born where {@code u bound < n(t)} times what the responses make of n
 * (thinning, Lewis and Shedler 1979; Ogata 1981). One u decides for all worlds of {@link
 * ResponseEffects}, so that the world with the smaller rate is a subset of the other, and a mention
 * that a response suppresses takes its descendants with it. The difference between two worlds is
 * therefore an exact count.
 */
final class BranchingProcess {
  static final double MILLIS_PER_HOUR = 3_600_000.0;

  /** Purposes of a mention's random streams; those of its text and fate follow elsewhere. */
  static final int BIRTH = 1;

  static final int OFFSPRING = 2;
  static final int IMMIGRANTS = 3;

  private BranchingProcess() {}

  /** The mentions so far, and the law by which they cause others. */
  interface Population {
    int size();

    long seed(int mention);

    /** Milliseconds since the start. */
    int publishedMillis(int mention);

    /** Mean number of candidates: the bound on n(t), times the mark of the mention. */
    double meanCandidates(int parent);

    /**
     * Decides on a candidate and adds it where it is born.
     *
     * @param parent what causes it
     * @param own its seed
     * @param publishedMillis its time, after its parent's
     * @param random its stream of the purpose {@link #BIRTH}, its delay already drawn
     */
    void candidate(int parent, long own, int publishedMillis, RandomStream random);
  }

  /**
   * Lets each mention cause others until none is left.
   *
   * @param population holds the originals, and everything when this returns
   * @param endHours nothing is born at or after this
   */
  static void run(Population population, Delays delays, double endHours) {
    for (int parent = 0; parent < population.size(); parent++) {
      long seed = population.seed(parent);
      int candidates =
          RandomStream.of(seed, OFFSPRING).nextPoisson(population.meanCandidates(parent));
      for (int i = 0; i < candidates; i++) {
        long own = RandomStream.derive(seed, i);
        RandomStream random = RandomStream.of(own, BIRTH);
        double delayMillis = delays.nextHours(random) * MILLIS_PER_HOUR;
        double at = population.publishedMillis(parent) + Math.max(1, Math.rint(delayMillis));
        if (at / MILLIS_PER_HOUR < endHours) {
          population.candidate(parent, own, (int) at, random);
        }
      }
    }
  }
}
