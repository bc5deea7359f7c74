package io.firebreak.jobs.thread;

import io.firebreak.jobs.EventTimes;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * One step of inheritance, keyed by the parent: a child that has waited for its time takes over the
 * parent's issues; a parent that changes afterwards answers its children again.
 */
public final class InheritIssues
    extends KeyedCoProcessFunction<String, ThreadNode, ThreadChild, ThreadNode> {
  private static final long serialVersionUID = 1L;

  private final int level;
  private final ThreadTimes times;
  private transient ValueState<ThreadNode> node;
  private transient ValueState<Long> nodeUntil;
  private transient MapState<Long, ChildBatch> waiting;
  private transient MapState<String, ThreadChild> answered;

  /**
   * @param level the level of the children
   */
  public InheritIssues(int level, ThreadTimes times) {
    this.level = level;
    this.times = times;
  }

  @Override
  public void open(OpenContext context) {
    // Removed by the clean-up timer, a retention after it was last used.
    node = getRuntimeContext().getState(new ValueStateDescriptor<>("node", ThreadNode.class));
    // Removed with the node.
    nodeUntil = getRuntimeContext().getState(new ValueStateDescriptor<>("node-until", Long.class));
    // Each entry is removed by the timer of its key, the instant its children are answered.
    waiting =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("waiting", Long.class, ChildBatch.class));
    // Each entry is removed by the clean-up timer: without a parent after the wait, else at the
    // horizon.
    answered =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("answered", String.class, ThreadChild.class));
  }

  @Override
  public void processElement1(ThreadNode parent, Context context, Collector<ThreadNode> out)
      throws Exception {
    if (parent.judgements().isEmpty() && node.value() == null) {
      return;
    }
    node.update(parent);
    touch(context, parent.publishedAtMillis());
    for (ThreadChild child : answered.values()) {
      out.collect(child.inherit(parent, level));
    }
  }

  @Override
  public void processElement2(ThreadChild child, Context context, Collector<ThreadNode> out)
      throws Exception {
    long answerMillis = ThreadTimes.answerMillis(child.publishedAtMillis());
    if (child.deleted()) {
      forget(child, answerMillis);
    } else if (answerMillis > context.timerService().currentWatermark()) {
      ChildBatch batch = waiting.get(answerMillis);
      waiting.put(answerMillis, (batch == null ? new ChildBatch(List.of()) : batch).with(child));
      context.timerService().registerEventTimeTimer(answerMillis);
    } else {
      answer(child, context, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ThreadNode> out)
      throws Exception {
    ChildBatch batch = waiting.get(timestamp);
    if (batch != null) {
      waiting.remove(timestamp);
      for (ThreadChild child : batch.children()) {
        answer(child, context, out);
      }
    }
    cleanUp(timestamp);
  }

  private void answer(ThreadChild child, Context context, Collector<ThreadNode> out)
      throws Exception {
    ThreadChild known = answered.get(child.key());
    if (known != null && known.revision() > child.revision()) {
      return;
    }
    answered.put(child.key(), child);
    ThreadNode parent = node.value();
    if (parent == null) {
      EventTimes.cleanUpLater(
          context.timerService(), child.publishedAtMillis(), times.parentWaitMillis());
    } else {
      touch(context, child.publishedAtMillis());
      out.collect(child.inherit(parent, level));
    }
    EventTimes.cleanUpLater(
        context.timerService(), child.publishedAtMillis(), times.horizonMillis());
  }

  private void forget(ThreadChild child, long answerMillis) throws Exception {
    answered.remove(child.key());
    ChildBatch batch = waiting.get(answerMillis);
    if (batch != null) {
      waiting.put(answerMillis, batch.with(child));
    }
  }

  /** Keeps the node for another retention; the end moves in steps, so this is cheap. */
  private void touch(Context context, long eventMillis) throws Exception {
    long until = EventTimes.now(context.timerService(), eventMillis) + times.retentionMillis();
    Long before = nodeUntil.value();
    if (before == null || until > before + times.retentionMillis() / 24) {
      nodeUntil.update(until);
      EventTimes.cleanUpLater(context.timerService(), eventMillis, times.retentionMillis());
    }
  }

  private void cleanUp(long timestamp) throws Exception {
    Long until = nodeUntil.value();
    if (until != null && until <= timestamp) {
      node.clear();
      nodeUntil.clear();
    }
    long keepMillis = node.value() == null ? times.parentWaitMillis() : times.horizonMillis();
    if (timestamp % EventTimes.CLEAN_UP_GRAIN == 0) {
      Iterator<Map.Entry<String, ThreadChild>> entries = answered.iterator();
      while (entries.hasNext()) {
        if (entries.next().getValue().publishedAtMillis() + keepMillis <= timestamp) {
          entries.remove();
        }
      }
    }
  }
}
