package io.firebreak.jobs.thread;

import io.firebreak.jobs.match.MatchedMention;
import io.firebreak.jobs.stance.StanceModel;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Op;
import io.firebreak.models.data.ScoredMention;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/** Attaches the steps of inheritance and the settling of each mention. */
public final class ThreadStage {
  /**
   * Operator uids; public API, since savepoints are restored by them. A level is put behind some.
   */
  public static final String NODES_UID = "thread-nodes";

  public static final String CHILDREN_UID = "thread-children";
  public static final String INHERIT_UID = "thread-inherit-";
  public static final String JUDGE_UID = "thread-judge-";
  public static final String SETTLE_UID = "thread-settle";

  private ThreadStage() {}

  /**
   * @param judged mentions judged toward the issues that they name themselves
   * @param model judges replies and quotes toward the issues that they take over
   */
  public static SingleOutputStreamOperator<ScoredMention> attach(
      SingleOutputStreamOperator<MatchedMention> judged, StanceModel model, ThreadTimes times) {
    DataStream<ThreadNode> parents =
        judged.flatMap(ThreadStage::node).returns(ThreadNode.class).uid(NODES_UID).name("nodes");
    DataStream<ThreadChild> children =
        judged
            .flatMap(ThreadStage::children)
            .returns(ThreadChild.class)
            .uid(CHILDREN_UID)
            .name("children");
    DataStream<ThreadNode> inherited = null;
    for (int level = 1; level <= times.depth(); level++) {
      SingleOutputStreamOperator<ThreadNode> taken =
          parents
              .keyBy(ThreadNode::key)
              .connect(children.keyBy(ThreadChild::parentKey))
              .process(new InheritIssues(level, times))
              .uid(INHERIT_UID + level)
              .name("inherit " + level)
              .map(new JudgeNodes(model))
              .uid(JUDGE_UID + level)
              .name("judge " + level);
      inherited = inherited == null ? taken : inherited.union(taken);
      parents = taken;
    }
    DataStream<ThreadNode> all =
        inherited != null ? inherited : parents.filter(node -> false).uid("thread-none");
    return judged
        .keyBy(matched -> matched.mention().key())
        .connect(all.keyBy(ThreadNode::key))
        .process(new SettleMentions(times))
        .uid(SETTLE_UID)
        .name("settle");
  }

  /** A delete leaves the node as it is: what was passed on before keeps its issue and stance. */
  static void node(MatchedMention matched, Collector<ThreadNode> out) {
    Mention mention = matched.mention();
    boolean changed = mention.op() == Op.UPDATE || !matched.judgements().isEmpty();
    if (mention.op() != Op.DELETE && changed) {
      out.collect(
          new ThreadNode(
              mention.key(),
              0,
              null,
              mention.publishedAtMillis(),
              matched.judgements(),
              null,
              null,
              null));
    }
  }

  static void children(MatchedMention matched, Collector<ThreadChild> out) {
    Mention mention = matched.mention();
    if (mention.repostOf() != null) {
      out.collect(child(mention, mention.repostOf(), "repost"));
    }
    if (mention.quoteOf() != null) {
      out.collect(child(mention, mention.quoteOf(), "quote"));
    }
    if (mention.inReplyTo() != null) {
      out.collect(child(mention, mention.inReplyTo(), "reply"));
    }
  }

  private static ThreadChild child(Mention mention, String parentKey, String relation) {
    boolean judgeText = !relation.equals("repost");
    return new ThreadChild(
        mention.key(),
        parentKey,
        relation,
        mention.revision(),
        mention.publishedAtMillis(),
        mention.op() == Op.DELETE,
        judgeText ? mention.language() : null,
        judgeText ? mention.title() : null,
        judgeText ? mention.text() : null);
  }
}
