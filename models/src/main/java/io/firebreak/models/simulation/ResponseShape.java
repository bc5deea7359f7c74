package io.firebreak.models.simulation;

/**
 * What one response truly does in a simulation: from its time t_r on it multiplies the rate at
 * which mentions are caused by {@code 1 - reduction shape(t - t_r)}, with shape(x) = 0 before the
 * delay and {@code exp(-(x - delay) / fade)} after it.
 *
 * @param hours t_r, in hours since the start of the simulated time
 * @param reduction 0.4 = by 40 %; at most 1; negative where the response backfires
 * @param delayHours time until it acts, at least 0
 * @param fadeHours mean time for which it acts; infinite for a lasting effect
 */
public record ResponseShape(double hours, double reduction, double delayHours, double fadeHours) {
  public ResponseShape {
    if (!(hours >= 0) || !(reduction <= 1) || !(delayHours >= 0) || !(fadeHours > 0)) {
      throw new IllegalArgumentException(
          "a response needs hours >= 0, reduction <= 1, delay >= 0 and fade > 0, and has %s, %s, %s"
                  .formatted(hours, reduction, delayHours)
              + " and "
              + fadeHours);
    }
  }

  /** An effect that begins with the response and lasts. */
  public static ResponseShape step(double hours, double reduction) {
    return new ResponseShape(hours, reduction, 0, Double.POSITIVE_INFINITY);
  }

  /** What the response makes of the rate at t: 1 where it does not act. */
  double factor(double t) {
    double since = t - hours - delayHours;
    if (since < 0 || t < hours) {
      return 1;
    }
    return fadeHours == Double.POSITIVE_INFINITY
        ? 1 - reduction
        : 1 - reduction * StrictMath.exp(-since / fadeHours);
  }
}
