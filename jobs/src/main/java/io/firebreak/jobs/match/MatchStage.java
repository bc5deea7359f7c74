package io.firebreak.jobs.match;

import io.firebreak.jobs.ingest.IssueUpdate;
import io.firebreak.models.data.Mention;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Attaches the matching of mentions to issues. */
public final class MatchStage {
  /** Operator uid; public API, since savepoints are restored by it. */
  public static final String UID = "match-issues";

  private MatchStage() {}

  /**
   * @param updates definitions that come after the start; sent to every task
   * @param loader brings the definitions there are at the start
   */
  public static SingleOutputStreamOperator<MatchedMention> attach(
      SingleOutputStreamOperator<Mention> mentions,
      DataStream<IssueUpdate> updates,
      IssueLoader loader) {
    return mentions
        .connect(updates.broadcast())
        .process(new MatchIssues(loader))
        .uid(UID)
        .name("match");
  }
}
