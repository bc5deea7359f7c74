package io.firebreak.models.burst;

/**
 * Page's and Hinkley's test: has the mean of a stream of numbers risen? With the running mean m_n,
 *
 * <p>{@code s_n = alpha s_(n-1) + (x_n - m_n - delta)}; a change is reported once s_n is above
 * lambda, and all begins anew. The sum is not kept from falling below 0, so after a long fall a
 * rise is reported late; in turn false alarms are rare.
 *
 * <p>Kept: four numbers. Not for several threads.
 *
 * <p>Source: Page 1954; Mouss et al. 2004; the form is that of MOA.
 */
public final class PageHinkley {
  private final int warmUp;
  private final double tolerance;
  private final double threshold;
  private final double memory;

  private long count;
  private double mean;
  private double sum;

  /**
   * A detector.
   *
   * @param warmUp numbers that it takes before it may speak, at least 1
   * @param tolerance delta: a rise smaller than this does not count
   * @param threshold lambda, in units of the numbers: greater is later and surer
   * @param memory alpha, above 0 and at most 1: how slowly it forgets
   */
  public PageHinkley(int warmUp, double tolerance, double threshold, double memory) {
    if (warmUp < 1 || !(threshold > 0) || !(memory > 0 && memory <= 1)) {
      throw new IllegalArgumentException(
          "Page-Hinkley needs a warm-up of 1 or more, a threshold above 0, a memory in (0, 1]");
    }
    this.warmUp = warmUp;
    this.tolerance = tolerance;
    this.threshold = threshold;
    this.memory = memory;
  }

  /**
   * Takes one number.
   *
   * @return true when the mean has risen; the detector has then begun anew
   */
  public boolean add(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Page-Hinkley cannot take " + value);
    }
    count++;
    mean += (value - mean) / count;
    sum = memory * sum + (value - mean - tolerance);
    if (count >= warmUp && sum > threshold) {
      reset();
      return true;
    }
    return false;
  }

  /** Forgets everything. */
  public void reset() {
    count = 0;
    mean = 0;
    sum = 0;
  }
}
