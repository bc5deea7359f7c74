package io.firebreak.models.stance;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the latest scores, so that a text posted again costs next to nothing. Safe for many
 * threads; a score never depends on what is remembered.
 */
public final class CachingStanceClassifier implements StanceClassifier {

  /** Longer texts are not remembered: they are seldom posted twice, and would fill the memory. */
  private static final int MAX_CHARS = 1_000;

  private final StanceClassifier classifier;
  private final Map<Key, StanceScore> scores;

  private record Key(String language, String title, String text, Target target) {}

  /**
   * Puts a memory before a classifier.
   *
   * @param classifier judges what is not remembered
   * @param maxEntries texts remembered; the one used least recently is forgotten first
   */
  public CachingStanceClassifier(StanceClassifier classifier, int maxEntries) {
    if (maxEntries < 1) {
      throw new IllegalArgumentException("maxEntries is " + maxEntries + ", must be at least 1");
    }
    this.classifier = classifier;
    this.scores =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, StanceScore> eldest) {
            return size() > maxEntries;
          }
        };
  }

  @Override
  public StanceScore classify(String language, String title, String text, Target target) {
    if (length(title) + length(text) > MAX_CHARS) {
      return classifier.classify(language, title, text, target);
    }
    Key key = new Key(language, title, text, target);
    synchronized (scores) {
      StanceScore known = scores.get(key);
      if (known != null) {
        return known;
      }
    }
    StanceScore score = classifier.classify(language, title, text, target);
    synchronized (scores) {
      scores.put(key, score);
    }
    return score;
  }

  private static int length(String text) {
    return text == null ? 0 : text.length();
  }

  @Override
  public String version() {
    return classifier.version();
  }
}
