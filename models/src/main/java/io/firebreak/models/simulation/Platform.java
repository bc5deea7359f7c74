package io.firebreak.models.simulation;

import io.firebreak.models.data.MentionKind;

/**
 * The simulated platforms: how busy each is, how its users pass things on, and when they are awake.
 * Invented, in the range of what is known of such places.
 */
enum Platform {
  /** Many short posts, mostly passed on by bare reposts. */
  X("x", 0.52, 1.0, 0.40, 11, 0.62, 0.25, 0.13, 4),
  MASTODON("mastodon", 0.16, 0.92, 0.30, 12, 0.60, 0.34, 0.06, 4),
  /** Threads of replies under a title; nobody reposts, follower numbers are not shown. */
  FORUM("forum", 0.24, 0.90, 0.40, 13, 0.0, 0.97, 0.03, 8),
  /** Articles, some of them taken over by other outlets. */
  NEWS("news", 0.08, 0.25, 0.30, 7, 0.70, 0.0, 0.30, 40);

  final String word;

  /** Share in originals. */
  final double share;

  /** Multiplies the reproduction numbers. */
  final double contagion;

  /** Half the swing of activity over the day, and the hour (UTC) when it rises through its mean. */
  final double circadianSwing;

  final double circadianHour;

  /** Mean time from a mention's publication until a collector sees it, seconds. */
  final double observationSeconds;

  private final double[] kinds;

  Platform(
      String word,
      double share,
      double contagion,
      double circadianSwing,
      double circadianHour,
      double reposts,
      double replies,
      double quotes,
      double observationSeconds) {
    this.word = word;
    this.share = share;
    this.contagion = contagion;
    this.circadianSwing = circadianSwing;
    this.circadianHour = circadianHour;
    this.kinds = RepostDelayKernel.cumulative(reposts, replies, quotes);
    this.observationSeconds = observationSeconds;
  }

  private static final Platform[] ALL = values();
  private static final MentionKind[] CAUSED = {
    MentionKind.REPOST, MentionKind.REPLY, MentionKind.QUOTE
  };

  static Platform at(int ordinal) {
    return ALL[ordinal];
  }

  static int count() {
    return ALL.length;
  }

  /** Activity at an hour of the day (UTC), mean 1: {@code 1 + swing sin(2 pi (h - rise) / 24)}. */
  double activity(double hourOfDay) {
    return 1 + circadianSwing * StrictMath.sin(2 * Math.PI * (hourOfDay - circadianHour) / 24);
  }

  /** The kind of a caused mention: repost, reply or quote. */
  MentionKind nextKind(RandomStream random) {
    return CAUSED[random.nextIndex(kinds)];
  }

  /** Probability that a caused mention is a bare repost. */
  double repostShare() {
    return kinds[0];
  }

  boolean hasReposts() {
    return kinds[0] > 0;
  }

  boolean showsFollowers() {
    return this == X || this == MASTODON;
  }
}
