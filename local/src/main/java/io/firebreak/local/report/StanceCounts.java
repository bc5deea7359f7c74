package io.firebreak.local.report;

import io.firebreak.models.data.SpreadWindow;

/** Mentions by stance, with the shares that follow from them. */
public record StanceCounts(long critics, long supporters, long neutrals, long unclassified) {

  /** No mentions at all. */
  public static final StanceCounts NONE = new StanceCounts(0, 0, 0, 0);

  static StanceCounts of(SpreadWindow row) {
    return new StanceCounts(row.critics(), row.supporters(), row.neutrals(), row.unclassified());
  }

  StanceCounts plus(StanceCounts other) {
    return new StanceCounts(
        critics + other.critics,
        supporters + other.supporters,
        neutrals + other.neutrals,
        unclassified + other.unclassified);
  }

  /** All mentions, judged or not. */
  public long mentions() {
    return judged() + unclassified;
  }

  /** Mentions with a stance: C + S + N. */
  public long judged() {
    return critics + supporters + neutrals;
  }

  /** {@code part} / (C + S + N), 0 to 1; null when nothing was judged. */
  public Double share(long part) {
    return judged() == 0 ? null : part / (double) judged();
  }

  /** C / (S + C + N); null when nothing was judged. */
  public Double criticShare() {
    return share(critics);
  }

  /** (S - C) / (S + C + N); null when nothing was judged. */
  public Double netStance() {
    return judged() == 0 ? null : (supporters - critics) / (double) judged();
  }
}
