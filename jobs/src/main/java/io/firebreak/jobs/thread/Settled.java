package io.firebreak.jobs.thread;

import io.firebreak.jobs.match.Judgement;
import io.firebreak.models.data.Mention;
import java.util.List;

/**
 * All that is known of one mention: what it says, its own issues, what it takes over, and what was
 * told to the world.
 *
 * @param mention its latest revision; null while only its parents are known
 * @param own the issues that it names itself
 * @param inherited the latest word of each parent and level
 * @param told what the last scored mentions said
 */
public record Settled(
    Mention mention, List<Judgement> own, List<ThreadNode> inherited, List<Told> told) {

  static final Settled NOTHING = new Settled(null, List.of(), List.of(), List.of());

  /**
   * A scored mention that went out.
   *
   * @param hash of everything it said, so that nothing is told twice
   */
  public record Told(String issueId, String matchedBy, long publishedAtMillis, long hash) {}
}
