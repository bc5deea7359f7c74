package io.firebreak.jobs.effect;

import io.firebreak.models.data.Response;
import io.firebreak.models.effect.Look;
import java.util.Arrays;

/**
 * A response and what was told of its looks.
 *
 * @param id its id
 * @param atMillis when it was published
 * @param withdrawn true when it was withdrawn
 * @param told for each look a hash of what was told; 0 before the first time
 * @param stale for each look whether something changed since
 */
public record TrackedResponse(
    String id, long atMillis, boolean withdrawn, long[] told, boolean[] stale) {

  static TrackedResponse of(Response response, TrackedResponse before) {
    boolean[] stale = new boolean[Look.values().length];
    Arrays.fill(stale, true);
    return new TrackedResponse(
        response.id(),
        response.publishedAtMillis(),
        response.deleted(),
        before == null ? new long[stale.length] : before.told.clone(),
        stale);
  }

  /** When the last of its looks is frozen. */
  long endMillis() {
    return Look.DAY.atMillis(atMillis) + Look.FREEZE_AFTER.toMillis();
  }

  TrackedResponse copy() {
    return new TrackedResponse(id, atMillis, withdrawn, told.clone(), stale.clone());
  }
}
