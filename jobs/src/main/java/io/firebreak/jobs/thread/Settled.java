package io.firebreak.jobs.thread;

import io.firebreak.jobs.dedupe.Accepted;
import io.firebreak.jobs.match.Membership;
import io.firebreak.models.data.Mention;
import java.util.List;

/**
 * All that is known of one mention: which revision stands, what it takes over, and what was told.
 *
 * @param accepted the revision that stands, without its text; null while only the thread is known
 * @param mention that revision, where it has a parent and so may be told again; else null
 * @param own the issues that it names itself; kept with the mention alone
 * @param messages the issues that it does not name, but of which it carries a key message
 * @param inherited the issues that it takes over
 * @param told what was told last
 */
public record Settled(
    Accepted accepted,
    Mention mention,
    List<Membership> own,
    List<String> messages,
    List<Membership> inherited,
    List<Told> told) {

  static final Settled NOTHING =
      new Settled(null, null, List.of(), List.of(), List.of(), List.of());

  /** The same, so that it cannot be told again unless it is edited. */
  Settled withoutMention() {
    return new Settled(accepted, null, List.of(), List.of(), inherited, told);
  }

  /**
   * What went out about one issue.
   *
   * @param owned true when the subject itself published the mention
   * @param hash of everything it said, so that nothing is told twice
   */
  public record Told(
      String issueId, String matchedBy, boolean owned, long publishedAtMillis, long hash) {}
}
