package io.firebreak.jobs.thread;

import io.firebreak.jobs.match.Membership;
import java.util.List;

/** All that one mention takes over from its thread; a later one with the same key replaces it. */
public record Inherited(String key, long publishedAtMillis, List<Membership> memberships) {}
