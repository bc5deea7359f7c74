package io.firebreak.local.report;

/**
 * A verdict as a word with a sign and a colour: the word says all, so that it reads without colour.
 */
enum VerdictBadge {
  SLOWED("slowed", "SLOWED", "↓"),
  SPED_UP("sped_up", "SPED UP", "↑"),
  INCONCLUSIVE("inconclusive", "INCONCLUSIVE", "?"),
  NOT_ESTIMABLE("not_estimable", "NOT ESTIMABLE", "×"),
  /** The look of one hour is a gauge of R, which has no verdict. */
  NO_VERDICT_YET(null, "NO VERDICT YET", "…");

  private final String word;
  private final String label;
  private final String sign;

  VerdictBadge(String word, String label, String sign) {
    this.word = word;
    this.label = label;
    this.sign = sign;
  }

  /** The badge of a word of the table {@code response_effect}; null and unknown words have none. */
  static VerdictBadge of(String word) {
    for (VerdictBadge one : values()) {
      if (one.word != null && one.word.equals(word)) {
        return one;
      }
    }
    return NO_VERDICT_YET;
  }

  String label() {
    return label;
  }

  /**
   * The verdict as one who decides reads it: what cannot be told is NOT ENOUGH EVIDENCE, which is
   * another thing than no effect.
   */
  String plainLabel() {
    return this == INCONCLUSIVE || this == NOT_ESTIMABLE ? "NOT ENOUGH EVIDENCE" : label;
  }

  /** True when there is an estimate to show. */
  boolean hasEstimate() {
    return this == SLOWED || this == SPED_UP || this == INCONCLUSIVE;
  }

  /** The badge as HTML, with a second one when its confidence is low. */
  String html(boolean lowConfidence) {
    return html(label, lowConfidence);
  }

  /** The same in the words for one who decides. */
  String plainHtml(boolean lowConfidence) {
    return html(plainLabel(), lowConfidence);
  }

  private String html(String words, boolean lowConfidence) {
    String style = word == null ? "none" : word.replace('_', '-');
    return "<span class=\"verdict verdict-"
        + style
        + "\"><span aria-hidden=\"true\">"
        + sign
        + "</span> "
        + words
        + "</span>"
        + (lowConfidence && this != NOT_ESTIMABLE
            ? " <span class=\"verdict low\">LOW CONFIDENCE</span>"
            : "");
  }
}
