package io.firebreak.jobs.ledger;

import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.spread.SpreadSettings;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Attaches the ledger: scored mentions become changes of cells, each mention counted once. It is
 * meant for the HashMap state backend: a bucket is one value.
 */
public final class LedgerStage {
  /** Operator uids; public API, since savepoints are restored by them. */
  public static final String COMPACT_UID = "compact-mentions";

  public static final String UID = "count-mentions-once";

  private LedgerStage() {}

  /** Attaches the stage. */
  public static DataStream<CellDelta> attach(
      DataStream<ScoredMention> scored, SpreadSettings settings) {
    return scored
        .map(MentionCount::of)
        .returns(MentionCount.TYPE)
        .uid(COMPACT_UID)
        .name("compact mentions")
        .keyBy(LedgerBucket::of, Types.INT)
        .transform(
            "count mentions once",
            CellDelta.TYPE,
            new CountOnce(settings.horizonMillis(), settings.bundleCells()))
        .uid(UID);
  }
}
