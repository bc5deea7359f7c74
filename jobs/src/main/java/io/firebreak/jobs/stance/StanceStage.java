package io.firebreak.jobs.stance;

import io.firebreak.jobs.match.MatchedMention;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Attaches the judging of mentions toward the issues that they name themselves. */
public final class StanceStage {
  /** Operator uid; public API, since savepoints are restored by it. */
  public static final String UID = "judge-mentions";

  private StanceStage() {}

  public static SingleOutputStreamOperator<MatchedMention> attach(
      SingleOutputStreamOperator<MatchedMention> matched, StanceModel model) {
    return matched
        .map(new JudgeMentions(model))
        .returns(MatchedMention.class)
        .uid(UID)
        .name("judge");
  }
}
