package io.firebreak.models.data;

/**
 * The spread of one issue on one platform (or on {@code all}) in one window: one row of the table
 * {@code spread_window}. Every value is a pure function of the cells up to the window's end, so
 * that a replay gives the same row. Formulas stand in {@code docs/metrics.md}. Velocities are
 * mentions per hour; growth is per hour; a null estimate means "too few data", never zero.
 *
 * @param late mentions <em>observed</em> in this window that were published longer ago than the
 *     horizon; they are counted here and nowhere else
 * @param criticVelocity critics per hour; likewise for supporters and neutrals
 * @param criticAcceleration critic velocity less that of the window before, mentions per hour
 * @param growthPerHour slope of the log-linear fit of critic counts over the last k windows, with
 *     its 95 % interval
 * @param doublingHours ln 2 / growth; null when growth is not above 0
 * @param phase quiet, emerging, surging, plateau or receding
 * @param amplification (critic reposts + critic quotes) / critic originals; null without originals
 * @param authors unique authors with 95 % bounds, over all stances and per stance
 * @param criticReach sum of log10(1 + followers); null on platform {@code all}: audiences of
 *     platforms are not one audience
 * @param netStance (S - C) / (S + C + N); null when that sum is 0
 * @param criticShare C / (S + C + N); null when that sum is 0
 * @param hubLinks mentions that link to the hub
 * @param reproduction mean of the posterior of R over the last 6 hours, with its 95 % credible
 *     interval
 * @param reproductionMentions reposts, replies and quotes by critics that R rests on
 */
public record SpreadWindow(
    String issueId,
    String comparisonGroup,
    String platform,
    String windowSize,
    long windowStartMillis,
    long windowEndMillis,
    long mentions,
    long critics,
    long supporters,
    long neutrals,
    long unclassified,
    long late,
    long originals,
    long reposts,
    long replies,
    long quotes,
    long criticOriginals,
    long criticReposts,
    long criticReplies,
    long criticQuotes,
    double criticVelocity,
    double supporterVelocity,
    double neutralVelocity,
    Double criticAcceleration,
    Double growthPerHour,
    Double growthLow,
    Double growthHigh,
    Double doublingHours,
    String phase,
    Double amplification,
    double authors,
    double authorsLow,
    double authorsHigh,
    double criticAuthors,
    double criticAuthorsLow,
    double criticAuthorsHigh,
    double supporterAuthors,
    double supporterAuthorsLow,
    double supporterAuthorsHigh,
    double neutralAuthors,
    double neutralAuthorsLow,
    double neutralAuthorsHigh,
    Double criticReach,
    Double supporterReach,
    Double neutralReach,
    Double netStance,
    Double criticShare,
    long hubLinks,
    Double reproduction,
    Double reproductionLow,
    Double reproductionHigh,
    long reproductionMentions) {

  /** The platform name of a row over all platforms together. */
  public static final String ALL_PLATFORMS = "all";
}
