package io.firebreak.jobs.match;

import io.firebreak.models.data.Mention;
import java.util.List;

/**
 * A mention with the issues that its own text and links match; the list may be empty.
 *
 * @param memberships one for each issue; never null
 * @param messages issues that it does not match, but of which it carries a key message, where it
 *     has a parent and so may take an issue over; never null
 */
public record MatchedMention(
    Mention mention, List<Membership> memberships, List<String> messages) {}
