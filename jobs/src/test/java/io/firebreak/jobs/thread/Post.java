package io.firebreak.jobs.thread;

import io.firebreak.jobs.match.MatchedMention;
import io.firebreak.jobs.match.Membership;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Op;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One message about a mention, for tests of threads: a test says what matters to it. */
record Post(
    String id,
    Op op,
    long revision,
    String text,
    long atMillis,
    String replyTo,
    String repostOf,
    String quoteOf,
    List<Membership> names) {

  static final long START = Instant.parse("2026-03-01T00:20:00Z").toEpochMilli();
  static final long HOUR = Duration.ofHours(1).toMillis();
  static final long PARENT_WAIT = 6 * HOUR;
  static final long RETENTION = 7 * 24 * HOUR;
  static final long HORIZON = 48 * HOUR;
  static final ThreadTimes TIMES = new ThreadTimes(PARENT_WAIT, RETENTION, HORIZON);

  static final Membership ACME = acme("text", false);
  static final Membership RIVAL =
      new Membership("rival", null, "Rival Lines", List.of(), List.of(), "text", false, false);

  static Membership acme(String matchedBy, boolean hubLink) {
    return new Membership(
        "acme",
        "ferries",
        "Acme Ferries",
        List.of("acme"),
        List.of("x:77"),
        matchedBy,
        hubLink,
        false);
  }

  /** A mention that names nothing, published a second after the one with the number before. */
  static Post post(int number) {
    return new Post(
        Integer.toString(number),
        Op.CREATE,
        0,
        "text " + number,
        START + number * 1_000L,
        null,
        null,
        null,
        List.of());
  }

  static String key(int number) {
    return "x:" + number;
  }

  Post naming(Membership... issues) {
    return new Post(id, op, revision, text, atMillis, replyTo, repostOf, quoteOf, List.of(issues));
  }

  Post replyTo(int number) {
    return new Post(id, op, revision, text, atMillis, key(number), repostOf, quoteOf, names);
  }

  Post repostOf(int number) {
    return new Post(id, op, revision, text, atMillis, replyTo, key(number), quoteOf, names);
  }

  Post quoteOf(int number) {
    return new Post(id, op, revision, text, atMillis, replyTo, repostOf, key(number), names);
  }

  Post at(long millis) {
    return new Post(id, op, revision, text, millis, replyTo, repostOf, quoteOf, names);
  }

  Post edited(long toRevision, String newText) {
    return new Post(
        id, Op.UPDATE, toRevision, newText, atMillis, replyTo, repostOf, quoteOf, names);
  }

  /** A delete as collectors send it: it knows neither text nor parent. */
  Post deleted() {
    return new Post(id, Op.DELETE, 0, null, atMillis + HOUR, null, null, null, List.of());
  }

  MatchedMention matched() {
    return new MatchedMention(
        new Mention(
            "x:" + id,
            op,
            revision,
            "x",
            id,
            op == Op.DELETE ? null : "author" + id,
            null,
            null,
            text,
            null,
            "en",
            null,
            atMillis,
            atMillis + 500,
            replyTo,
            repostOf,
            quoteOf,
            List.of(),
            null,
            null),
        names,
        List.of());
  }

  ThreadMention inThread() {
    return ThreadMention.of(matched());
  }

  /** What it takes over from its thread, and when parents of it were published. */
  Inherited inheritsAfter(Membership membership, ParentTime... parents) {
    return new Inherited("x:" + id, atMillis, List.of(membership), List.of(parents));
  }

  /** What it takes over from its thread. */
  Inherited inherits(Membership... memberships) {
    return new Inherited("x:" + id, atMillis, List.of(memberships), List.of());
  }
}
