package io.firebreak.models.followup;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The known mentions of an issue in the order of publication, and which hangs on which. A parent
 * that is published after its child counts as unknown, so no thread runs in a circle.
 */
final class Threads {
  /** Originals first among those of one moment, since replies to them may be as old. */
  private static final Comparator<SeenMention> ORDER =
      Comparator.comparingLong(SeenMention::publishedAtMillis)
          .thenComparing(mention -> mention.parentKey() != null)
          .thenComparing(SeenMention::key);

  private final SeenMention[] mentions;
  private final Map<String, Integer> places;
  private final int[] parent;
  private final int[] root;
  private final int[] children;

  private Threads(SeenMention[] mentions) {
    this.mentions = mentions;
    int count = mentions.length;
    places = new HashMap<>(2 * count);
    parent = new int[count];
    root = new int[count];
    children = new int[count];
    for (int i = 0; i < count; i++) {
      Integer above = mentions[i].parentKey() == null ? null : places.get(mentions[i].parentKey());
      parent[i] = above == null ? -1 : above;
      root[i] = above == null ? i : root[above];
      if (above != null) {
        children[above]++;
      }
      places.put(mentions[i].key(), i);
    }
  }

  /** Those published by now. */
  static Threads of(List<SeenMention> known, long nowMillis) {
    SeenMention[] mentions =
        known.stream()
            .filter(mention -> mention.publishedAtMillis() <= nowMillis)
            .toArray(SeenMention[]::new);
    Arrays.sort(mentions, ORDER);
    return new Threads(mentions);
  }

  int count() {
    return mentions.length;
  }

  SeenMention mention(int place) {
    return mentions[place];
  }

  /** The place of a mention; -1 when it is not known. */
  int place(String key) {
    return places.getOrDefault(key, -1);
  }

  /** The place of its parent; -1 when there is none, or none is known. */
  int parent(int place) {
    return parent[place];
  }

  /** The first mention of its thread that is known. */
  SeenMention root(int place) {
    return mentions[root[place]];
  }

  /**
   * What its thread is called: the key of the first mention that is known, or of that one's parent,
   * so that the name outlasts a head that is forgotten, and those that hang on an unknown mention
   * directly are one thread.
   */
  String name(int place) {
    SeenMention root = root(place);
    return root.parentKey() == null ? root.key() : root.parentKey();
  }

  /** How many known ones hang on it directly. */
  int children(int place) {
    return children[place];
  }
}
