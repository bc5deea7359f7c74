package io.firebreak.models.data;

/**
 * Whether the mix of texts of one issue moved away from what its stances were checked on. One row
 * for each issue and hour.
 *
 * @param hourMillis start of the hour that was looked at
 * @param referenceMentions mentions in the reference
 * @param currentMentions mentions compared with it
 * @param stabilityIndex population stability index, sum over bins of (current - reference) times
 *     ln(current / reference) of their shares, 0 for the same mix; null with too few mentions
 * @param threshold index from which on the alarm is raised; null with too few mentions
 * @param alarm true when it is reached
 */
public record StanceDrift(
    String issueId,
    long hourMillis,
    long referenceMentions,
    long currentMentions,
    Double stabilityIndex,
    Double threshold,
    boolean alarm) {}
