package io.firebreak.models.data;

/**
 * How far the response came into one part of a story: the mentions of one stance, or those from
 * sources of one tier, or all. Shares are null where there is no mention.
 *
 * @param segment {@code all}; a stance, as {@code critic}; a tier, {@code tier1} to {@code tier4};
 *     or {@code unrated}
 * @param mentions mentions of the story in it
 * @param hubLinks those that link to the hub
 * @param hubAdoption hubLinks / mentions
 * @param keyMessages those that carry a key message of the issue or of a response to it
 * @param pullThrough keyMessages / mentions
 * @param mentionsAfter mentions after the first response; null when there is none, as in all below
 * @param hubLinksAfter those of them that link to the hub
 * @param hubAdoptionAfter hubLinksAfter / mentionsAfter
 * @param keyMessagesAfter those of them that carry a key message
 * @param pullThroughAfter keyMessagesAfter / mentionsAfter
 */
public record StorySegment(
    String segment,
    long mentions,
    long hubLinks,
    Double hubAdoption,
    long keyMessages,
    Double pullThrough,
    Long mentionsAfter,
    Long hubLinksAfter,
    Double hubAdoptionAfter,
    Long keyMessagesAfter,
    Double pullThroughAfter) {}
