package io.firebreak.jobs.dedupe;

import io.firebreak.models.data.Mention;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Attaches deduplication by mention key. */
public final class DedupeStage {
  /** Operator uid; public API, since savepoints are restored by it. */
  public static final String UID = "dedupe-mentions";

  private DedupeStage() {}

  public static SingleOutputStreamOperator<Mention> attach(
      SingleOutputStreamOperator<Mention> mentions, long horizonMillis) {
    return mentions
        .keyBy(Mention::key)
        .process(new DedupeMentions(horizonMillis))
        .uid(UID)
        .name("dedupe");
  }
}
