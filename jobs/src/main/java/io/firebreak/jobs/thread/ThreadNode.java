package io.firebreak.jobs.thread;

import io.firebreak.jobs.match.Judgement;
import java.util.List;

/**
 * A mention that others may reply to, quote or repost, with the issues it belongs to.
 *
 * @param key the mention
 * @param level how many steps it is away from a mention that names the issue itself
 * @param parentKey the mention it took the issues from; null on level 0
 * @param publishedAtMillis when it was published
 * @param judgements its issues; never null, empty when an edit took the last one away
 * @param language of its own text, for judging; null when unknown or when nothing is to be judged
 * @param title its own headline, only while something is to be judged
 * @param text its own text, only while something is to be judged
 */
public record ThreadNode(
    String key,
    int level,
    String parentKey,
    long publishedAtMillis,
    List<Judgement> judgements,
    String language,
    String title,
    String text) {

  /** This node with all its issues judged; the text is let go. */
  public ThreadNode judged(List<Judgement> judged) {
    return new ThreadNode(key, level, parentKey, publishedAtMillis, judged, null, null, null);
  }
}
