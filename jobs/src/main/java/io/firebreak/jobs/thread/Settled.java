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
 * @param parents times of its parents, also of those that an earlier revision had
 * @param told what was told last
 */
public record Settled(
    Accepted accepted,
    Mention mention,
    List<Membership> own,
    List<String> messages,
    List<Membership> inherited,
    List<ParentTime> parents,
    List<Told> told) {

  static final Settled NOTHING =
      new Settled(null, null, List.of(), List.of(), List.of(), List.of(), List.of());

  /** When one of the parents was published; null when that is not known. */
  Long parentMillis(String key) {
    for (ParentTime parent : parents) {
      if (parent.key().equals(key)) {
        return parent.publishedAtMillis();
      }
    }
    return null;
  }

  /** The same, so that it cannot be told again unless it is edited. */
  Settled withoutMention() {
    return new Settled(accepted, null, List.of(), List.of(), inherited, parents, told);
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
