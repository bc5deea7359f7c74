package io.firebreak.jobs.spread;

import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.spread.SpreadSettings;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Attaches the measuring of spread: changes of cells become rows of windows. */
public final class SpreadStage {
  /** Operator uid; public API, since savepoints are restored by it. */
  public static final String UID = "measure-spread";

  private SpreadStage() {}

  /** Attaches the stage. A row is sent again when it changes: the last one holds. */
  public static DataStream<SpreadWindow> attach(
      DataStream<CellDelta> deltas, SpreadSettings settings) {
    return deltas
        .keyBy(CellDelta::issueId)
        .process(new MeasureSpread(settings))
        .returns(TypeInformation.of(SpreadWindow.class))
        .uid(UID)
        .name("measure spread");
  }
}
