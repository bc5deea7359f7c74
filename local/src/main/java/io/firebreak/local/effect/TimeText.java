package io.firebreak.local.effect;

import io.firebreak.jobs.json.IsoTimes;
import io.firebreak.jobs.json.ParseLimits;

/** Times as people write them: ISO 8601, taken as UTC where no zone is named. */
public final class TimeText {

  /** What {@link #parse} gives for a text that is no time. */
  public static final long INVALID = IsoTimes.INVALID;

  private TimeText() {}

  /**
   * Reads a date and a time of day, with or without a zone.
   *
   * @return epoch milliseconds, or {@link #INVALID}
   */
  public static long parse(String text) {
    String stripped = text.strip();
    long millis = IsoTimes.parse(stripped);
    return millis == INVALID ? IsoTimes.parse(stripped + "Z") : millis;
  }

  /** True for a time that {@link #parse} reads only by taking it as UTC. */
  static boolean lacksZone(String text) {
    return IsoTimes.parse(text.strip()) == INVALID;
  }

  /** False for years that no mention of a story comes from; a typing error would be the onset. */
  static boolean isBelievable(long millis) {
    return millis >= ParseLimits.DEFAULT.earliestMillis();
  }
}
