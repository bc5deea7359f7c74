package io.firebreak.jobs.match;

import io.firebreak.jobs.ingest.IssueUpdate;
import java.io.Serializable;
import java.util.List;

/**
 * Brings the issues that are defined when a task starts, so that no mention is matched before they
 * are known. Changes after that come by the stream of updates.
 */
@FunctionalInterface
public interface IssueLoader extends Serializable {
  /**
   * Every definition there is at the moment; several of one issue are allowed, the last one stands.
   */
  List<IssueUpdate> load() throws Exception;
}
