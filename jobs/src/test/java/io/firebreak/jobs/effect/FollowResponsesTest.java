package io.firebreak.jobs.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.Response;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class FollowResponsesTest {

  @Test
  void aResponseThatIsMovedToAnotherIssueIsWithdrawnFromTheFirst() throws Exception {
    assertThat(followed(response("acme", false), response("rival", false)))
        .extracting(Response::issueId, Response::deleted)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("acme", false),
            org.assertj.core.groups.Tuple.tuple("acme", true),
            org.assertj.core.groups.Tuple.tuple("rival", false));
  }

  @Test
  void aWithdrawalThatDoesNotNameTheIssueReachesIt() throws Exception {
    assertThat(followed(response("acme", false), response(null, true)))
        .last()
        .satisfies(
            last -> {
              assertThat(last.issueId()).isEqualTo("acme");
              assertThat(last.deleted()).isTrue();
              assertThat(last.publishedAtMillis()).isEqualTo(5);
            });
  }

  @Test
  void theWithdrawalOfAnUnknownResponseIsNothing() throws Exception {
    assertThat(followed(response(null, true))).isEmpty();
  }

  @Test
  void theIssueThatAResponseIsComparedWithIsToldAndToldWhenItNoLongerIs() throws Exception {
    Response compared = response("acme", false).withControl(List.of(), "rival");
    assertThat(toMeasure(compared, compared.withControl(List.of(), "third"), response(null, true)))
        .extracting(
            followed ->
                followed.measuredIssue()
                    + (followed.withdrawn() ? " gone from " : " to ")
                    + followed.issueId())
        .containsExactly(
            "acme to acme",
            "acme to rival",
            "acme gone from rival",
            "acme to acme",
            "acme to third",
            "acme gone from acme",
            "acme gone from third");
  }

  private static List<FollowedResponse> toMeasure(Response... responses) throws Exception {
    try (var harness = harness()) {
      for (Response response : responses) {
        harness.processElement(response, 0);
      }
      return harness.getSideOutput(FollowResponses.TO_MEASURE).stream()
          .map(record -> record.getValue())
          .toList();
    }
  }

  private static List<Response> followed(Response... responses) throws Exception {
    try (var harness = harness()) {
      for (Response response : responses) {
        harness.processElement(response, 0);
      }
      return harness.extractOutputValues();
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Response, Response> harness()
      throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new FollowResponses()), Response::id, Types.STRING);
    harness.setup(
        TypeInformation.of(Response.class)
            .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    harness.open();
    return harness;
  }

  private static Response response(String issue, boolean deleted) {
    return new Response(
        "r1", deleted, issue, deleted ? 9 : 5, "apology", null, null, null, List.of());
  }
}
