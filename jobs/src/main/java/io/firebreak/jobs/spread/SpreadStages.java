package io.firebreak.jobs.spread;

import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.jobs.ledger.LedgerStage;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.ShareOfVoice;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.spread.SpreadSettings;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Scored mentions become metrics: ledger, spread, shares. */
public final class SpreadStages {
  private SpreadStages() {}

  /**
   * What leaves. Both streams of rows send a row again when it changes; for each key the last row
   * holds.
   *
   * @param cells changes of cells by issue, for further stages
   * @param spread rows by issue, platform, size and start of the window
   * @param shares shares, likewise, of issues that have a comparison group
   */
  public record Streams(
      DataStream<CellDelta> cells,
      DataStream<SpreadWindow> spread,
      DataStream<ShareOfVoice> shares) {}

  /**
   * Attaches the stages.
   *
   * @param scored with event-time watermarks; at the end of a bounded input all rows are sent
   */
  public static Streams attach(DataStream<ScoredMention> scored, SpreadSettings settings) {
    var deltas = LedgerStage.attach(scored, settings);
    var spread = SpreadStage.attach(deltas, settings);
    var shares = ShareStage.attach(spread, settings);
    return new Streams(deltas, spread, shares);
  }
}
