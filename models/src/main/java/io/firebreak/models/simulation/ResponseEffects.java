package io.firebreak.models.simulation;

/**
 * The responses of a simulation, in all "worlds" at once: world w has response j where bit j of w
 * is set, so world 0 has none and the last has all, and is the one observed.
 *
 * <p>A mention that the last world lacks and world 0 has was averted; the difference is a count,
 * not an estimate.
 */
final class ResponseEffects {
  /** Worlds of a mention stand in the bits of a byte. */
  static final int MAX_RESPONSES = 3;

  private final ResponseShape[] shapes;
  private final int worlds;

  /**
   * @param slots how many responses the worlds are counted for, 0 to 3
   * @param shapes what they do; at most {@code slots}
   */
  ResponseEffects(int slots, ResponseShape... shapes) {
    if (shapes.length > slots || slots > MAX_RESPONSES) {
      throw new IllegalArgumentException(
          "at most " + MAX_RESPONSES + " responses can be simulated, not " + shapes.length);
    }
    this.shapes = shapes.clone();
    worlds = 1 << slots;
  }

  /** Bit w is set for each world w. */
  int all() {
    return (1 << worlds) - 1;
  }

  /** The world in which every response is made. */
  int observed() {
    return worlds - 1;
  }

  /** No factor is above this, in any world at any time. */
  double rise() {
    double rise = 1;
    for (ResponseShape shape : shapes) {
      rise *= 1 + Math.max(0, -shape.reduction());
    }
    return rise;
  }

  /** The worlds in which a candidate is born that responses do not reach. */
  int worldsWithoutResponses(double threshold) {
    return threshold < 1 ? all() : 0;
  }

  /**
   * The worlds in which a candidate is born. One number decides for all, so that a world with a
   * smaller rate is a subset of one with a greater.
   *
   * @param threshold uniform in [0, bound / n(t)), n(t) the rate without responses
   * @param t time of its birth, hours
   */
  int worlds(double threshold, double t) {
    int born = 0;
    for (int world = 0; world < worlds; world++) {
      double factor = 1;
      for (int j = 0; j < shapes.length; j++) {
        if ((world & (1 << j)) != 0) {
          factor *= shapes[j].factor(t);
        }
      }
      if (threshold < factor) {
        born |= 1 << world;
      }
    }
    return born;
  }
}
