package io.firebreak.local.replay;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of a replay: JSON lines, also gzipped (name ending in .gz), read one after another.
 *
 * @param mentions at least one file
 * @param issues issue definitions; of two with one id the later line stands
 * @param responses null when there are none
 * @param labels the analysts' labels, of which the last word on each mention counts from the start;
 *     null when there are none
 */
public record ReplayInput(List<Path> mentions, Path issues, Path responses, Path labels) {

  /** Without labels. */
  public ReplayInput(List<Path> mentions, Path issues, Path responses) {
    this(mentions, issues, responses, null);
  }
}
