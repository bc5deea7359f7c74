package io.firebreak.jobs.match;

import io.firebreak.jobs.ingest.IssueUpdate;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;

/**
 * Brings the issue definitions to each task that matches: first all there are, so that no mention
 * is matched before they are known, then the changes.
 */
@FunctionalInterface
public interface IssueFeed extends Serializable {

  /**
   * Opens the feed on a task.
   *
   * @throws Exception when the definitions cannot be read; the task is started again
   */
  Reader open() throws Exception;

  /** The feed as one task reads it. */
  interface Reader extends AutoCloseable {
    /**
     * What came since the last call; at the first call every definition there is, the last one of
     * an issue standing. Never waits.
     *
     * @throws IllegalStateException when the definitions can no longer be read
     */
    List<IssueUpdate> next();

    @Override
    default void close() {}
  }

  /** Gives these definitions at the first call, nothing after. */
  static Reader readOnce(List<IssueUpdate> definitions) {
    Iterator<List<IssueUpdate>> once = List.of(definitions).iterator();
    return () -> once.hasNext() ? once.next() : List.of();
  }
}
