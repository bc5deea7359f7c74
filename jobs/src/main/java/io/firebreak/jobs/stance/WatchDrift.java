package io.firebreak.jobs.stance;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.StanceDrift;
import io.firebreak.models.stance.StanceScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Compares, hour by hour, what the models say of an issue's texts in the last 24 hours with what
 * they said of its first {@value #REFERENCE}: when the mix moves away, the errors counted then may
 * no longer be those of now, and it is time to label anew. First versions of written mentions
 * alone: a wave of reposts is one text.
 */
final class WatchDrift extends KeyedProcessFunction<String, ScoredMention, StanceDrift> {
  private static final long serialVersionUID = 1L;
  private static final long HOUR_MILLIS = 3_600_000;
  private static final int HOURS = 24;
  private static final int REFERENCE = 500;
  private static final int BINS = io.firebreak.models.labels.StanceDrift.BINS;

  private transient ValueState<long[]> reference;
  private transient MapState<Long, long[]> hours;

  @Override
  public void open(OpenContext context) {
    // 16 numbers for each issue, kept as long as the job: what drift is measured from.
    reference =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "reference", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
    // Each hour is removed by event-time timer when it is a day old.
    hours =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "hours", Types.LONG, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  public void processElement(ScoredMention mention, Context context, Collector<StanceDrift> out)
      throws Exception {
    long hour = Math.floorDiv(mention.publishedAtMillis(), HOUR_MILLIS) * HOUR_MILLIS;
    long end = hour + HOUR_MILLIS - 1;
    if (mention.deleted()
        || mention.revision() > 0
        || mention.kind() == MentionKind.REPOST
        || end <= context.timerService().currentWatermark()) {
      return;
    }
    long[] counts = hours.get(hour);
    long[] more = counts == null ? new long[BINS] : counts;
    more[
        io.firebreak.models.labels.StanceDrift.bin(
            new StanceScore(
                mention.stance(), mention.critic(), mention.supporter(), mention.neutral()))]++;
    hours.put(hour, more);
    context.timerService().registerEventTimeTimer(end);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<StanceDrift> out)
      throws Exception {
    long hour = timestamp + 1 - HOUR_MILLIS;
    long[] counts = hours.get(hour);
    if (counts != null) {
      long[] first = reference.value();
      if (first == null || Arrays.stream(first).sum() < REFERENCE) {
        reference.update(sum(first, counts));
      } else {
        tell(context.getCurrentKey(), hour, first, out);
      }
      // An hour's counts are of use until a day after it; nothing else may come to remove them.
      context.timerService().registerEventTimeTimer(timestamp + HOURS * HOUR_MILLIS + 1);
      return;
    }
    hours.remove(timestamp - (HOURS + 1) * HOUR_MILLIS);
  }

  private void tell(String issueId, long hour, long[] first, Collector<StanceDrift> out)
      throws Exception {
    long[] latest = new long[BINS];
    for (var entry : hours.entries()) {
      if (entry.getKey() <= hour && entry.getKey() > hour - HOURS * HOUR_MILLIS) {
        latest = sum(latest, entry.getValue());
      }
    }
    var drift = io.firebreak.models.labels.StanceDrift.of(list(first), list(latest));
    out.collect(
        new StanceDrift(
            issueId,
            hour,
            Arrays.stream(first).sum(),
            Arrays.stream(latest).sum(),
            drift.index(),
            drift.threshold(),
            drift.alarm()));
  }

  private static long[] sum(long[] some, long[] more) {
    long[] sum = more.clone();
    for (int bin = 0; some != null && bin < BINS; bin++) {
      sum[bin] += some[bin];
    }
    return sum;
  }

  private static List<Long> list(long[] counts) {
    List<Long> list = new ArrayList<>(counts.length);
    for (long count : counts) {
      list.add(count);
    }
    return list;
  }
}
