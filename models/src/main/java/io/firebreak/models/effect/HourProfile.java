package io.firebreak.models.effect;

/**
 * c(hour): how lively a platform is at a time of day, with mean 1 over a day. It multiplies the
 * exposure, so that a quiet night is not taken for an effect.
 */
@FunctionalInterface
public interface HourProfile {

  /** No daily rhythm known: the sine and cosine of the effect test are all there is. */
  HourProfile FLAT = epochHours -> 1;

  /**
   * c at a time.
   *
   * @param epochHours hours since 1970-01-01T00:00Z, with fractions
   */
  double at(double epochHours);

  /**
   * A profile from 24 values, the first for 00:00 to 01:00 UTC, interpolated between the middles of
   * the hours and scaled to mean 1. No value falls below a tenth of the mean: what was hardly seen
   * in the past may be lively for once.
   */
  static HourProfile ofHours(double... byHour) {
    if (byHour.length != 24) {
      throw new IllegalArgumentException("a profile has 24 hours, not " + byHour.length);
    }
    double sum = 0;
    for (double value : byHour) {
      if (!(value >= 0)) {
        throw new IllegalArgumentException("a profile's hour is negative");
      }
      sum += value;
    }
    if (sum == 0) {
      return FLAT;
    }
    double[] scaled = new double[24];
    double scaledSum = 0;
    for (int hour = 0; hour < 24; hour++) {
      scaled[hour] = Math.max(byHour[hour] * 24 / sum, 0.1);
      scaledSum += scaled[hour];
    }
    double mean = scaledSum / 24;
    return epochHours -> {
      double place = epochHours - 0.5;
      double whole = Math.floor(place);
      int hour = (int) Math.floorMod((long) whole, 24L);
      double part = place - whole;
      return (scaled[hour] * (1 - part) + scaled[(hour + 1) % 24] * part) / mean;
    };
  }
}
