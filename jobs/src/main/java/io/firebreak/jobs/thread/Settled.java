package io.firebreak.jobs.thread;

import io.firebreak.jobs.match.Membership;
import io.firebreak.models.data.Mention;
import java.util.List;

/**
 * All that is known of one mention: what it says, its own issues, what it takes over, and what was
 * told.
 *
 * @param mention its latest revision; null while only its thread is known
 * @param own the issues that it names itself
 * @param inherited the issues that it takes over
 * @param told what was told last
 */
public record Settled(
    Mention mention, List<Membership> own, List<Membership> inherited, List<Told> told) {

  static final Settled NOTHING = new Settled(null, List.of(), List.of(), List.of());

  /**
   * What went out about one issue.
   *
   * @param hash of everything it said, so that nothing is told twice
   */
  public record Told(String issueId, String matchedBy, long publishedAtMillis, long hash) {}
}
