package io.firebreak.models.simulation;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import java.util.Arrays;

/**
 * The mentions of one course in columns, about 45 bytes each; after {@link #sorted} in order of
 * publication, so that a parent stands before what it causes.
 */
final class Cascade {
  /** More would make native ids ambiguous, and hints at a process out of control. */
  static final int MAX_SIZE = 1 << 22;

  private static final int TIME_SHIFT = 22;
  private static final Stance[] STANCES = Stance.values();
  private static final MentionKind[] KINDS = MentionKind.values();

  private int size;

  /** Milliseconds since the start. */
  private int[] published = new int[1024];

  private long[] seeds = new long[1024];
  private int[] parents = new int[1024];

  /** The mention that is reposted, quoted or replied to, which has a text; -1 for an original. */
  private int[] references = new int[1024];

  private int[] authors = new int[1024];
  private byte[] stories = new byte[1024];
  private byte[] platforms = new byte[1024];
  private byte[] stances = new byte[1024];
  private byte[] kinds = new byte[1024];
  private byte[] languages = new byte[1024];

  /** Bit w is set when the mention exists in world w. */
  private byte[] worlds = new byte[1024];

  private boolean[] dual = new boolean[1024];
  private boolean[] leaf = new boolean[1024];

  int size() {
    return size;
  }

  /** One mention to be added; mutable, so that a million of them cost nothing. */
  static final class Draft {
    int published;
    long seed;
    int parent;
    int reference;
    int author;
    Story story;
    Platform platform;
    Stance stance;
    MentionKind kind;
    Language language;
    int worlds;
    boolean dual;
  }

  void add(Draft draft) {
    if (size == published.length) {
      if (size >= MAX_SIZE) {
        throw new IllegalStateException(
            "the simulated crisis grew past %d mentions: ask for fewer mentions or hours"
                .formatted(MAX_SIZE));
      }
      grow(size * 2);
    }
    int i = size++;
    published[i] = draft.published;
    seeds[i] = draft.seed;
    parents[i] = draft.parent;
    references[i] = draft.reference;
    authors[i] = draft.author;
    stories[i] = (byte) draft.story.ordinal();
    platforms[i] = (byte) draft.platform.ordinal();
    stances[i] = (byte) draft.stance.ordinal();
    kinds[i] = (byte) draft.kind.ordinal();
    languages[i] = (byte) draft.language.ordinal();
    worlds[i] = (byte) draft.worlds;
    dual[i] = draft.dual;
    leaf[i] = true;
    if (draft.parent >= 0) {
      leaf[draft.parent] = false;
      leaf[draft.reference] = false;
    }
  }

  private void grow(int length) {
    published = Arrays.copyOf(published, length);
    seeds = Arrays.copyOf(seeds, length);
    parents = Arrays.copyOf(parents, length);
    references = Arrays.copyOf(references, length);
    authors = Arrays.copyOf(authors, length);
    stories = Arrays.copyOf(stories, length);
    platforms = Arrays.copyOf(platforms, length);
    stances = Arrays.copyOf(stances, length);
    kinds = Arrays.copyOf(kinds, length);
    languages = Arrays.copyOf(languages, length);
    worlds = Arrays.copyOf(worlds, length);
    dual = Arrays.copyOf(dual, length);
    leaf = Arrays.copyOf(leaf, length);
  }

  /** The same mentions in order of publication, without spare room. */
  Cascade sorted() {
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      order[i] = ((long) published[i] << TIME_SHIFT) | i;
    }
    Arrays.sort(order);
    int[] rank = new int[size];
    for (int i = 0; i < size; i++) {
      rank[(int) (order[i] & (MAX_SIZE - 1))] = i;
    }
    Cascade result = new Cascade();
    result.grow(size);
    result.size = size;
    for (int from = 0; from < size; from++) {
      int to = rank[from];
      result.published[to] = published[from];
      result.seeds[to] = seeds[from];
      result.parents[to] = parents[from] < 0 ? -1 : rank[parents[from]];
      result.references[to] = references[from] < 0 ? -1 : rank[references[from]];
      result.authors[to] = authors[from];
      result.stories[to] = stories[from];
      result.platforms[to] = platforms[from];
      result.stances[to] = stances[from];
      result.kinds[to] = kinds[from];
      result.languages[to] = languages[from];
      result.worlds[to] = worlds[from];
      result.dual[to] = dual[from];
      result.leaf[to] = leaf[from];
    }
    return result;
  }

  static Stance stance(int ordinal) {
    return STANCES[ordinal];
  }

  int publishedMillis(int i) {
    return published[i];
  }

  long seed(int i) {
    return seeds[i];
  }

  int parent(int i) {
    return parents[i];
  }

  int reference(int i) {
    return references[i];
  }

  int author(int i) {
    return authors[i];
  }

  Story story(int i) {
    return Story.at(stories[i]);
  }

  Platform platform(int i) {
    return Platform.at(platforms[i]);
  }

  /** Stance toward the subject of the mention's story as its author means it, in any language. */
  Stance meantStance(int i) {
    return STANCES[stances[i]];
  }

  MentionKind kind(int i) {
    return KINDS[kinds[i]];
  }

  Language language(int i) {
    return Language.at(languages[i]);
  }

  int worlds(int i) {
    return worlds[i];
  }

  boolean isIn(int world, int i) {
    return (worlds[i] & (1 << world)) != 0;
  }

  /** True when the mention speaks of both companies, of the second with the opposite stance. */
  boolean isDual(int i) {
    return dual[i];
  }

  /** True when nothing refers to it, in any world. */
  boolean isLeaf(int i) {
    return leaf[i];
  }

  boolean hasText(int i) {
    return kinds[i] != (byte) MentionKind.REPOST.ordinal();
  }
}
