package io.firebreak.models.data;

import java.util.Locale;

/** How a mention came to be: written afresh, or passed on from another mention. */
public enum MentionKind {
  ORIGINAL,
  REPOST,
  REPLY,
  QUOTE;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The lower-case word used in topics, tables and files. */
  public String word() {
    return word;
  }

  /**
   * The kind of a word.
   *
   * @throws IllegalArgumentException when the word names no kind
   */
  public static MentionKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
