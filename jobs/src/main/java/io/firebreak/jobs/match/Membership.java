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
 * @param keyMessage whether it carries a key message of the issue or of a response to it
 */
public record Membership(
    String issueId,
    String comparisonGroup,
    String targetName,
    List<String> targetAliases,
    List<String> ownedAccounts,
    String matchedBy,
    boolean hubLink,
    boolean keyMessage) {

  /** The same with other marks. */
  public Membership with(boolean newHubLink, boolean newKeyMessage) {
    if (newHubLink == hubLink && newKeyMessage == keyMessage) {
      return this;
    }
    return new Membership(
        issueId,
        comparisonGroup,
        targetName,
        targetAliases,
        ownedAccounts,
        matchedBy,
        newHubLink,
        newKeyMessage);
  }

  /** This one, with what another marks too. */
  public Membership and(Membership other) {
    return with(hubLink || other.hubLink, keyMessage || other.keyMessage);
  }

  /** Whether it marks something that another does not. */
  public boolean addsTo(Membership other) {
    return (hubLink && !other.hubLink) || (keyMessage && !other.keyMessage);
  }
}
