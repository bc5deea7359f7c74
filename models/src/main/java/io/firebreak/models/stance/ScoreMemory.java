package io.firebreak.models.stance;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the scores of the texts judged latest; the one used least recently is forgotten first.
 * Safe for many threads. Long texts are not remembered: they are seldom posted twice, and would
 * fill the memory.
 */
final class ScoreMemory {

  private static final int MAX_CHARS = 1_000;

  /**
   * All that a score rests on: a target, a text as the encoder reads it, and the labels that the
   * issue's adapter learnt from, null without one.
   */
  record Key(Target target, String rewritten, String labelsVersion) {}

  private final Map<Key, double[]> scores;

  ScoreMemory(int maxEntries) {
    if (maxEntries < 1) {
      throw new IllegalArgumentException("maxEntries is " + maxEntries + ", must be at least 1");
    }
    this.scores =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, double[]> eldest) {
            return size() > maxEntries;
          }
        };
  }

  /** The scores of a text, which nobody changes, or null when it is not remembered. */
  synchronized double[] get(Key key) {
    return scores.get(key);
  }

  synchronized void put(Key key, double[] ofText) {
    if (key.rewritten().length() <= MAX_CHARS) {
      scores.put(key, ofText);
    }
  }
}
