package io.firebreak.models.data;

/**
 * The share of one issue in all mentions of its comparison group in one window.
 *
 * @param share issue mentions / mentions of the whole group, 0 to 1; null when the group has none
 * @param criticShare the same for critics alone
 * @param groupMentions mentions of the whole group that the share rests on
 */
public record ShareOfVoice(
    String issueId,
    String comparisonGroup,
    String platform,
    String windowSize,
    long windowStartMillis,
    Double share,
    Double criticShare,
    long groupMentions) {}
