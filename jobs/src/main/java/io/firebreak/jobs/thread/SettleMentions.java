package io.firebreak.jobs.thread;

import io.firebreak.jobs.EventTimes;
import io.firebreak.jobs.match.MatchedMention;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Op;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Brings together what a mention says itself and what it takes over, and tells the outcome, once
 * for each change. A mention with a parent is told when the watermark has passed its time.
 */
public final class SettleMentions
    extends KeyedCoProcessFunction<String, MatchedMention, Inherited, UnjudgedMention> {
  private static final long serialVersionUID = 1L;

  private final ThreadTimes times;
  private transient ValueState<Settled> settled;

  public SettleMentions(ThreadTimes times) {
    this.times = times;
  }

  @Override
  public void open(OpenContext context) {
    // Removed by the clean-up timers: after the wait for a parent when nothing was told, else at
    // the
    // horizon.
    settled = getRuntimeContext().getState(new ValueStateDescriptor<>("settled", Settled.class));
  }

  @Override
  public void processElement1(
      MatchedMention matched, Context context, Collector<UnjudgedMention> out) throws Exception {
    Settled before = settled.value();
    Mention mention = matched.mention();
    if (before == null && mention.op() == Op.DELETE) {
      return; // never told: nothing to retract, and dedupe lets nothing of it pass any more
    }
    Settled now = Settle.withMention(before == null ? Settled.NOTHING : before, matched);
    boolean wait = isWaiting(mention, context) && now.told().isEmpty();
    if (wait) {
      settled.update(now);
      context
          .timerService()
          .registerEventTimeTimer(ThreadTimes.answerMillis(mention.publishedAtMillis()));
      EventTimes.cleanUpLater(
          context.timerService(), mention.publishedAtMillis(), times.parentWaitMillis());
    } else {
      settled.update(Settle.tell(now, out::collect));
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
    if (now.mention() == null) {
      settled.clear();
      return;
    }
    long publishedAtMillis = now.mention().publishedAtMillis();
    if (timestamp >= publishedAtMillis + times.horizonMillis()) {
      settled.clear();
    } else if (timestamp >= ThreadTimes.answerMillis(publishedAtMillis)) {
      Settled after = Settle.tell(now, out::collect);
      boolean given = timestamp >= publishedAtMillis + times.parentWaitMillis();
      if (given && after.told().isEmpty()) {
        settled.clear();
      } else {
        settled.update(after);
      }
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
