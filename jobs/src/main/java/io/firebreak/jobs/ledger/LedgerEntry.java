package io.firebreak.jobs.ledger;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;

/**
 * What was counted last of one mention toward one issue. A mention may have been counted in time
 * and, by a later revision that came beyond the horizon, once more as late. Immutable, so that a
 * bucket is copied without its entries.
 *
 * @param inTime what the record in time said; null when none is known
 * @param late the late record; null when none is known
 */
record LedgerEntry(
    long mention, long check, String issueId, String platform, InTime inTime, Late late) {

  /** What counts in the cell of its minute, unless it is deleted. */
  record InTime(
      long revision,
      boolean deleted,
      Stance stance,
      MentionKind kind,
      boolean hubLink,
      byte tier,
      boolean keyMessage,
      byte delayBin,
      long followers,
      long publishedAtMillis) {

    static InTime of(MentionCount count) {
      return new InTime(
          count.revision(),
          count.deleted(),
          count.stance(),
          count.kind(),
          count.hubLink(),
          count.tier(),
          count.keyMessage(),
          count.delayBin(),
          count.followers(),
          count.publishedAtMillis());
    }

    /** Whether a record says the same, but for its revision. */
    boolean saysTheSame(MentionCount count) {
      return deleted == count.deleted()
          && publishedAtMillis == count.publishedAtMillis()
          && stance == count.stance()
          && kind == count.kind()
          && hubLink == count.hubLink()
          && tier == count.tier()
          && keyMessage == count.keyMessage()
          && delayBin == count.delayBin()
          && followers == count.followers();
    }
  }

  /** The cell in which it counts as late. */
  record Late(long revision, Stance stance, long minute) {}

  static LedgerEntry of(MentionCount count, String issueId, String platform) {
    return new LedgerEntry(count.mention(), count.check(), issueId, platform, null, null);
  }

  LedgerEntry with(InTime newInTime) {
    return new LedgerEntry(mention, check, issueId, platform, newInTime, late);
  }

  LedgerEntry with(Late newLate) {
    return new LedgerEntry(mention, check, issueId, platform, inTime, newLate);
  }

  boolean isOf(MentionCount count) {
    return mention == count.mention() && check == count.check() && issueId.equals(count.issueId());
  }

  /** The last time that this entry speaks of. */
  long latestMillis() {
    long latest = inTime == null ? Long.MIN_VALUE : inTime.publishedAtMillis();
    return late == null ? latest : Math.max(latest, late.minute() * 60_000);
  }
}
