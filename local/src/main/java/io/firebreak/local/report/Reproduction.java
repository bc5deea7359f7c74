package io.firebreak.local.report;

import io.firebreak.models.data.SpreadWindow;

/**
 * The reproduction number R: how many critic mentions one critic mention leads to.
 *
 * @param mean mean of the posterior
 * @param low lower end of the 95 % credible interval
 * @param high its upper end
 */
public record Reproduction(double mean, double low, double high) {

  /** The R of a row; null when the row has too few data for one. */
  static Reproduction of(SpreadWindow row) {
    if (row.reproduction() == null
        || row.reproductionLow() == null
        || row.reproductionHigh() == null) {
      return null;
    }
    return Rounded.record(
        new Reproduction(row.reproduction(), row.reproductionLow(), row.reproductionHigh()));
  }
}
