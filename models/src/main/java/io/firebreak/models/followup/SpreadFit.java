package io.firebreak.models.followup;

import java.util.concurrent.TimeUnit;

/**
 * What was learnt from an issue's own counts, and from how many. It holds for an hour, or until
 * there are a fifth more mentions or children.
 *
 * @param beta exponent of followers in the reach
 * @param shape shape of the Gamma distribution of children
 * @param atMillis when it was fitted
 * @param mentions how many mentions it was fitted to
 * @param children how many of them hang on another one
 */
public record SpreadFit(double beta, double shape, long atMillis, int mentions, int children) {
  private static final long HOLDS_MILLIS = TimeUnit.HOURS.toMillis(1);

  boolean holds(long nowMillis, int mentionsNow, int childrenNow) {
    return nowMillis < atMillis + HOLDS_MILLIS
        && 5L * mentionsNow <= 6L * mentions
        && 5L * childrenNow <= 6L * children;
  }
}
