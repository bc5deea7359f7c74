package io.firebreak.jobs.ingest;

import io.firebreak.models.data.Issue;

/**
 * An issue's definition with its place in the issues topic: of two definitions of one issue, the
 * one further on stands.
 */
public record IssueUpdate(Issue issue, long offset) {}
