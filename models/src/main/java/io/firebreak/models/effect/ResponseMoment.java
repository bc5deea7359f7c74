package io.firebreak.models.effect;

/**
 * A response as the effect test sees it.
 *
 * @param id its id
 * @param atMillis when it was published
 * @param withdrawn true when it was withdrawn
 * @param answer true when it answers one mention, not the public
 */
public record ResponseMoment(String id, long atMillis, boolean withdrawn, boolean answer) {

  private static final long QUARTER_MILLIS = 6 * 3_600_000L;

  /** A response to the public that stands. */
  public static ResponseMoment of(String id, long atMillis) {
    return new ResponseMoment(id, atMillis, false, false);
  }

  /** An answer to one mention that stands. */
  public static ResponseMoment ofAnswer(String id, long atMillis) {
    return new ResponseMoment(id, atMillis, false, true);
  }

  /** Number of the quarter of a day (UTC) whose answers are measured together. */
  public static long quarterOfDay(long atMillis) {
    return Math.floorDiv(atMillis, QUARTER_MILLIS);
  }

  /** When that quarter of a day begins, epoch milliseconds. */
  public static long quarterOfDayStart(long atMillis) {
    return quarterOfDay(atMillis) * QUARTER_MILLIS;
  }
}
