package io.firebreak.models.spread;

import java.io.Serializable;

/**
 * How spread is measured. {@link #defaults()} suits social platforms; every default stands in its
 * line.
 *
 * @param horizonMillis how long after its publication a mention still revises rows; later it only
 *     counts as late. 48 h: the repost-delay kernels end there. Longer keeps more state.
 * @param reproductionWindowMillis how far back R looks, whole minutes. 6 h. Shorter is noisier.
 * @param minimumReproductionMentions fewer reposts, replies and quotes than this give no R. 10
 * @param growthWindows windows in the growth fit, 3 to 72. 12
 * @param minimumGrowthPoints fewer windows with a critic than this give no growth. 3
 * @param baselineFloorPerHour lowest baseline, critics per hour: an issue with less is never above
 *     its baseline. 5
 * @param raiseFactor an issue leaves quiet at this many times its baseline. 3
 * @param clearFactor and is quiet again below this many times it. 1.5
 * @param flatWindows so many windows in a row without growth or decline make a plateau. 3
 * @param tailAuthors empty 5 m and 1 h windows are shown after activity of at least so many authors
 *     in the last hour (5 m) or 6 hours (1 h); else one empty window is shown. 10
 * @param bundleCells cells gathered in one task before they are sent on without waiting for the
 *     watermark; more costs memory, fewer costs network. 20,000
 */
public record SpreadSettings(
    long horizonMillis,
    long reproductionWindowMillis,
    int minimumReproductionMentions,
    int growthWindows,
    int minimumGrowthPoints,
    double baselineFloorPerHour,
    double raiseFactor,
    double clearFactor,
    int flatWindows,
    int tailAuthors,
    int bundleCells)
    implements Serializable {

  private static final long MINUTE_MILLIS = 60_000;
  private static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;

  /** Checks the settings. */
  public SpreadSettings {
    require(horizonMillis >= HOUR_MILLIS, "horizon must be at least 1 hour");
    require(
        reproductionWindowMillis > 0 && reproductionWindowMillis % MINUTE_MILLIS == 0,
        "the window of R must be whole minutes, at least one");
    require(minimumReproductionMentions >= 1, "R needs at least 1 mention");
    require(growthWindows >= 3 && growthWindows <= 72, "growth windows must be 3 to 72");
    require(minimumGrowthPoints >= 3, "growth needs at least 3 windows with a critic");
    require(baselineFloorPerHour > 0, "the baseline's floor must be above 0");
    require(
        raiseFactor > clearFactor && clearFactor > 0,
        "the factor that raises must be above the one that clears, and both above 0");
    require(flatWindows >= 1, "flat windows must be at least 1");
    require(tailAuthors >= 1, "authors for a tail must be at least 1");
    require(bundleCells >= 1, "the bundle must hold at least 1 cell");
  }

  /** The documented defaults. */
  public static SpreadSettings defaults() {
    return new SpreadSettings(
        48 * HOUR_MILLIS, 6 * HOUR_MILLIS, 10, 12, 3, 5, 3, 1.5, 3, 10, 20_000);
  }

  /** These settings with another horizon. */
  public SpreadSettings withHorizonMillis(long millis) {
    return new SpreadSettings(
        millis,
        reproductionWindowMillis,
        minimumReproductionMentions,
        growthWindows,
        minimumGrowthPoints,
        baselineFloorPerHour,
        raiseFactor,
        clearFactor,
        flatWindows,
        tailAuthors,
        bundleCells);
  }

  /** Length of R's window in minutes. */
  long reproductionMinutes() {
    return reproductionWindowMillis / MINUTE_MILLIS;
  }

  /** Whole hours before a window whose cells its row still needs. */
  long contextHours() {
    long minutes = Math.max(reproductionMinutes(), growthWindows * 5L);
    return -Math.floorDiv(-minutes, 60L);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("spread: " + rule);
    }
  }
}
