package io.firebreak.jobs.effect;

import io.firebreak.models.effect.Look;
import io.firebreak.models.effect.ResponseMoment;
import io.firebreak.models.effect.Segment;
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

  /** What it is. */
  enum Part {
    MEASURED,
    CONTROL,
    /** The response is compared with no issue any more. */
    DROPPED
  }

  /** The counts of a platform's hour. */
  record PlatformHour(PlatformHourKey key, HourCounts counts) {}

  static LookHalf dropped(String issueId, TrackedResponse response) {
    return new LookHalf(
        Part.DROPPED,
        issueId,
        response.comparisonIssue(),
        response.atMillis(),
        new ResponseMoment(response.id(), response.atMillis(), response.withdrawn()),
        List.of(),
        Look.DAY,
        response.atMillis(),
        false,
        List.of());
  }

  /** Its counts up to a time, as the effect test takes them. */
  Segment segment(long lookMillis) {
    IssueHistory history = new IssueHistory(false);
    hours.forEach(hour -> history.add(hour.key(), hour.counts()));
    return history.segment(lookMillis);
  }
}
