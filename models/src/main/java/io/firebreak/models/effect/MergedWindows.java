package io.firebreak.models.effect;

import java.util.ArrayList;
import java.util.List;

/**
 * Windows merged outwards from the response, never across it (nor across another response), until
 * they hold enough mentions or are long enough. Blind windows belong to none and end the one at
 * hand.
 */
final class MergedWindows {

  /** What a merged window is merged by: two series are merged on the smaller count. */
  interface Weight {
    /** Not a number where nothing was seen. */
    double of(int window);
  }

  /** In time: the windows of each merged one. */
  private final List<int[]> groups;

  private MergedWindows(List<int[]> groups) {
    this.groups = groups;
  }

  /**
   * Merges.
   *
   * @param edges window numbers that no merged window spans, besides the response's
   */
  static MergedWindows of(
      EffectWindows windows, Weight weight, EffectSettings settings, int... edges) {
    List<int[]> groups = new ArrayList<>();
    int before = windows.before();
    Merger merger = new Merger(windows, weight, settings, groups);
    for (int i = before - 1; i >= 0; i--) {
      if (isEdge(edges, i + 1)) {
        merger.close();
      }
      merger.take(i);
    }
    merger.close();
    for (int i = before; i < windows.size(); i++) {
      if (isEdge(edges, i)) {
        merger.close();
      }
      merger.take(i);
    }
    merger.close();
    groups.sort((a, b) -> Integer.compare(Math.min(a[0], last(a)), Math.min(b[0], last(b))));
    return new MergedWindows(groups);
  }

  private static int last(int[] group) {
    return group[group.length - 1];
  }

  private static boolean isEdge(int[] edges, int window) {
    for (int edge : edges) {
      if (edge == window) {
        return true;
      }
    }
    return false;
  }

  /** In time. */
  List<int[]> groups() {
    return groups;
  }

  /** Gathers windows until they are full. */
  private static final class Merger {
    private final EffectWindows windows;
    private final Weight weight;
    private final EffectSettings settings;
    private final List<int[]> groups;
    private final int[] held;
    private int size;
    private double sum;

    Merger(EffectWindows windows, Weight weight, EffectSettings settings, List<int[]> groups) {
      this.windows = windows;
      this.weight = weight;
      this.settings = settings;
      this.groups = groups;
      this.held = new int[windows.size()];
    }

    void take(int i) {
      double added = weight.of(i);
      if (windows.blind[i] || Double.isNaN(added)) {
        close();
        return;
      }
      held[size++] = i;
      sum += added;
      if (sum >= settings.cut().mergeMentions()
          || size * windows.widthHours >= settings.cut().mergeHours() - 1e-9) {
        close();
      }
    }

    void close() {
      if (size > 0) {
        int[] group = new int[size];
        System.arraycopy(held, 0, group, 0, size);
        groups.add(group);
        size = 0;
        sum = 0;
      }
    }
  }
}
