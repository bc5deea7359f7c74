package io.firebreak.jobs.ledger;

import io.firebreak.jobs.cells.CellBundle;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.SpreadCell;

/**
 * Decides what a record changes, given what was counted of its mention before.
 *
 * <ul>
 *   <li>The higher revision stands; of one revision the record that came last. A delete takes the
 *       mention out. A record that says nothing new changes nothing.
 *   <li>Late is a record whose mention was observed more than the horizon after its publication,
 *       whenever the record comes; and one so old that its cell is frozen. It counts as late, once
 *       for each mention, in the minute in which it was observed (now, if that is frozen too), and
 *       leaves alone what was counted in time. A late delete changes nothing.
 *   <li>An outdated record still marks its minute and adds its author, so that the rows do not
 *       depend on the order in which an edit and its original arrive.
 * </ul>
 */
final class Ledger {
  private static final long MINUTE_MILLIS = 60_000;

  private final long horizonMillis;

  Ledger(long horizonMillis) {
    this.horizonMillis = horizonMillis;
  }

  /** What came of a record. */
  enum Outcome {
    COUNTED,
    REVISED,
    UNCHANGED,
    LATE
  }

  /**
   * Applies a record to the entry of its mention and issue.
   *
   * @param watermarkMillis Long.MIN_VALUE when there is none yet
   */
  Outcome apply(LedgerEntry entry, MentionCount count, long watermarkMillis, CellBundle cells) {
    long frozenMillis =
        watermarkMillis == Long.MIN_VALUE ? Long.MIN_VALUE : watermarkMillis - horizonMillis;
    boolean observedLate =
        count.observedAtMillis() != MentionCount.UNKNOWN
            && count.observedAtMillis() - count.publishedAtMillis() > horizonMillis;
    if (observedLate || count.publishedAtMillis() < frozenMillis) {
      return late(entry, count, observedLate, watermarkMillis, frozenMillis, cells);
    }
    if (!entry.known) {
      entry.remember(count);
      put(entry, 1, count, cells);
      return Outcome.COUNTED;
    }
    if (count.revision() < entry.revision) {
      touch(count, cells);
      return Outcome.UNCHANGED;
    }
    if (entry.saysTheSame(count)) {
      entry.revision = count.revision();
      return Outcome.UNCHANGED;
    }
    if (entry.publishedAtMillis >= frozenMillis) {
      put(entry, -1, count, cells);
    }
    entry.remember(count);
    put(entry, 1, count, cells);
    return Outcome.REVISED;
  }

  private static void put(LedgerEntry entry, int sign, MentionCount count, CellBundle cells) {
    long minute = minute(entry.publishedAtMillis);
    SpreadCell cell =
        sign > 0
            ? cell(cells, count, entry.stance, minute, entry.publishedAtMillis)
            : cells.cell(
                count.issueId(), entry.platform, entry.stance, minute, null, Long.MIN_VALUE);
    if (!entry.deleted) {
      cell.count(sign, entry.kind, entry.hubLink, entry.followers, entry.publishedAtMillis);
    }
    if (sign > 0) {
      cell.addAuthor(count.author());
    }
  }

  private static void touch(MentionCount count, CellBundle cells) {
    long atMillis = count.publishedAtMillis();
    cell(cells, count, count.stance(), minute(atMillis), atMillis).addAuthor(count.author());
  }

  private static SpreadCell cell(
      CellBundle cells, MentionCount count, Stance stance, long minute, long atMillis) {
    return cells.cell(
        count.issueId(), count.platform(), stance, minute, count.comparisonGroup(), atMillis);
  }

  private static long minute(long millis) {
    return Math.floorDiv(millis, MINUTE_MILLIS);
  }

  private static Outcome late(
      LedgerEntry entry,
      MentionCount count,
      boolean observedLate,
      long watermarkMillis,
      long frozenMillis,
      CellBundle cells) {
    if (count.deleted() || (entry.lateKnown && count.revision() <= entry.lateRevision)) {
      return Outcome.UNCHANGED;
    }
    long atMillis =
        observedLate && count.observedAtMillis() >= frozenMillis
            ? count.observedAtMillis()
            : watermarkMillis;
    if (entry.platform == null) {
      entry.platform = count.platform();
    }
    if (entry.lateKnown && entry.lateMinute * MINUTE_MILLIS >= frozenMillis) {
      cells
          .cell(
              count.issueId(),
              entry.platform,
              entry.lateStance,
              entry.lateMinute,
              null,
              Long.MIN_VALUE)
          .countLate(-1);
    }
    entry.lateKnown = true;
    entry.lateRevision = count.revision();
    entry.lateStance = count.stance();
    entry.lateMinute = minute(atMillis);
    cell(cells, count, entry.lateStance, entry.lateMinute, atMillis).countLate(1);
    return Outcome.LATE;
  }
}
