package io.firebreak.jobs.effect;

import io.firebreak.models.data.Response;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Follows each response by its id: one that is corrected to answer another issue is withdrawn from
 * the first; one that is withdrawn without naming its issue is withdrawn from the issue it
 * answered. Where a response stood last is kept for good, some bytes for each ever published: a
 * correction may come at any time, and responses are written by hand.
 */
public final class FollowResponses extends KeyedProcessFunction<String, Response, Response> {
  private static final long serialVersionUID = 1L;

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
    if (response.deleted()) {
      if (before != null) {
        out.collect(withdrawn(response, before));
      }
      return;
    }
    if (before != null && !before.issueId().equals(response.issueId())) {
      out.collect(withdrawn(response, before));
    }
    known.update(new KnownResponse(response.issueId(), response.publishedAtMillis()));
    out.collect(response);
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
