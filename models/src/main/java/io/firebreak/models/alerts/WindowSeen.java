package io.firebreak.models.alerts;

import io.firebreak.models.data.SpreadWindow;

/**
 * What the rules need of one window of spread.
 *
 * @param platform a platform, or {@code all}
 * @param minutes length of the window: 1, 5 or 60
 * @param endMinute its end, minutes from the epoch
 * @param growthLow lower end of the growth's interval, per hour; null for too few data
 * @param phase its word
 * @param reproductionLow lower end of R's interval; null for too few data
 * @param reproductionMentions what R rests on
 */
public record WindowSeen(
    String platform,
    int minutes,
    long endMinute,
    long mentions,
    long critics,
    long supporters,
    long neutrals,
    Double growthLow,
    Double growth,
    String phase,
    Double reproductionLow,
    Double reproduction,
    long reproductionMentions) {

  /** The part of a row that the rules need. */
  public static WindowSeen of(SpreadWindow row) {
    return new WindowSeen(
        row.platform(),
        (int) ((row.windowEndMillis() - row.windowStartMillis()) / 60_000),
        row.windowEndMillis() / 60_000,
        row.mentions(),
        row.critics(),
        row.supporters(),
        row.neutrals(),
        row.growthLow(),
        row.growthPerHour(),
        row.phase(),
        row.reproductionLow(),
        row.reproduction(),
        row.reproductionMentions());
  }

  /** True where it is about all platforms together. */
  boolean isAll() {
    return platform.equals(SpreadWindow.ALL_PLATFORMS);
  }
}
