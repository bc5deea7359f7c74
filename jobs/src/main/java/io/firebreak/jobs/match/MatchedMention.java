package io.firebreak.jobs.match;

import io.firebreak.models.data.Mention;
import java.util.List;

/**
 * A mention with the issues that its own text and links match; the list may be empty.
 *
 * @param memberships one for each issue; never null
 */
public record MatchedMention(Mention mention, List<Membership> memberships) {}
