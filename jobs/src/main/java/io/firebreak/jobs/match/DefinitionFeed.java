package io.firebreak.jobs.match;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;

/**
 * Brings definitions, those of issues or those of responses, to each task that matches: first all
 * there are, so that no mention is matched before they are known, then the changes.
 *
 * @param <T> a definition
 */
@FunctionalInterface
public interface DefinitionFeed<T> extends Serializable {

  /**
   * Opens the feed on a task.
   *
   * @throws Exception when the definitions cannot be read; the task is started again
   */
  Reader<T> open() throws Exception;

  /** The feed as one task reads it. */
  interface Reader<T> extends AutoCloseable {
    /**
     * What came since the last call; at the first call every definition there is. Of two with one
     * id the later stands. Never waits.
     *
     * @throws IllegalStateException when the definitions can no longer be read
     */
    List<T> next();

    @Override
    default void close() {}
  }

  /** Gives these definitions at the first call, nothing after. */
  static <T> Reader<T> readOnce(List<T> definitions) {
    Iterator<List<T>> once = List.of(definitions).iterator();
    return () -> once.hasNext() ? once.next() : List.of();
  }

  /** A feed that gives nothing. */
  static <T> DefinitionFeed<T> none() {
    return () -> readOnce(List.of());
  }
}
