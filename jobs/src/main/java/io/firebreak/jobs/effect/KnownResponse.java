package io.firebreak.jobs.effect;

/**
 * Where a response stood last.
 *
 * @param comparisonIssue the issue that it was compared with; null for none
 */
public record KnownResponse(String issueId, long publishedAtMillis, String comparisonIssue) {}
