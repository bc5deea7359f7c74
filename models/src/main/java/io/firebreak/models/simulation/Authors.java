package io.firebreak.models.simulation;

/**
 * The people of each platform, made anew from the seed and their number whenever they are needed.
 * Some write far more often than others. An author's influence (the mark of the process) is
 * log-normal; the followers are heavy-tailed and go with the influence.
 */
@SuppressWarnings("EnumOrdinal") // Columns and tables are indexed by the ordinals.
final class Authors {
  private static final int OUTLETS = 24;
  private static final double ACTIVITY_SKEW = 1.5;

  private static final String[] FIRST = {
    "salty", "grumpy", "quiet", "north", "misty", "little", "windy", "amber", "rusty", "sleepy",
    "mellow", "stormy", "lucky", "silver", "curious", "plain", "tired", "sunny", "wandering", "old"
  };
  private static final String[] SECOND = {
    "puffin",
    "harbour",
    "lantern",
    "cyclist",
    "baker",
    "otter",
    "teacher",
    "fiddler",
    "walker",
    "gull",
    "reader",
    "gardener",
    "skipper",
    "commuter",
    "heron",
    "mum",
    "dad",
    "nurse",
    "coder",
    "potter"
  };
  private static final String[] TOWNS = {
    "Brennick", "Ostrey", "Callow", "Skerrin", "Dunmarra", "Halvick", "Marl", "Eastray"
  };
  private static final String[] PAPERS = {"Courier", "Observer", "Post"};

  private final long seed;
  private final int perPlatform;

  /** By platform and author. */
  private final double[][] marks = new double[Platform.count()][];

  Authors(long seed, int mentions) {
    this.seed = seed;
    this.perPlatform = Math.max(40, (int) (mentions * 0.6));
    for (Platform platform : Platform.values()) {
      marks[platform.ordinal()] = marks(platform);
    }
  }

  /** How many authors the platform has. */
  int count(Platform platform) {
    return platform == Platform.NEWS ? OUTLETS : Math.max(40, (int) (perPlatform * platform.share));
  }

  /** The author of the next mention; low numbers write most. */
  int next(Platform platform, RandomStream random) {
    double u = random.nextDouble();
    return (int) (count(platform) * StrictMath.pow(u, ACTIVITY_SKEW));
  }

  /** Factor on the number of mentions that this author's mentions cause; mean 1 over mentions. */
  double mark(Platform platform, int author) {
    return marks[platform.ordinal()][author];
  }

  /** Scaled so that the mean over mentions (not over authors) is 1 in this very crowd. */
  private double[] marks(Platform platform) {
    double[] drawn = new double[count(platform)];
    double mean = 0;
    double before = 0;
    for (int author = 0; author < drawn.length; author++) {
      drawn[author] =
          StrictMath.exp(SpreadModel.MARK_SIGMA * chance(platform, author).nextGaussian());
      double upTo = StrictMath.pow((author + 1.0) / drawn.length, 1 / ACTIVITY_SKEW);
      mean += drawn[author] * (upTo - before);
      before = upTo;
    }
    for (int author = 0; author < drawn.length; author++) {
      drawn[author] /= mean;
    }
    return drawn;
  }

  /** Followers; null where the platform does not show them. */
  Long followers(Platform platform, int author) {
    if (!platform.showsFollowers()) {
      return null;
    }
    RandomStream random = chance(platform, author);
    double influence = random.nextGaussian();
    double rest = random.nextGaussian();
    return followers(influence, rest);
  }

  /**
   * Followers of an author.
   *
   * @param influence standard normal; the influence is exp(MARK_SIGMA x influence), scaled
   * @param rest standard normal: what the followers do not say of the influence
   */
  static long followers(double influence, double rest) {
    return (long) StrictMath.exp(5.5 + 1.3 * influence + 0.8 * rest);
  }

  /** The platform's own id; no two authors of any platform share one. */
  String id(Platform platform, int author) {
    return switch (platform) {
      case X -> Long.toString(1_000_000_007L + author * 9_973L);
      case MASTODON -> Long.toString(10_900_000_000_000L + author * 31L);
      case FORUM -> "t2_" + Integer.toString(46_656 + author, 36);
      case NEWS -> "outlet-" + author;
    };
  }

  String handle(Platform platform, int author) {
    if (platform == Platform.NEWS) {
      return TOWNS[author % TOWNS.length] + " " + PAPERS[author / TOWNS.length];
    }
    RandomStream random = RandomStream.of(RandomStream.derive(seed, platform.ordinal()), ~author);
    String name =
        FIRST[random.nextInt(FIRST.length)] + "_" + SECOND[random.nextInt(SECOND.length)] + author;
    return platform == Platform.MASTODON ? name + "@tuskland.example" : name;
  }

  /** 1 to 3 for a news outlet, null for everybody else. */
  static Integer tier(Platform platform, int author) {
    return platform == Platform.NEWS ? (Integer) (1 + author / TOWNS.length) : null;
  }

  /** Begins with the normal deviate of the influence. */
  private RandomStream chance(Platform platform, int author) {
    return RandomStream.of(RandomStream.derive(seed, platform.ordinal()), author);
  }
}
