package io.firebreak.jobs.types;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps one object for each of the values that stand in very many records, such as the ids of
 * issues. Not for two threads.
 */
public final class Shared<T> {
  private final int most;
  private Map<T, T> values = new HashMap<>();

  /**
   * @param most so many different values are kept, then all are forgotten: hostile ones cannot fill
   *     the memory
   */
  public Shared(int most) {
    this.most = most;
  }

  /** An equal value, the same object each time; null for null. */
  public T share(T value) {
    if (value == null) {
      return null;
    }
    if (values.size() >= most) {
      values = new HashMap<>();
    }
    T known = values.putIfAbsent(value, value);
    return known == null ? value : known;
  }
}
