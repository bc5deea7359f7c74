package io.firebreak.models.stance;

import java.util.Locale;

/** Which model judges. */
public enum StanceMode {
  /** The encoder: best, hundreds of texts per processor-second. */
  ACCURATE,
  /** The linear model: tens of thousands of texts per processor-second. */
  FAST,
  /** The encoder with a memory of texts it judged; under overload the linear model. The default. */
  AUTO;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The lower-case word used in settings and reports. */
  public String word() {
    return word;
  }

  /**
   * The mode of a word.
   *
   * @throws IllegalArgumentException when the word names no mode; the message names them all
   */
  public static StanceMode of(String word) {
    for (StanceMode mode : values()) {
      if (mode.word.equals(word)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "There is no stance mode \"" + word + "\": say accurate, fast or auto");
  }
}
