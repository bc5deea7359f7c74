package io.firebreak.models.simulation;

import java.util.Arrays;

/** The branching process of bare events, in columns of about 18 bytes each. */
final class EventProcess implements BranchingProcess.Population {
  private static final int MARK = 4;
  private static final int BOTS = 5;

  /** Bots are quick: their mean delay. */
  private static final double BOT_HOURS = 0.1;

  private final CrisisParameters crisis;
  private final ResponseEffects effects;
  private final double bound;
  private final int limit;

  private int size;
  private int[] published = new int[1024];
  private long[] seeds = new long[1024];
  private int[] parents = new int[1024];
  private byte[] worlds = new byte[1024];

  /** Mentions from this one on are by bots. */
  private int firstBot = Integer.MAX_VALUE;

  /**
   * @param limit beyond this many events the crisis is out of control
   */
  EventProcess(CrisisParameters crisis, ResponseEffects effects, int limit) {
    this.crisis = crisis;
    this.effects = effects;
    this.limit = limit;
    bound = crisis.bound() * effects.rise();
  }

  /** Thrown where a crisis has outgrown its limit; carries no trace, for it is expected. */
  static final class OutOfControlException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutOfControlException(int limit) {
      super("the simulated crisis grew past %d mentions".formatted(limit), null, false, false);
    }
  }

  /**
   * One course.
   *
   * @param botShare mean number of bots that repost a mention
   * @throws OutOfControlException when it outgrows its limit
   */
  void run(double botShare, long seed) {
    addOriginals(RandomStream.derive(seed, 0));
    BranchingProcess.run(this, Delays.POWER_LAW, crisis.endHours());
    firstBot = size;
    if (botShare > 0) {
      addBots(botShare);
    }
  }

  private void addOriginals(long seed) {
    double end = crisis.endHours();
    RandomStream random = RandomStream.of(seed, BranchingProcess.IMMIGRANTS);
    int wave = random.nextPoisson(crisis.originals());
    int baseline = random.nextPoisson(CrisisParameters.BASELINE_PER_HOUR * end);
    int news =
        crisis.world().newsBurst
            ? random.nextPoisson(CrisisParameters.NEWS_SHARE * crisis.originals())
            : 0;
    for (int i = 0; i < wave; i++) {
      addOriginal(random.nextExponential(CrisisParameters.WAVE_HOURS), seed);
    }
    for (int i = 0; i < baseline; i++) {
      double t = random.nextBetween(0, end);
      if (random.nextDouble() * crisis.peakActivity() < crisis.activity(t)) {
        addOriginal(t, seed);
      }
    }
    for (int i = 0; i < news; i++) {
      addOriginal(
          crisis.newsHours() + random.nextExponential(CrisisParameters.NEWS_WAVE_HOURS), seed);
    }
  }

  private void addOriginal(double t, long seed) {
    if (t < crisis.endHours()) {
      int at = (int) (t * BranchingProcess.MILLIS_PER_HOUR);
      add(at, RandomStream.derive(seed, size), -1, effects.all());
    }
  }

  /** Bots repost whatever is there, soon, at any hour, and nobody follows them. */
  private void addBots(double botShare) {
    for (int parent = 0; parent < firstBot; parent++) {
      RandomStream random = RandomStream.of(seeds[parent], BOTS);
      int bots = random.nextPoisson(botShare);
      for (int i = 0; i < bots; i++) {
        double delay = random.nextExponential(BOT_HOURS) * BranchingProcess.MILLIS_PER_HOUR;
        double at = published[parent] + Math.max(1, Math.rint(delay));
        if (at / BranchingProcess.MILLIS_PER_HOUR < crisis.endHours()) {
          add((int) at, random.nextLong(), parent, worlds[parent]);
        }
      }
    }
  }

  private void add(int at, long seed, int parent, int bornIn) {
    if (size == published.length) {
      int length = size * 2;
      published = Arrays.copyOf(published, length);
      seeds = Arrays.copyOf(seeds, length);
      parents = Arrays.copyOf(parents, length);
      worlds = Arrays.copyOf(worlds, length);
    }
    if (size >= limit) {
      throw new OutOfControlException(limit);
    }
    published[size] = at;
    seeds[size] = seed;
    parents[size] = parent;
    worlds[size] = (byte) bornIn;
    size++;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long seed(int mention) {
    return seeds[mention];
  }

  @Override
  public int publishedMillis(int mention) {
    return published[mention];
  }

  @Override
  public double meanCandidates(int parent) {
    return bound * influence(crisis.world(), seeds[parent]);
  }

  @Override
  public void candidate(int parent, long own, int publishedMillis, RandomStream random) {
    double t = publishedMillis / BranchingProcess.MILLIS_PER_HOUR;
    double threshold = random.nextDouble() * bound / crisis.reproduction(t);
    int born = worlds[parent] & effects.worlds(threshold, t);
    if (born != 0) {
      add(publishedMillis, own, parent, born);
    }
  }

  /** The mark of the mention with this seed: log-normal, mean 1. */
  static double influence(CrisisWorld world, long seed) {
    double sigma = world.markSigma;
    return sigma == 0
        ? 1
        : StrictMath.exp(sigma * RandomStream.of(seed, MARK).nextGaussian() - sigma * sigma / 2);
  }

  /**
   * Followers go with the influence as {@link Authors} has it: they say something of it, not all.
   */
  static long followers(long seed) {
    RandomStream random = RandomStream.of(seed, MARK);
    return Authors.followers(random.nextGaussian(), random.nextGaussian());
  }

  int parent(int mention) {
    return parents[mention];
  }

  int worlds(int mention) {
    return worlds[mention] & 0xff;
  }

  boolean isBot(int mention) {
    return mention >= firstBot;
  }

  /** How many mentions of world 0 came before t. */
  int countBefore(double t) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      if ((worlds[i] & 1) != 0 && published[i] < t * BranchingProcess.MILLIS_PER_HOUR) {
        count++;
      }
    }
    return count;
  }
}
