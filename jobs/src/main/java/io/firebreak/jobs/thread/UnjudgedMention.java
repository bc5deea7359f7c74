package io.firebreak.jobs.thread;

import io.firebreak.models.data.ScoredMention;
import java.util.List;

/**
 * A mention that belongs to an issue, its stance still to be judged.
 *
 * @param mention the scored mention to be, unclassified so far
 * @param targetName the subject's full name; null for a retraction
 * @param targetAliases the subject's other names
 * @param owned true when the subject itself published it
 */
public record UnjudgedMention(
    ScoredMention mention, String targetName, List<String> targetAliases, boolean owned) {}
