package io.firebreak.jobs.effect;

import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Attaches the measuring of what responses did. */
public final class EffectStage {
  /** Operator uids; public API, since savepoints are restored by them. */
  public static final String FOLLOW_UID = "follow-responses";

  public static final String UID = "measure-effects";

  public static final String COMPARE_UID = "compare-effects";

  private EffectStage() {}

  /**
   * Follows responses from issue to issue, for all stages that read them by their issue.
   *
   * @param responses without event time, and never holding back that of the cells
   */
  public static SingleOutputStreamOperator<Response> follow(DataStream<Response> responses) {
    return responses
        .keyBy(Response::id)
        .process(new FollowResponses())
        .returns(TypeInformation.of(Response.class))
        .uid(FOLLOW_UID)
        .name("follow responses");
  }

  /**
   * Attaches the stage. A row is sent again when it changes: the last one holds.
   *
   * @param followed what {@link #follow} gives
   * @param libraryPath a library of past crises that every task manager can read; empty for none
   */
  public static DataStream<ResponseEffect> attach(
      DataStream<CellDelta> deltas,
      SingleOutputStreamOperator<Response> followed,
      String libraryPath) {
    var measured =
        deltas
            .keyBy(CellDelta::issueId)
            .connect(
                followed.getSideOutput(FollowResponses.TO_MEASURE).keyBy(FollowedResponse::issueId))
            .process(new MeasureEffects(libraryPath))
            .returns(TypeInformation.of(ResponseEffect.class))
            .uid(UID)
            .name("measure effects");
    var compared =
        measured
            .getSideOutput(MeasureEffects.HALVES)
            .keyBy(LookHalf::issueId)
            .process(new CompareEffects(libraryPath))
            .returns(TypeInformation.of(ResponseEffect.class))
            .uid(COMPARE_UID)
            .name("compare effects");
    return measured.union(compared);
  }
}
