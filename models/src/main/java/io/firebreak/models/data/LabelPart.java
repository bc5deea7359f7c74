package io.firebreak.models.data;

import java.util.Locale;

/** What an analyst's label is for; never for both, or the audit would praise what it taught. */
public enum LabelPart {
  /** Teaches the adapter. */
  TRAIN,
  /** Measures how often the model errs: of a mention that chance picked. */
  AUDIT;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The lower-case word used in records, tables and settings. */
  public String word() {
    return word;
  }

  /** The part of a word, or null when the word names none. */
  public static LabelPart of(String word) {
    for (LabelPart part : values()) {
      if (part.word.equals(word)) {
        return part;
      }
    }
    return null;
  }
}
