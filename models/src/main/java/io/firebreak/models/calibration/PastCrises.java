package io.firebreak.models.calibration;

import java.io.IOException;

/**
 * Past crises, of which one at a time is held. They are read twice, since the tests of each rest on
 * what all the others taught.
 */
public interface PastCrises {

  /** How many there are. */
  int size();

  /**
   * Hands over each crisis, always in the same order.
   *
   * @throws IOException when one cannot be read; the message says which
   */
  void forEach(Taker taker) throws IOException;

  /** Takes a crisis. */
  @FunctionalInterface
  interface Taker {
    void take(PastCrisis crisis);
  }
}
