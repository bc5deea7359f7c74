package io.firebreak.jobs.spread;

import io.firebreak.models.data.ShareOfVoice;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.spread.SpreadSettings;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** Attaches shares of voice: rows of issues with a comparison group become shares in the group. */
public final class ShareStage {
  /** Operator uids; public API, since savepoints are restored by them. */
  public static final String COUNT_UID = "count-groups";

  public static final String UID = "measure-shares";

  /** Rows are revised up to the horizon, and the last round of revisions 12 hours beyond it. */
  private static final long REVISION_MILLIS = 12 * 3_600_000L;

  private ShareStage() {}

  /** Attaches the stage. A share is sent again when it changes: the last one holds. */
  public static DataStream<ShareOfVoice> attach(
      DataStream<SpreadWindow> rows, SpreadSettings settings) {
    return rows.flatMap(
            (SpreadWindow row, Collector<GroupCount> out) -> {
              if (row.comparisonGroup() != null) {
                out.collect(GroupCount.of(row));
              }
            })
        .returns(TypeInformation.of(GroupCount.class))
        .uid(COUNT_UID)
        .name("count groups")
        .keyBy(GroupCount::key, Types.STRING)
        .process(new MeasureShares(settings.horizonMillis() + REVISION_MILLIS))
        .returns(TypeInformation.of(ShareOfVoice.class))
        .uid(UID)
        .name("measure shares");
  }
}
