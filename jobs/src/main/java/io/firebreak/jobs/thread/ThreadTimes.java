package io.firebreak.jobs.thread;

import io.firebreak.jobs.EventTimes;
import java.io.Serializable;

/**
 * How long threads are remembered.
 *
 * @param parentWaitMillis how long a mention without an issue waits for its parent
 * @param retentionMillis how long a matched mention is remembered after it was last passed on
 * @param horizonMillis how long a mention may still change
 */
public record ThreadTimes(long parentWaitMillis, long retentionMillis, long horizonMillis)
    implements Serializable {

  private static final long GRAIN_MILLIS = 10_000;

  /**
   * When a mention with a parent is answered: once the watermark has passed this, in steps of 10 s.
   */
  public static long answerMillis(long publishedAtMillis) {
    return EventTimes.roundUp(publishedAtMillis + 1, GRAIN_MILLIS);
  }
}
