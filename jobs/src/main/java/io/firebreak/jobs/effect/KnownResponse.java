package io.firebreak.jobs.effect;

/** Where a response stood last. */
public record KnownResponse(String issueId, long publishedAtMillis) {}
