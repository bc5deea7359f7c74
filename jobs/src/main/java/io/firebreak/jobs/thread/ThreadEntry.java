package io.firebreak.jobs.thread;

import io.firebreak.jobs.match.Membership;
import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of one mention in its thread. The lists grow in place.
 *
 * @param own the issues that it names itself, in any of its revisions
 * @param inherited the issues that it takes over
 * @param children the mentions that hang on it
 * @param seen false while only its children are known
 * @param publishedAtMillis when it was published, of its revisions the earliest time; of a mention
 *     not seen yet, when its first child was
 * @param untilMillis the event time at which it may be forgotten
 */
public record ThreadEntry(
    List<Membership> own,
    List<Membership> inherited,
    List<ThreadLink> children,
    boolean seen,
    long publishedAtMillis,
    long untilMillis) {

  static ThreadEntry unseen(long publishedAtMillis) {
    return new ThreadEntry(
        new ArrayList<>(0),
        new ArrayList<>(0),
        new ArrayList<>(0),
        false,
        publishedAtMillis,
        Long.MIN_VALUE);
  }

  /** The same, of a mention that has been seen. */
  ThreadEntry seenAt(long millis) {
    long earliest = seen ? Math.min(publishedAtMillis, millis) : millis;
    return new ThreadEntry(own, inherited, children, true, earliest, untilMillis);
  }

  ThreadEntry until(long newUntilMillis) {
    return new ThreadEntry(own, inherited, children, seen, publishedAtMillis, newUntilMillis);
  }

  /**
   * Whether children are told when it was published. Of a mention without an issue they are not: it
   * is soon forgotten, so that only quick children would be told of.
   */
  boolean tellsTime() {
    return seen && hasIssues();
  }

  boolean hasIssues() {
    return !own.isEmpty() || !inherited.isEmpty();
  }

  /** Adds issues that the mention names; true when that is news. */
  boolean name(List<Membership> memberships) {
    boolean news = false;
    for (Membership membership : memberships) {
      int at = indexOf(own, membership.issueId());
      if (at < 0) {
        news |= own.add(membership);
      } else if (membership.addsTo(own.get(at))) {
        own.set(at, membership.and(own.get(at)));
        news = true;
      }
    }
    return news;
  }

  /** Takes issues over from a parent; true when that is news. */
  boolean takeOver(ThreadEntry parent, ThreadLink link) {
    boolean news = false;
    for (Membership membership : parent.own) {
      news |= takeOver(link.takeOver(membership));
    }
    for (Membership membership : parent.inherited) {
      if (indexOf(parent.own, membership.issueId()) < 0) {
        news |= takeOver(link.takeOver(membership));
      }
    }
    return news;
  }

  private boolean takeOver(Membership membership) {
    int at = indexOf(inherited, membership.issueId());
    if (at < 0) {
      return inherited.add(membership);
    }
    Membership known = inherited.get(at);
    Membership stronger = ThreadLink.stronger(known, membership);
    if (stronger.matchedBy().equals(known.matchedBy()) && !stronger.addsTo(known)) {
      return false;
    }
    inherited.set(at, stronger);
    return true;
  }

  private static int indexOf(List<Membership> memberships, String issueId) {
    for (int i = 0; i < memberships.size(); i++) {
      if (memberships.get(i).issueId().equals(issueId)) {
        return i;
      }
    }
    return -1;
  }
}
