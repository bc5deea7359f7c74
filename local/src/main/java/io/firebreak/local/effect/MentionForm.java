package io.firebreak.local.effect;

/** What a file of mentions tells of each, which its columns decide. */
public enum MentionForm {
  /** {@code time, is_original}: originals are known. */
  KINDS("mentions, of which it is known which are originals", true),
  /** {@code time, id, parent_id}: originals are known, and whom each of the others passed on. */
  PARENTS("mentions with the ids of their parents", true),
  /** {@code time} alone: every mention counts as passed on. */
  TIMES("mentions of which it is not known which are originals", false),
  /** {@code time, count}: counts in bins of equal length; every mention counts as passed on. */
  COUNTS("counts in bins, of which it is not known which are originals", false);

  private final String words;
  private final boolean kindsKnown;

  MentionForm(String words, boolean kindsKnown) {
    this.words = words;
    this.kindsKnown = kindsKnown;
  }

  /** Plain words, to stand after a number. */
  public String inWords() {
    return words;
  }

  /** False when originals cannot be told from what was passed on; verdicts are LOW CONFIDENCE. */
  public boolean kindsKnown() {
    return kindsKnown;
  }
}
