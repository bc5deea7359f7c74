package io.firebreak.models.cascade;

import java.util.List;

/**
 * The rate at which one event causes others, by its age, in the eight forms that are in use for
 * cascades of reposts (Rizoiu et al. 2018; Kong et al. 2021): exponential or power law, with or
 * without marks, in an endless or a finite population.
 *
 * @param shape exponential or power law
 * @param strength kappa
 * @param decay theta: the rate of the exponential, or the exponent of the power law less one
 * @param cutoff c: keeps the power law finite at age 0; not read for the exponential
 * @param markPower beta: an event of magnitude m counts m^beta; 0 without marks
 * @param population N: the rate falls by the share of them that has already acted; infinite for an
 *     endless one
 */
public record HawkesKernel(
    Shape shape,
    double strength,
    double decay,
    double cutoff,
    double markPower,
    double population) {

  /** How an event is forgotten. */
  public enum Shape {
    /** {@code theta e^(-theta t)}. */
    EXPONENTIAL,
    /** {@code (t + c)^-(1 + theta)}. */
    POWER_LAW
  }

  public HawkesKernel {
    if (!(strength >= 0) || !(decay > 0) || !(cutoff >= 0) || !(population > 0)) {
      throw new IllegalArgumentException("a kernel needs strength >= 0, decay > 0, cutoff >= 0");
    }
  }

  /** Exponential, without marks, in an endless population. */
  public static HawkesKernel exponential(double strength, double decay) {
    return new HawkesKernel(Shape.EXPONENTIAL, strength, decay, 0, 0, Double.POSITIVE_INFINITY);
  }

  /** Power law, without marks, in an endless population. */
  public static HawkesKernel powerLaw(double strength, double decay, double cutoff) {
    return new HawkesKernel(Shape.POWER_LAW, strength, decay, cutoff, 0, Double.POSITIVE_INFINITY);
  }

  /** The same with marks. */
  public HawkesKernel withMarks(double power) {
    return new HawkesKernel(shape, strength, decay, cutoff, power, population);
  }

  /** The same in a finite population. */
  public HawkesKernel inPopulation(double people) {
    return new HawkesKernel(shape, strength, decay, cutoff, markPower, people);
  }

  /** The rate that an event of a magnitude makes at an age of at least 0, per unit of time. */
  public double rate(double age, double magnitude) {
    double forgotten =
        switch (shape) {
          case EXPONENTIAL -> decay * StrictMath.exp(-decay * age);
          case POWER_LAW -> StrictMath.pow(age + cutoff, -(1 + decay));
        };
    double mark = markPower == 0 ? 1 : StrictMath.pow(magnitude, markPower);
    return strength * mark * forgotten;
  }

  /**
   * The rate of new events at t: the sum over all events before, times the share of the population
   * that is left.
   *
   * @param magnitudes of the events, in the order of their times
   */
  public double intensity(List<Double> times, List<Double> magnitudes, double t) {
    double sum = 0;
    int before = 0;
    for (int i = 0; i < times.size(); i++) {
      if (times.get(i) < t) {
        sum += rate(t - times.get(i), magnitudes.get(i));
        before++;
      }
    }
    return Double.isInfinite(population) ? sum : sum * Math.max(0, 1 - before / population);
  }
}
