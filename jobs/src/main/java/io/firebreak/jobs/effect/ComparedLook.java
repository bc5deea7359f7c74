package io.firebreak.jobs.effect;

import io.firebreak.jobs.EventTimes;
import java.util.TreeMap;

/**
 * A look that rests on two issues, as far as they were heard. It changes in place.
 *
 * <p>Both issues tell what they know at the same event time, so once event time has passed that,
 * both were heard; but a response may reach one of them a moment before the other.
 */
final class ComparedLook {
  /** How long a look waits for an issue that was never heard. */
  static final long WAIT_MILLIS = 10 * 60_000L;

  /** Null before the issue that the response answers was heard. */
  LookHalf measured;

  /** By issue: a correction may name another one. */
  final TreeMap<String, LookHalf> controls = new TreeMap<>();

  /** Hash of the row that was told last; 0 before the first. */
  long told;

  /** True when something is heard that was not told yet. */
  boolean pending;

  /** Event time up to which the newest of what was heard has to wait. */
  long heardAtMillis = Long.MIN_VALUE;

  /** Takes what one of the issues knows. */
  void hear(LookHalf half) {
    if (half.part() == LookHalf.Part.MEASURED) {
      measured = half;
    } else {
      controls.put(half.controlIssue(), half);
    }
    heardAtMillis = Math.max(heardAtMillis, half.sentAtMillis());
    pending = true;
  }

  /** The other half; null when it was not heard. */
  LookHalf control() {
    return measured == null ? null : controls.get(measured.controlIssue());
  }

  /** True when a row is to be told at an event time. */
  boolean isDue(long nowMillis) {
    return pending
        && measured != null
        && heardAtMillis <= nowMillis
        && (control() != null || measured.frozen() || waitsUntil(measured) <= nowMillis);
  }

  /** When to tell without the other issue. */
  static long waitsUntil(LookHalf half) {
    return half.sentAtMillis() > Long.MAX_VALUE - WAIT_MILLIS
        ? Long.MAX_VALUE
        : half.sentAtMillis() + WAIT_MILLIS;
  }

  /** True when nothing more is to be told. */
  boolean isOver(long nowMillis) {
    if (measured != null && (pending || measured.frozen())) {
      return !pending;
    }
    long end =
        measured != null
            ? endMillis(measured)
            : controls.values().stream().mapToLong(ComparedLook::endMillis).max().orElse(0);
    return end <= nowMillis;
  }

  /** When the looks of a response are frozen. */
  static long endMillis(LookHalf half) {
    return EventTimes.roundUp(
        TrackedResponse.endMillis(half.response().atMillis()), MeasureEffects.REVISION_GRAIN);
  }
}
