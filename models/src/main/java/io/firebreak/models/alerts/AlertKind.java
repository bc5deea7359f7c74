package io.firebreak.models.alerts;

import java.util.Locale;

/** What a rule measures. The score is what thresholds are compared with. */
public enum AlertKind {
  /** Critic mentions per minute; the score is how many times the baseline that is. */
  CRITIC_VELOCITY(true),
  /** Lower end of the 95 % interval of the critics' growth, per hour; none in a quiet phase. */
  GROWTH(false),
  /** Lower end of the 95 % interval of R. */
  REPRODUCTION(false),
  /** Critics of all judged mentions of the window, 0 to 1. */
  CRITIC_SHARE(false),
  /** Followers of the widest single critic mention of the window. */
  REACH(false),
  /** Best tier of a source with a critic mention in the window: 4 for tier 1, 3 for tier 2. */
  SOURCE_TIER(false),
  /** Spread phase: 0 quiet, 1 emerging or receding, 2 plateau, 3 surging. */
  PHASE(false),
  /** 1 where the latest look at a response says that it slowed the spread. */
  RESPONSE_SLOWED(false),
  /** 1 where the latest look at a response says that it sped it up. */
  RESPONSE_SPED_UP(false),
  /** Supporter mentions per minute; the score is how many times the baseline that is. */
  SUPPORTER_SURGE(true),
  /** Share of the critics in coordinated clusters, 0 to 1. */
  COORDINATION(false),
  /** Days in which chance alone brings one silence as long as this one of a platform. */
  BLIND(false);

  private final boolean relative;
  private final String word = name().toLowerCase(Locale.ROOT);

  AlertKind(boolean relative) {
    this.relative = relative;
  }

  /** True where the score is a multiple of the baseline. */
  public boolean isRelative() {
    return relative;
  }

  /** The lower-case word used in topics, tables and files. */
  public String word() {
    return word;
  }

  /** The kind of a word; null when it names none. */
  public static AlertKind of(String word) {
    for (AlertKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    return null;
  }
}
