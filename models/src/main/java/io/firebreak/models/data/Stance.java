package io.firebreak.models.data;

import java.util.Locale;

/** The stance of one mention toward the subject of one issue. Stance is not tone. */
public enum Stance {
  /** Speaks against the subject: carries the negative story. */
  CRITIC,
  /** Speaks for the subject. */
  SUPPORTER,
  /** Speaks neither for nor against it. */
  NEUTRAL,
  /** Not judged: a language or a text that the model does not serve. */
  UNCLASSIFIED;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The lower-case word used in topics, tables and files. */
  public String word() {
    return word;
  }

  /**
   * The stance of a word.
   *
   * @throws IllegalArgumentException when the word names no stance
   */
  public static Stance of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
