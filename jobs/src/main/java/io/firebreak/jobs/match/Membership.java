package io.firebreak.jobs.match;

import java.util.List;

/**
 * One issue that a mention belongs to.
 *
 * @param comparisonGroup the issue's comparison group, or null
 * @param targetName the subject's full name, for judging the stance toward it
 * @param targetAliases the subject's other names
 * @param ownedAccounts accounts that speak for the subject, {@code platform:author id or handle}
 * @param matchedBy text, link, reply, repost or quote
 * @param hubLink whether the mention links to the issue's hub
 */
public record Membership(
    String issueId,
    String comparisonGroup,
    String targetName,
    List<String> targetAliases,
    List<String> ownedAccounts,
    String matchedBy,
    boolean hubLink) {}
