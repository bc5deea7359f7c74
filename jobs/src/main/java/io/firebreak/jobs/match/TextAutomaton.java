package io.firebreak.jobs.match;

import java.util.Arrays;
import java.util.List;

/**
 * Finds all of many patterns in one pass over a text (Aho and Corasick 1975). Immutable.
 *
 * <p>Nodes are numbered breadth first, so that the children of a node are neighbours, in the order
 * of their characters: the whole trie is a few arrays of primitives, quick to build and kind to
 * caches.
 */
final class TextAutomaton {
  private static final int ROOT = 0;
  private static final int NONE = -1;

  /** Gets a find: the pattern with this number ends before {@code text.charAt(end)}. */
  interface Find {
    void found(int pattern, int end);
  }

  /** The child of the root for each character. */
  private final int[] rootChildren = new int[1 << 16];

  /** The children of node n are firstChild[n] to firstChild[n + 1] - 1. */
  private final int[] firstChild;

  /** The character on the way to a node. */
  private final char[] labels;

  /** The node of the longest proper suffix that is a node. */
  private final int[] fail;

  /** The pattern that ends at a node. */
  private final int[] pattern;

  /** The node of the longest proper suffix that is a pattern. */
  private final int[] shorter;

  /**
   * Builds the automaton.
   *
   * @param patterns in their natural order, none twice and none empty; a pattern's number is its
   *     place
   */
  TextAutomaton(List<String> patterns) {
    int most = 1;
    for (String text : patterns) {
      most += text.length();
    }
    // Patterns [low, high) pass through a node.
    int[] low = new int[most];
    int[] high = new int[most];
    int[] depth = new int[most];
    int[] first = new int[most + 1];
    char[] label = new char[most];
    high[ROOT] = patterns.size();
    int nodes = 1;
    for (int node = 0; node < nodes; node++) {
      first[node] = nodes;
      int at = depth[node];
      int from = low[node];
      if (from < high[node] && patterns.get(from).length() == at) {
        from++;
      }
      while (from < high[node]) {
        char c = patterns.get(from).charAt(at);
        int to = from + 1;
        while (to < high[node] && patterns.get(to).charAt(at) == c) {
          to++;
        }
        low[nodes] = from;
        high[nodes] = to;
        depth[nodes] = at + 1;
        label[nodes] = c;
        nodes++;
        from = to;
      }
    }
    first[nodes] = nodes;
    firstChild = Arrays.copyOf(first, nodes + 1);
    labels = Arrays.copyOf(label, nodes);
    pattern = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      boolean ends = node != ROOT && patterns.get(low[node]).length() == depth[node];
      pattern[node] = ends ? low[node] : NONE;
    }
    Arrays.fill(rootChildren, NONE);
    for (int child = firstChild[ROOT]; child < firstChild[ROOT + 1]; child++) {
      rootChildren[labels[child]] = child;
    }
    fail = new int[nodes];
    shorter = new int[nodes];
    link(nodes);
  }

  private void link(int nodes) {
    shorter[ROOT] = NONE;
    for (int node = 0; node < nodes; node++) {
      for (int child = firstChild[node]; child < firstChild[node + 1]; child++) {
        int suffix = ROOT;
        if (node != ROOT) {
          int from = fail[node];
          int next = child(from, labels[child]);
          while (next == NONE && from != ROOT) {
            from = fail[from];
            next = child(from, labels[child]);
          }
          suffix = next == NONE ? ROOT : next;
        }
        fail[child] = suffix;
        shorter[child] = pattern[suffix] == NONE ? shorter[suffix] : suffix;
      }
    }
  }

  /**
   * Tells every place where a pattern ends, also when it lies within another.
   *
   * @return transitions tried, at most twice the length of the text
   */
  long scan(String text, Find find) {
    long tried = 0;
    int node = ROOT;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int child = child(node, c);
      tried++;
      while (child == NONE && node != ROOT) {
        node = fail[node];
        child = child(node, c);
        tried++;
      }
      node = child == NONE ? ROOT : child;
      for (int end = pattern[node] == NONE ? shorter[node] : node;
          end != NONE;
          end = shorter[end]) {
        find.found(pattern[end], i + 1);
      }
    }
    return tried;
  }

  private int child(int node, char c) {
    if (node == ROOT) {
      return rootChildren[c];
    }
    int low = firstChild[node];
    int high = firstChild[node + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      char label = labels[middle];
      if (label == c) {
        return middle;
      }
      if (label < c) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return NONE;
  }
}
