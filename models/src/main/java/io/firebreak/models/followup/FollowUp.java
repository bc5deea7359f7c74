package io.firebreak.models.followup;

/**
 * A mention to answer.
 *
 * @param rank 1 for the first
 * @param forecast what is expected of it if nobody answers
 * @param thread what its thread is called
 * @param answerByMillis when half of what is still expected of it will have come: later answers are
 *     late
 */
public record FollowUp(int rank, Forecast forecast, String thread, long answerByMillis) {}
