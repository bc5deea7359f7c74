package io.firebreak.local.report;

import io.firebreak.models.effect.EffectEstimate.NaiveChange;

/**
 * How often "slowed" is said of a response that did nothing: the measured figures that stand beside
 * every verdict. They are those of the calibration table in {@code docs/how-we-measure.md} and
 * change with it, here alone.
 */
final class FalseAlarms {
  /** Of the effect test, over the simulated worlds: lowest and highest share. */
  private static final double TEST_LOW = 0.006;

  private static final double TEST_HIGH = 0.045;

  /** With fewer tests on past crises their share is not worth stating. */
  private static final long ENOUGH_TESTS = 30;

  private FalseAlarms() {}

  /** Whether the rate on past crises is known. */
  static boolean known(Long tests, Double falseSlowed) {
    return tests != null && falseSlowed != null && tests >= ENOUGH_TESTS;
  }

  /** The effect test's range on simulated crises, as in {@code 0.6 to 4.5 %}. */
  static String ofTheTest() {
    return Numbers.fixed(100 * TEST_LOW, 1) + " to " + Numbers.percent(TEST_HIGH);
  }

  /** The plain before/after comparison's range on simulated crises, as in {@code 78 to 99 %}. */
  static String ofBeforeAndAfter() {
    return Numbers.fixed(100 * NaiveChange.FALSE_ALARMS_LOW, 0)
        + " to "
        + Numbers.percent(NaiveChange.FALSE_ALARMS_HIGH);
  }
}
