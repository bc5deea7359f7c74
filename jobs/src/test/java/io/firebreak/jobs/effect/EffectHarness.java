package io.firebreak.jobs.effect;

import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.SpreadCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The operators of the effect stage in Flink's harnesses, one after the other. */
final class EffectHarness implements AutoCloseable {
  private final KeyedOneInputStreamOperatorTestHarness<String, Response, Response> follow;
  private final KeyedTwoInputStreamOperatorTestHarness<
          String, CellDelta, FollowedResponse, ResponseEffect>
      measure;
  private final KeyedOneInputStreamOperatorTestHarness<String, LookHalf, ResponseEffect> compare;
  private final List<ResponseEffect> rows = new ArrayList<>();

  EffectHarness() throws Exception {
    this(null, null, null);
  }

  private EffectHarness(
      OperatorSubtaskState followed, OperatorSubtaskState measured, OperatorSubtaskState compared)
      throws Exception {
    follow =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new FollowResponses()), Response::id, Types.STRING);
    measure =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new MeasureEffects()),
            CellDelta::issueId,
            FollowedResponse::issueId,
            Types.STRING);
    compare =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new CompareEffects("")), LookHalf::issueId, Types.STRING);
    follow.setup(
        TypeInformation.of(Response.class)
            .createSerializer(follow.getExecutionConfig().getSerializerConfig()));
    for (var each : List.of(measure, compare)) {
      each.setup(
          TypeInformation.of(ResponseEffect.class)
              .createSerializer(each.getExecutionConfig().getSerializerConfig()));
    }
    if (followed != null) {
      follow.initializeState(followed);
      measure.initializeState(measured);
      compare.initializeState(compared);
    }
    follow.open();
    measure.open();
    compare.open();
  }

  /** The same after a savepoint; this one is closed. */
  EffectHarness restored() throws Exception {
    EffectHarness restored =
        new EffectHarness(follow.snapshot(1, 0), measure.snapshot(1, 0), compare.snapshot(1, 0));
    close();
    return restored;
  }

  void respond(Response response) throws Exception {
    for (FollowedResponse followed : follow(response)) {
      tell(followed);
    }
  }

  /** What the issues are to be told of a response, the one that it answers first. */
  List<FollowedResponse> follow(Response response) throws Exception {
    follow.processElement(response, 0);
    return drain(follow.getSideOutput(FollowResponses.TO_MEASURE));
  }

  void tell(FollowedResponse followed) throws Exception {
    measure.processElement2(followed, 0);
    pass();
  }

  /** Critics of a minute. */
  void critics(String issue, String platform, long minute, long originals, long passedOn)
      throws Exception {
    add(delta(issue, platform, minute, originals, passedOn));
  }

  void add(CellDelta delta) throws Exception {
    measure.processElement1(delta, delta.minute() * 60_000);
    pass();
  }

  static CellDelta delta(
      String issue, String platform, long minute, long originals, long passedOn) {
    SpreadCell cell = new SpreadCell();
    for (int i = 0; i < originals; i++) {
      cell.count(1, MentionKind.ORIGINAL, false, 10, minute * 60_000);
    }
    for (int i = 0; i < passedOn; i++) {
      cell.count(1, MentionKind.REPOST, false, 10, minute * 60_000);
    }
    return new CellDelta(issue, platform, Stance.CRITIC, minute, cell, null, minute * 60_000);
  }

  void watermark(long millis) throws Exception {
    measure.processBothWatermarks(new Watermark(millis));
    pass();
    compare.processWatermark(new Watermark(millis));
    pass();
  }

  /** The rows since the last call. */
  List<ResponseEffect> sent() {
    List<ResponseEffect> sent = List.copyOf(rows);
    rows.clear();
    return sent;
  }

  /** State and timers of those who measure. */
  int kept() {
    return measure.numKeyedStateEntries()
        + compare.numKeyedStateEntries()
        + measure.numEventTimeTimers()
        + compare.numEventTimeTimers();
  }

  private void pass() throws Exception {
    for (LookHalf half : drain(measure.getSideOutput(MeasureEffects.HALVES))) {
      compare.processElement(half, 0);
    }
    rows.addAll(measure.extractOutputValues());
    measure.getOutput().clear();
    rows.addAll(compare.extractOutputValues());
    compare.getOutput().clear();
  }

  private static <T> List<T> drain(Queue<StreamRecord<T>> queue) {
    List<T> drained = new ArrayList<>();
    while (queue != null && !queue.isEmpty()) {
      drained.add(queue.remove().getValue());
    }
    return drained;
  }

  @Override
  public void close() throws Exception {
    follow.close();
    measure.close();
    compare.close();
  }
}
