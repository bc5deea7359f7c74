package io.firebreak.jobs.thread;

import io.firebreak.jobs.match.MatchedMention;
import io.firebreak.models.data.Op;
import io.firebreak.models.data.Response;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Attaches the following of threads and the settling of each mention. */
public final class ThreadStage {
  /** Operator uids; public API, since savepoints are restored by them. */
  public static final String MENTIONS_UID = "thread-mentions";

  public static final String LINKED_UID = "thread-linked";
  public static final String FOLLOW_UID = "thread-follow";
  public static final String SETTLE_UID = "thread-settle";
  public static final String STATEMENTS_UID = "owned-statements";
  public static final String RESPONSES_UID = "owned-responses";

  private ThreadStage() {}

  /** The responses among the mentions: what the subject's own accounts publish about an issue. */
  public static SingleOutputStreamOperator<Response> responses(
      SingleOutputStreamOperator<UnjudgedMention> settled) {
    return settled
        .filter(OwnedResponses::isStatement)
        .uid(STATEMENTS_UID)
        .name("statements")
        .map(OwnedResponses::of)
        .returns(Response.class)
        .uid(RESPONSES_UID)
        .name("responses of own accounts");
  }

  public static SingleOutputStreamOperator<UnjudgedMention> attach(
      SingleOutputStreamOperator<MatchedMention> matched, ThreadTimes times) {
    // A delete leaves the thread as it is: what hangs on the mention keeps its issues.
    var inherited =
        matched
            .filter(mention -> mention.mention().op() != Op.DELETE)
            .uid(LINKED_UID)
            .name("linked")
            .map(ThreadMention::of)
            .returns(ThreadMentionSerializer.TYPE)
            .uid(MENTIONS_UID)
            .name("thread mentions")
            .keyBy(ThreadMention::platform)
            .process(new FollowThreads(times))
            .returns(InheritedSerializer.TYPE)
            .uid(FOLLOW_UID)
            .name("follow threads");
    return matched
        .keyBy(mention -> mention.mention().key())
        .connect(inherited.keyBy(Inherited::key))
        .process(new SettleMentions(times))
        .uid(SETTLE_UID)
        .name("settle");
  }
}
