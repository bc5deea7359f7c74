package io.firebreak.models.effect;

import java.time.Duration;
import java.util.Optional;

/**
 * The scheduled looks at a response. The first is a gauge of R alone; the verdicts of the others
 * stay revisable by late mentions until frozen.
 */
public enum Look {
  HOUR(Duration.ofHours(1), true),
  SIX_HOURS(Duration.ofHours(6), false),
  DAY(Duration.ofHours(24), false);

  /** Late mentions revise a look until the watermark has passed it by this. */
  public static final Duration FREEZE_AFTER = Duration.ofHours(48);

  private final Duration afterResponse;
  private final boolean gauge;

  Look(Duration afterResponse, boolean gauge) {
    this.afterResponse = afterResponse;
    this.gauge = gauge;
  }

  /** How long after the response. */
  public Duration afterResponse() {
    return afterResponse;
  }

  /** True when it shows R only and no verdict. */
  public boolean isGauge() {
    return gauge;
  }

  /** Time of this look at a response. */
  public long atMillis(long responseAtMillis) {
    return responseAtMillis + afterResponse.toMillis();
  }

  /** True once the watermark says that no late mention will revise it any more. */
  public boolean isFrozen(long responseAtMillis, long watermarkMillis) {
    return watermarkMillis >= atMillis(responseAtMillis) + FREEZE_AFTER.toMillis();
  }

  /** The last look that is due at a watermark; empty before the first. */
  public static Optional<Look> lastDue(long responseAtMillis, long watermarkMillis) {
    Look due = null;
    for (Look look : values()) {
      if (watermarkMillis >= look.atMillis(responseAtMillis)) {
        due = look;
      }
    }
    return Optional.ofNullable(due);
  }

  /** The next look that is not yet due; empty after the last. */
  public static Optional<Look> next(long responseAtMillis, long watermarkMillis) {
    for (Look look : values()) {
      if (watermarkMillis < look.atMillis(responseAtMillis)) {
        return Optional.of(look);
      }
    }
    return Optional.empty();
  }
}
