package io.firebreak.jobs.ledger;

import io.firebreak.jobs.cells.PlainType;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What was counted last of one mention toward one issue; entries of one mention for further issues
 * hang on {@link #next}. A mention may have been counted in time and, by a later revision that came
 * beyond the horizon, once more as late.
 */
final class LedgerEntry {
  static final TypeInformation<LedgerEntry> TYPE =
      new PlainType<>(LedgerEntry.class, new LedgerEntrySerializer());

  final long check;
  final String issueId;
  String platform;

  /** Whether a record in time is known; then its revision, and what it said. */
  boolean known;

  long revision;
  boolean deleted;
  Stance stance;
  MentionKind kind;
  boolean hubLink;
  long followers;
  long publishedAtMillis;

  /** Whether a late record is known; then its revision, and the cell in which it counts. */
  boolean lateKnown;

  long lateRevision;
  Stance lateStance;
  long lateMinute;

  LedgerEntry next;

  LedgerEntry(long check, String issueId) {
    this.check = check;
    this.issueId = issueId;
  }

  /** The entry of a mention and issue in this chain, or null. */
  LedgerEntry find(long ofCheck, String ofIssue) {
    for (LedgerEntry entry = this; entry != null; entry = entry.next) {
      if (entry.check == ofCheck && entry.issueId.equals(ofIssue)) {
        return entry;
      }
    }
    return null;
  }

  /** Whether a record says the same as the one that is known, but for its revision. */
  boolean saysTheSame(MentionCount count) {
    return deleted == count.deleted()
        && publishedAtMillis == count.publishedAtMillis()
        && stance == count.stance()
        && kind == count.kind()
        && hubLink == count.hubLink()
        && followers == count.followers()
        && platform.equals(count.platform());
  }

  void remember(MentionCount count) {
    known = true;
    revision = count.revision();
    deleted = count.deleted();
    stance = count.stance();
    kind = count.kind();
    hubLink = count.hubLink();
    followers = count.followers();
    publishedAtMillis = count.publishedAtMillis();
    platform = count.platform();
  }

  /** The last time that this entry speaks of. */
  long latestMillis() {
    long latest = known ? publishedAtMillis : Long.MIN_VALUE;
    return lateKnown ? Math.max(latest, lateMinute * 60_000) : latest;
  }
}
