package io.firebreak.jobs.effect;

import io.firebreak.models.effect.Look;
import io.firebreak.models.effect.ResponseMoment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A response and what was told of its looks.
 *
 * @param id its id
 * @param measuredIssue where this issue is only compared with, the issue that it answers; else null
 * @param atMillis when it was published
 * @param withdrawn true when it was withdrawn
 * @param answer true when it answers one mention
 * @param unexposedPlatforms platforms that it did not reach; never null
 * @param comparisonIssue the issue that it is compared with; null for none
 * @param told for each look a hash of what was told; 0 before the first time, -1 after the last
 * @param stale for each look whether something changed since
 */
public record TrackedResponse(
    String id,
    String measuredIssue,
    long atMillis,
    boolean withdrawn,
    boolean answer,
    List<String> unexposedPlatforms,
    String comparisonIssue,
    long[] told,
    boolean[] stale) {

  private static final long FINAL = -1;

  static TrackedResponse of(FollowedResponse response, TrackedResponse before) {
    boolean[] stale = new boolean[Look.values().length];
    Arrays.fill(stale, true);
    // A withdrawal does not name the control.
    boolean same = response.withdrawn() && before != null;
    return new TrackedResponse(
        response.responseId(),
        response.isControl() ? response.measuredIssue() : null,
        response.atMillis(),
        response.withdrawn(),
        same ? before.answer : response.answer(),
        same ? before.unexposedPlatforms : response.unexposedPlatforms(),
        same ? before.comparisonIssue : response.comparisonIssue(),
        before == null || (before.isFinal() && before.atMillis != response.atMillis())
            ? new long[stale.length]
            : before.told.clone(),
        stale);
  }

  /** Its key among the responses of an issue; ids have no line ends. */
  static String key(FollowedResponse response) {
    return response.isControl()
        ? response.measuredIssue() + "\n" + response.responseId()
        : response.responseId();
  }

  String key() {
    return isControl() ? measuredIssue + "\n" + id : id;
  }

  /** True where the mentions of this issue are only compared with. */
  boolean isControl() {
    return measuredIssue != null;
  }

  /** True when a look at it rests on the mentions of two issues. */
  boolean isCompared(Look look) {
    return comparisonIssue != null && !look.isGauge();
  }

  /** True when the same was said before. */
  boolean says(TrackedResponse before) {
    return before != null
        && atMillis == before.atMillis
        && withdrawn == before.withdrawn
        && answer == before.answer
        && unexposedPlatforms.equals(before.unexposedPlatforms)
        && Objects.equals(comparisonIssue, before.comparisonIssue);
  }

  ResponseMoment moment() {
    return new ResponseMoment(id, atMillis, withdrawn, answer);
  }

  /** When the last of its looks is frozen. */
  long endMillis() {
    return endMillis(atMillis);
  }

  static long endMillis(long atMillis) {
    return Look.DAY.atMillis(atMillis) + Look.FREEZE_AFTER.toMillis();
  }

  /**
   * When no look that still changes can rest on it: those at a response of the day after it are
   * frozen by then.
   */
  long forgetMillis() {
    return endMillis() + TimeUnit.HOURS.toMillis(24);
  }

  /** True when its last word was told; it is kept because looks at others rest on it. */
  boolean isFinal() {
    return told[0] == FINAL;
  }

  TrackedResponse asFinal() {
    TrackedResponse last = copy();
    Arrays.fill(last.told, FINAL);
    Arrays.fill(last.stale, false);
    return last;
  }

  TrackedResponse copy() {
    return new TrackedResponse(
        id,
        measuredIssue,
        atMillis,
        withdrawn,
        answer,
        unexposedPlatforms,
        comparisonIssue,
        told.clone(),
        stale.clone());
  }
}
