package io.firebreak.jobs.thread;

import io.firebreak.jobs.match.Judgement;
import java.util.List;

/**
 * A mention as seen by its parent.
 *
 * @param key the mention
 * @param parentKey the mention it reposts, quotes or replies to
 * @param relation repost, quote or reply
 * @param deleted true when it was deleted
 * @param title its own headline; null for a repost, as the text: a repost is not judged by its text
 */
public record ThreadChild(
    String key,
    String parentKey,
    String relation,
    long revision,
    long publishedAtMillis,
    boolean deleted,
    String language,
    String title,
    String text) {

  private static final String REPOST = "repost";

  /** This mention as a node of the next level, with what it takes over from its parent. */
  ThreadNode inherit(ThreadNode parent, int level) {
    List<Judgement> judgements =
        parent.judgements().stream()
            .map(
                judgement ->
                    relation.equals(REPOST) ? judgement.passedOn() : judgement.toBeJudged(relation))
            .toList();
    return new ThreadNode(
        key, level, parentKey, publishedAtMillis, judgements, language, title, text);
  }
}
