package io.firebreak.models.followup;

import io.firebreak.models.spread.Kernel;

/**
 * K(t) of a shipped kernel from a table of ten-second steps over 48 hours, with straight lines
 * between them: at most 4e-5 from the kernel's own, for a fraction of the time. Beyond the table it
 * is the kernel's own.
 */
final class KernelShares {
  private static final int STEP_MILLIS = 10_000;
  private static final int STEPS = 48 * 360;
  private static final double MILLIS_PER_HOUR = 3_600_000;
  private static final KernelShares[] ALL = new KernelShares[Kernel.values().length];

  static {
    for (Kernel kernel : Kernel.values()) {
      ALL[kernel.ordinal()] = new KernelShares(kernel);
    }
  }

  private final Kernel kernel;
  private final double[] shares = new double[STEPS + 1];

  private KernelShares(Kernel kernel) {
    this.kernel = kernel;
    for (int step = 0; step <= STEPS; step++) {
      shares[step] = kernel.withinHours(step * STEP_MILLIS / MILLIS_PER_HOUR);
    }
  }

  static KernelShares ofPlatform(String platform) {
    return ALL[Kernel.ofPlatform(platform).ordinal()];
  }

  /** K(t): the share of children that come within this time; 0 before 0. */
  double within(long millis) {
    if (millis <= 0) {
      return 0;
    }
    if (millis >= (long) STEPS * STEP_MILLIS) {
      return kernel.withinHours(millis / MILLIS_PER_HOUR);
    }
    int step = (int) (millis / STEP_MILLIS);
    double rest = (double) (millis % STEP_MILLIS) / STEP_MILLIS;
    return shares[step] + rest * (shares[step + 1] - shares[step]);
  }
}
