package io.firebreak.jobs.ledger;

import io.firebreak.models.spread.DelayBins;

/** The tier of a source and the bin of a delay in one byte; 0 when neither is known. */
final class TierAndDelay {
  private static final int TIER_BITS = 3;
  private static final int TIER_MASK = (1 << TIER_BITS) - 1;

  private TierAndDelay() {}

  static int pack(byte tier, byte delayBin) {
    return tier | (delayBin - DelayBins.NONE) << TIER_BITS;
  }

  static byte tier(int packed) {
    return (byte) (packed & TIER_MASK);
  }

  static byte delayBin(int packed) {
    return (byte) ((packed >> TIER_BITS) + DelayBins.NONE);
  }
}
