package io.firebreak.models.story;

import java.util.Collection;

/** The earliest responses: of all, on the hub, and elsewhere; null for none. */
record Answers(Long first, Long onHub, Long elsewhere) {
  /** The earliest of those published from one time up to, without, another. */
  static Answers of(Collection<StoryResponse> responses, long fromMillis, long toMillis) {
    Long first = null;
    Long onHub = null;
    Long elsewhere = null;
    for (StoryResponse response : responses) {
      long at = response.publishedAtMillis();
      if (at < fromMillis || at >= toMillis) {
        continue;
      }
      first = earlier(first, at);
      if (response.onHub() != null) {
        onHub = response.onHub() ? earlier(onHub, at) : onHub;
        elsewhere = response.onHub() ? elsewhere : earlier(elsewhere, at);
      }
    }
    return new Answers(first, onHub, elsewhere);
  }

  private static Long earlier(Long known, long at) {
    return known == null || at < known ? (Long) at : known;
  }
}
