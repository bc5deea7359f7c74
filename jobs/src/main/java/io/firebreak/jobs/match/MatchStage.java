package io.firebreak.jobs.match;

import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.models.data.Mention;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Attaches the matching of mentions to issues. */
public final class MatchStage {
  /** Operator uid; public API, since savepoints are restored by it. */
  public static final String UID = "match-issues";

  private MatchStage() {}

  /** Matching stays on the task that read the mention, since most mentions end here. */
  public static SingleOutputStreamOperator<MatchedMention> attach(
      SingleOutputStreamOperator<Mention> mentions, DefinitionFeeds feeds, Pseudonyms pseudonyms) {
    return mentions
        .process(new MatchIssues(feeds, pseudonyms))
        .returns(MatchedMentionSerializer.TYPE)
        .uid(UID)
        .name("match")
        .setParallelism(mentions.getParallelism());
  }
}
