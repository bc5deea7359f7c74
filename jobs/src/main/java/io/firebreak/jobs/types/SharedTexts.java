package io.firebreak.jobs.types;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps one object for each of a few texts that stand in very many records, such as the ids of
 * issues. Not for two threads.
 */
public final class SharedTexts {
  private static final int MOST = 20_000;

  private Map<String, String> texts = new HashMap<>();

  /** An equal text, the same object each time; null for null. */
  public String share(String text) {
    if (text == null) {
      return null;
    }
    if (texts.size() >= MOST) {
      texts = new HashMap<>();
    }
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }
}
