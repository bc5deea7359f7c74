package io.firebreak.jobs.stance;

import io.firebreak.jobs.EventTimes;
import io.firebreak.jobs.thread.ThreadTimes;
import io.firebreak.jobs.types.ScoredMentionSerializer;
import io.firebreak.models.data.ScoredMention;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gives each repost the stance of what it reposts, keyed by that mention: first when the repost's
 * time has passed, again when the stance changes. A repost of a mention that never turns up, or
 * that does not belong to the issue, keeps the stance of its own text. A retraction of the mention
 * leaves its reposts as they are.
 */
public final class TakeStance
    extends KeyedCoProcessFunction<String, KnownStance, ScoredMention, ScoredMention> {
  private static final long serialVersionUID = 1L;
  private static final KnownStances NONE = new KnownStances(List.of());

  private final ThreadTimes times;
  private transient ValueState<KnownStances> stances;
  private transient MapState<Long, RepostBatch> waiting;
  private transient MapState<String, ScoredMention> told;

  public TakeStance(ThreadTimes times) {
    this.times = times;
  }

  @Override
  public void open(OpenContext context) {
    // Removed by the clean-up timer, a retention after the mention was told.
    stances =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("stances", new KnownStancesSerializer()));
    // Each batch is removed by the timer of its instant.
    waiting =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "waiting", LongSerializer.INSTANCE, new RepostBatchSerializer()));
    // Each repost is removed by the clean-up timer at its horizon, or when it is retracted.
    told =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "told", StringSerializer.INSTANCE, new ScoredMentionSerializer()));
  }

  /** The stance of the mention that is reposted. */
  @Override
  public void processElement1(KnownStance stance, Context context, Collector<ScoredMention> out)
      throws Exception {
    KnownStances known = stances.value();
    stances.update((known == null ? NONE : known).with(stance));
    EventTimes.cleanUpLater(
        context.timerService(), stance.publishedAtMillis(), times.retentionMillis());
    for (Map.Entry<String, ScoredMention> entry : told.entries()) {
      ScoredMention before = entry.getValue();
      ScoredMention after = stance.on(before);
      if (before.issueId().equals(stance.issueId()) && !sameStance(before, after)) {
        entry.setValue(after);
        out.collect(after);
      }
    }
  }

  /** A repost, with the stance of its own text. */
  @Override
  public void processElement2(ScoredMention repost, Context context, Collector<ScoredMention> out)
      throws Exception {
    long answerMillis = ThreadTimes.answerMillis(repost.publishedAtMillis());
    if (repost.deleted()) {
      told.remove(repost.pairKey());
      RepostBatch batch = waiting.get(answerMillis);
      if (batch != null) {
        waiting.put(answerMillis, new RepostBatch(batch.without(repost)));
      }
      out.collect(repost);
    } else if (answerMillis > context.timerService().currentWatermark()) {
      RepostBatch batch = waiting.get(answerMillis);
      waiting.put(answerMillis, (batch == null ? RepostBatch.EMPTY : batch).with(repost));
      context.timerService().registerEventTimeTimer(answerMillis);
    } else {
      tell(repost, context, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ScoredMention> out)
      throws Exception {
    RepostBatch batch = waiting.get(timestamp);
    if (batch != null) {
      waiting.remove(timestamp);
      for (ScoredMention repost : batch.reposts()) {
        tell(repost, context, out);
      }
    }
    if (timestamp % EventTimes.CLEAN_UP_GRAIN == 0) {
      cleanUp(timestamp);
    }
  }

  private void tell(ScoredMention repost, Context context, Collector<ScoredMention> out)
      throws Exception {
    KnownStances known = stances.value();
    KnownStance stance = known == null ? null : known.toward(repost.issueId());
    ScoredMention judged = stance == null ? repost : stance.on(repost);
    told.put(judged.pairKey(), judged);
    EventTimes.cleanUpLater(
        context.timerService(), judged.publishedAtMillis(), times.horizonMillis());
    out.collect(judged);
  }

  private void cleanUp(long timestamp) throws Exception {
    Iterator<Map.Entry<String, ScoredMention>> reposts = told.iterator();
    while (reposts.hasNext()) {
      if (reposts.next().getValue().publishedAtMillis() + times.horizonMillis() <= timestamp) {
        reposts.remove();
      }
    }
    if (told.isEmpty()) {
      told.clear(); // else an empty map would stay in memory for ever
    }
    KnownStances known = stances.value();
    KnownStances kept = known == null ? NONE : known.after(timestamp - times.retentionMillis());
    if (kept.stances().isEmpty()) {
      stances.clear();
    } else {
      stances.update(kept);
    }
  }

  private static boolean sameStance(ScoredMention before, ScoredMention after) {
    return before.stance() == after.stance()
        && Objects.equals(before.critic(), after.critic())
        && Objects.equals(before.supporter(), after.supporter())
        && Objects.equals(before.neutral(), after.neutral());
  }
}
