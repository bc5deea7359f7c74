package io.firebreak.models.data;

import java.util.Locale;

/** What a message does to the mention with its key. */
public enum Op {
  CREATE,
  /** Replaces the text and all else of an earlier revision. */
  UPDATE,
  /** Retracts the mention for good and removes its text. */
  DELETE;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The lower-case word used in topics. */
  public String word() {
    return word;
  }
}
