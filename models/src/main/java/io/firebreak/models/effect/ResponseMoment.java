package io.firebreak.models.effect;

/**
 * A response as the effect test sees it.
 *
 * @param id its id
 * @param atMillis when it was published
 * @param withdrawn true when it was withdrawn
 */
public record ResponseMoment(String id, long atMillis, boolean withdrawn) {

  /** A response that stands. */
  public static ResponseMoment of(String id, long atMillis) {
    return new ResponseMoment(id, atMillis, false);
  }
}
