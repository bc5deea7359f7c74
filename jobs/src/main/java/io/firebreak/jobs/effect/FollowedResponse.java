package io.firebreak.jobs.effect;

import io.firebreak.models.data.Response;
import java.util.List;

/**
 * A response on its way to the mentions of one issue: those of the issue that it answers, which are
 * measured, or those of the issue that it is compared with.
 *
 * @param issueId the issue whose mentions are meant
 * @param measuredIssue the issue that it answers; the same as issueId where it is measured
 * @param withdrawn true when it was withdrawn, or is compared with that issue no more
 * @param answer true when it answers one mention
 * @param unexposedPlatforms platforms that it did not reach; never null
 * @param comparisonIssue the issue that it is compared with; null for none
 */
public record FollowedResponse(
    String issueId,
    String measuredIssue,
    String responseId,
    long atMillis,
    boolean withdrawn,
    boolean answer,
    List<String> unexposedPlatforms,
    String comparisonIssue) {

  static FollowedResponse toMeasure(Response response) {
    return new FollowedResponse(
        response.issueId(),
        response.issueId(),
        response.id(),
        response.publishedAtMillis(),
        response.deleted(),
        response.isAnswer(),
        response.unexposedPlatforms(),
        response.comparisonIssue());
  }

  static FollowedResponse toCompareWith(
      String comparisonIssue, Response response, boolean withdrawn) {
    return new FollowedResponse(
        comparisonIssue,
        response.issueId(),
        response.id(),
        response.publishedAtMillis(),
        withdrawn,
        response.isAnswer(),
        List.of(),
        comparisonIssue);
  }

  /** True where the mentions are only compared with. */
  boolean isControl() {
    return !issueId.equals(measuredIssue);
  }
}
