package io.firebreak.models.simulation;

import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Stance;
import java.util.Map;

/**
 * A mention with the truth about it.
 *
 * @param mention the mention as it stands in the end: edited, if it was edited
 * @param stances true stance by issue id, for each issue that it must match; empty where it matches
 *     none. Unclassified where the language is not English
 * @param parentKey the mention that caused it, which may itself be a bare repost; null for an
 *     original
 * @param suppressed true when it was averted: it would be there but for the responses, and is in no
 *     file
 */
public record SimulatedMention(
    Mention mention, Map<String, Stance> stances, String parentKey, boolean suppressed) {

  /** The mention as the topic carries it. */
  public byte[] json() {
    return MentionJson.bytes(mention);
  }
}
