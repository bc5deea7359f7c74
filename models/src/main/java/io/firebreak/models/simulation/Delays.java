package io.firebreak.models.simulation;

import io.firebreak.models.cascade.MemoryKernel;

/** A law of the time from a mention to one that it causes, in hours. */
interface Delays {

  /** The mixture of exponentials that the spread model assumes by default. */
  Delays MIXTURE = RepostDelayKernel::sample;

  /**
   * The power law of SEISMIC itself, cut off at 48 h: what the mixture is a fit to. Crises drawn
   * from it test an estimator whose kernel is not quite true.
   */
  Delays POWER_LAW = new PowerLaw();

  double nextHours(RandomStream random);

  /** SEISMIC's kernel, cut off. */
  final class PowerLaw implements Delays {
    private static final double CUT_HOURS = 48;
    private static final double WITHIN = 1 - MemoryKernel.later(CUT_HOURS * 3600);

    @Override
    public double nextHours(RandomStream random) {
      return MemoryKernel.timeOfShareLater(1 - random.nextDouble() * WITHIN) / 3600;
    }
  }
}
