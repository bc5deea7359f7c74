package io.firebreak.models.data;

/**
 * A mention in a follow-up list.
 *
 * @param mentionKey {@code platform:id}
 * @param publishedAtMillis when it was published
 * @param author {@code platform:author}; null when unknown
 * @param kind {@code critic}, or {@code persuadable} for one that is more probably neutral
 * @param thread key of the first mention of its thread that is known
 * @param expectedCritics critic mentions that are expected to descend from it from now on, if
 *     nobody answers; rounded to 2 decimals
 * @param children how many passed it on or answered it so far
 * @param answerByMillis when half of what was expected when it was first listed will have come
 * @param reason one sentence for people: why it is in the list
 */
public record FollowUpEntry(
    String mentionKey,
    long publishedAtMillis,
    String author,
    String kind,
    String thread,
    double expectedCritics,
    int children,
    long answerByMillis,
    String reason) {}
