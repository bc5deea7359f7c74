package io.firebreak.models.coordination;

import java.io.Serializable;

/**
 * How coordination is looked for.
 *
 * @param windowMillis how far a look goes back
 * @param everyMillis event time between two looks
 * @param mentions how many mentions of an issue a look takes in, the newest
 */
public record CoordinationSettings(long windowMillis, long everyMillis, int mentions)
    implements Serializable {

  /** An hour, every five minutes, 2,000 mentions. */
  public static CoordinationSettings defaults() {
    return new CoordinationSettings(3_600_000, 300_000, 2_000);
  }
}
