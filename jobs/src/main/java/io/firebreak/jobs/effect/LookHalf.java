package io.firebreak.jobs.effect;

import io.firebreak.models.effect.EffectLibrary;
import io.firebreak.models.effect.Look;
import io.firebreak.models.effect.ResponseMoment;
import io.firebreak.models.effect.Segment;
import java.util.Comparator;
import java.util.List;

/**
 * What one of two issues knows about a look: the issue that the response answers, or the one that
 * it is compared with. At most a week of counts by the minute.
 *
 * @param part which of them
 * @param issueId the issue that the response answers
 * @param controlIssue the issue that it is compared with
 * @param sentAtMillis event time up to which both issues may have to be heard
 * @param response the response
 * @param others all responses to the issue that it answers; empty for the control
 * @param look the look
 * @param lookAtMillis its time; nothing later is used
 * @param frozen true when this is the last word
 * @param hours the counts, by time and platform
 */
record LookHalf(
    Part part,
    String issueId,
    String controlIssue,
    long sentAtMillis,
    ResponseMoment response,
    List<ResponseMoment> others,
    Look look,
    long lookAtMillis,
    boolean frozen,
    List<PlatformHour> hours) {

  private static final long HOUR = 3_600_000;
  private static final Comparator<PlatformHour> IN_TIME =
      Comparator.comparingLong((PlatformHour hour) -> hour.key().hour())
          .thenComparing(hour -> hour.key().platform());

  /** What it is. */
  enum Part {
    MEASURED,
    CONTROL,
    /** The response is compared with no issue any more. */
    DROPPED
  }

  /** The counts of a platform's hour. */
  record PlatformHour(PlatformHourKey key, HourCounts counts) {}

  /**
   * What an issue knows about a look.
   *
   * @param issueId the issue
   * @param moments all responses to it
   * @param nowMillis event time
   * @param known its counts, in any order
   */
  static LookHalf of(
      String issueId,
      TrackedResponse response,
      List<ResponseMoment> moments,
      Look look,
      long lookAtMillis,
      long nowMillis,
      boolean frozen,
      List<PlatformHour> known) {
    long end = look.atMillis(response.atMillis());
    boolean control = response.isControl();
    return new LookHalf(
        control ? Part.CONTROL : Part.MEASURED,
        control ? response.measuredIssue() : issueId,
        response.comparisonIssue(),
        nowMillis,
        response.moment(),
        control ? List.of() : moments,
        look,
        lookAtMillis,
        frozen,
        known.stream().filter(hour -> hour.key().hour() * HOUR < end).sorted(IN_TIME).toList());
  }

  static LookHalf dropped(String issueId, TrackedResponse response) {
    return new LookHalf(
        Part.DROPPED,
        issueId,
        response.comparisonIssue(),
        response.atMillis(),
        response.moment(),
        List.of(),
        Look.DAY,
        response.atMillis(),
        false,
        List.of());
  }

  /**
   * Its counts up to a time, as the effect test takes them.
   *
   * @param library where the kernels come from
   * @param startMillis when the first of the responses measured together was published
   */
  Segment segment(EffectLibrary library, long startMillis, long lookMillis) {
    IssueHistory history = new IssueHistory(library, false);
    hours.forEach(hour -> history.add(hour.key(), hour.counts()));
    return history.segment(startMillis, lookMillis);
  }
}
