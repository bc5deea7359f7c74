package io.firebreak.jobs.match;

/**
 * One issue that a text or its links belong to.
 *
 * @param issueId the issue
 * @param matchedBy {@code text} when a name, alias or keyword stands in the text and no exclusion
 *     does, else {@code link}
 * @param hubLink true when a link leads to one of the issue's hub pages
 * @param keyMessage true when a key message of the issue or of a response to it stands in the text
 */
public record IssueMatch(String issueId, String matchedBy, boolean hubLink, boolean keyMessage) {
  /** The value of {@link #matchedBy} for a match by words. */
  public static final String BY_TEXT = "text";

  /** The value of {@link #matchedBy} for a match by a hub link alone. */
  public static final String BY_LINK = "link";
}
