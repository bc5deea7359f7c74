package io.firebreak.jobs.thread;

import io.firebreak.jobs.match.Membership;
import java.util.List;

/**
 * What one mention takes over from its thread.
 *
 * @param key the mention
 * @param memberships all that it takes over; those of a later one with the same key replace them
 * @param parents times of parents, beside those told before
 */
public record Inherited(
    String key, long publishedAtMillis, List<Membership> memberships, List<ParentTime> parents) {}
