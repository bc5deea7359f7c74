package io.firebreak.jobs.effect;

import io.firebreak.models.data.Response;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Follows each response by its id: one that is corrected to answer another issue is withdrawn from
 * the first; one that is withdrawn without naming its issue is withdrawn from the issue it
 * answered. The issue that it is compared with is told too, and told when it no longer is. Where a
 * response stood last is kept for good, some bytes for each ever published: a correction may come
 * at any time, and responses are written by hand.
 */
public final class FollowResponses extends KeyedProcessFunction<String, Response, Response> {
  private static final long serialVersionUID = 1L;

  /** The same for those who measure, and for the issues that responses are compared with. */
  public static final OutputTag<FollowedResponse> TO_MEASURE =
      new OutputTag<>("to-measure", TypeInformation.of(FollowedResponse.class));

  private transient ValueState<KnownResponse> known;

  @Override
  public void open(OpenContext context) {
    known =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("known", new KnownResponseSerializer()));
  }

  @Override
  public void processElement(Response response, Context context, Collector<Response> out)
      throws Exception {
    KnownResponse before = known.value();
    boolean moved = before != null && !before.issueId().equals(response.issueId());
    if (before != null && (response.deleted() || moved)) {
      Response withdrawn = withdrawn(response, before);
      out.collect(withdrawn);
      context.output(TO_MEASURE, FollowedResponse.toMeasure(withdrawn));
    }
    String comparison = response.deleted() ? null : response.comparisonIssue();
    if (before != null
        && before.comparisonIssue() != null
        && (moved || !before.comparisonIssue().equals(comparison))) {
      context.output(
          TO_MEASURE,
          FollowedResponse.toCompareWith(
              before.comparisonIssue(), withdrawn(response, before), true));
    }
    if (response.deleted()) {
      return;
    }
    known.update(new KnownResponse(response.issueId(), response.publishedAtMillis(), comparison));
    out.collect(response);
    context.output(TO_MEASURE, FollowedResponse.toMeasure(response));
    if (comparison != null) {
      context.output(TO_MEASURE, FollowedResponse.toCompareWith(comparison, response, false));
    }
  }

  private static Response withdrawn(Response response, KnownResponse before) {
    return new Response(
        response.id(),
        true,
        before.issueId(),
        before.publishedAtMillis(),
        response.kind(),
        response.channel(),
        response.url(),
        response.text(),
        response.keyMessages());
  }
}
