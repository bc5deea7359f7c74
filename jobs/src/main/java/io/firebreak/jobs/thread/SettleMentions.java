package io.firebreak.jobs.thread;

import io.firebreak.jobs.EventTimes;
import io.firebreak.jobs.match.MatchedMention;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Op;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Takes each mention once, brings together what it says itself and what it takes over, and tells
 * the outcome, once for each change. A mention with a parent is told when the watermark has passed
 * its time.
 */
public final class SettleMentions
    extends KeyedCoProcessFunction<String, MatchedMention, Inherited, UnjudgedMention> {
  private static final long serialVersionUID = 1L;

  private final ThreadTimes times;
  private transient ValueState<Settled> settled;
  private transient Counter duplicates;

  public SettleMentions(ThreadTimes times) {
    this.times = times;
  }

  @Override
  public void open(OpenContext context) {
    // Removed by the clean-up timer at the horizon; the text of a mention with a parent of which
    // nothing was told is removed already after the wait for the parent.
    settled =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("settled", new SettledSerializer()));
    duplicates = getRuntimeContext().getMetricGroup().counter("duplicates");
  }

  @Override
  public void processElement1(
      MatchedMention matched, Context context, Collector<UnjudgedMention> out) throws Exception {
    Settled before = settled.value();
    Settled now = Settle.withMention(before == null ? Settled.NOTHING : before, matched);
    if (now == null) {
      duplicates.inc();
      return;
    }
    Mention mention = now.mention();
    boolean waiting = isWaiting(mention, context);
    if (waiting) {
      // Also where an edit is told at once: what it takes over may come before its time has passed.
      context
          .timerService()
          .registerEventTimeTimer(ThreadTimes.answerMillis(mention.publishedAtMillis()));
    }
    Settled after = waiting && now.told().isEmpty() ? now : Settle.tell(now, out::collect);
    settled.update(after);
    if (after.mention() != null && after.told().isEmpty()) {
      EventTimes.cleanUpLater(
          context.timerService(), mention.publishedAtMillis(), times.parentWaitMillis());
    }
    EventTimes.cleanUpLater(
        context.timerService(), mention.publishedAtMillis(), times.horizonMillis());
  }

  @Override
  public void processElement2(Inherited inherited, Context context, Collector<UnjudgedMention> out)
      throws Exception {
    Settled before = settled.value();
    Settled now = Settle.withInherited(before == null ? Settled.NOTHING : before, inherited);
    if (now.mention() == null || isWaiting(now.mention(), context)) {
      settled.update(now);
      EventTimes.cleanUpLater(
          context.timerService(), inherited.publishedAtMillis(), times.horizonMillis());
    } else {
      settled.update(Settle.tell(now, out::collect));
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<UnjudgedMention> out)
      throws Exception {
    Settled now = settled.value();
    if (now == null) {
      return;
    }
    if (now.accepted() == null
        || timestamp >= now.accepted().publishedAtMillis() + times.horizonMillis()) {
      settled.clear();
    } else if (now.mention() != null) {
      Settled after = Settle.tell(now, out::collect);
      boolean given = timestamp >= now.accepted().publishedAtMillis() + times.parentWaitMillis();
      settled.update(given && after.told().isEmpty() ? after.withoutMention() : after);
    }
  }

  private static boolean isWaiting(
      Mention mention,
      KeyedCoProcessFunction<String, MatchedMention, Inherited, UnjudgedMention>.Context context) {
    return mention.kind() != MentionKind.ORIGINAL
        && mention.op() != Op.DELETE
        && ThreadTimes.answerMillis(mention.publishedAtMillis())
            > context.timerService().currentWatermark();
  }
}
