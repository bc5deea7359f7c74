package io.firebreak.jobs.story;

import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.StoryMetric;
import io.firebreak.models.spread.SpreadSettings;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Attaches the telling of stories. */
public final class StoryStage {
  /** Operator uid; public API, since savepoints are restored by it. */
  public static final String UID = "tell-stories";

  private StoryStage() {}

  /**
   * Attaches the stage. A row is sent again when it changes: the last one holds.
   *
   * @param followed responses by their issue, without event time
   */
  public static SingleOutputStreamOperator<StoryMetric> attach(
      DataStream<CellDelta> deltas, DataStream<Response> followed, SpreadSettings settings) {
    return deltas
        .keyBy(CellDelta::issueId)
        .connect(followed.keyBy(Response::issueId))
        .process(new TellStory(settings))
        .returns(TypeInformation.of(StoryMetric.class))
        .uid(UID)
        .name("tell stories");
  }
}
