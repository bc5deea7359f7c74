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

  /**
   * Applies a record to what is known of its mention and issue, and counts what changes.
   *
   * @param entry what is known; a fresh one when nothing is
   * @param watermarkMillis Long.MIN_VALUE when there is none yet
   * @return what is known now; the same object when the record changed nothing
   */
  LedgerEntry apply(LedgerEntry entry, MentionCount count, long watermarkMillis, CellBundle cells) {
    long frozenMillis =
        watermarkMillis == Long.MIN_VALUE ? Long.MIN_VALUE : watermarkMillis - horizonMillis;
    boolean observedLate =
        count.observedAtMillis() != MentionCount.UNKNOWN
            && count.observedAtMillis() - count.publishedAtMillis() > horizonMillis;
    if (observedLate || count.publishedAtMillis() < frozenMillis) {
      return late(entry, count, observedLate, watermarkMillis, frozenMillis, cells);
    }
    LedgerEntry.InTime before = entry.inTime();
    if (before != null) {
      if (count.revision() < before.revision()) {
        add(cells, count).addAuthor(count.author());
        return entry;
      }
      if (before.saysTheSame(count)) {
        return count.revision() == before.revision()
            ? entry
            : entry.with(LedgerEntry.InTime.of(count));
      }
      if (!before.deleted() && before.publishedAtMillis() >= frozenMillis) {
        long atMillis = before.publishedAtMillis();
        SpreadCell cell = takeFrom(cells, entry, before.stance(), minute(atMillis));
        cell.count(-1, before.kind(), before.hubLink(), before.followers(), atMillis);
        cell.mark(-1, before.tier(), before.hubLink(), before.keyMessage());
        cell.countDelay(-1, before.delayBin());
      }
    }
    SpreadCell cell = add(cells, count);
    cell.addAuthor(count.author());
    if (!count.deleted()) {
      cell.count(1, count.kind(), count.hubLink(), count.followers(), count.publishedAtMillis());
      cell.mark(1, count.tier(), count.hubLink(), count.keyMessage());
      cell.countDelay(1, count.delayBin());
    }
    return entry.with(LedgerEntry.InTime.of(count));
  }

  /** The cell to add a record in time to. */
  private static SpreadCell add(CellBundle cells, MentionCount count) {
    return cells.cell(
        count.issueId(),
        count.platform(),
        count.stance(),
        minute(count.publishedAtMillis()),
        count.comparisonGroup(),
        count.publishedAtMillis());
  }

  /** The cell to take something out of; it says nothing on the comparison group. */
  private static SpreadCell takeFrom(
      CellBundle cells, LedgerEntry entry, Stance stance, long minute) {
    return cells.cell(entry.issueId(), entry.platform(), stance, minute, null, Long.MIN_VALUE);
  }

  private static long minute(long millis) {
    return Math.floorDiv(millis, MINUTE_MILLIS);
  }

  private static LedgerEntry late(
      LedgerEntry entry,
      MentionCount count,
      boolean observedLate,
      long watermarkMillis,
      long frozenMillis,
      CellBundle cells) {
    LedgerEntry.Late before = entry.late();
    if (count.deleted() || (before != null && count.revision() <= before.revision())) {
      return entry;
    }
    long atMillis =
        observedLate && count.observedAtMillis() >= frozenMillis
            ? count.observedAtMillis()
            : watermarkMillis;
    if (before != null && before.minute() * MINUTE_MILLIS >= frozenMillis) {
      takeFrom(cells, entry, before.stance(), before.minute()).countLate(-1);
    }
    cells
        .cell(
            count.issueId(),
            count.platform(),
            count.stance(),
            minute(atMillis),
            count.comparisonGroup(),
            atMillis)
        .countLate(1);
    return entry.with(new LedgerEntry.Late(count.revision(), count.stance(), minute(atMillis)));
  }
}
