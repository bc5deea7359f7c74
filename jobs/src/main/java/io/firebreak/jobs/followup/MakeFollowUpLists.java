package io.firebreak.jobs.followup;

import io.firebreak.models.data.FollowUpEntry;
import io.firebreak.models.data.FollowUpList;
import io.firebreak.models.followup.ListFollowUps;
import io.firebreak.models.followup.SeenMention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Makes the list of an issue every five minutes of event time, as long as it has mentions of the
 * last 24 hours, and an empty one when it has none any more. Where event time leaps, as after a
 * stop, it makes the last list alone; at the end of a bounded input that of the last mention.
 */
public final class MakeFollowUpLists
    extends KeyedProcessFunction<String, FollowUpInput, FollowUpList> {
  private static final long serialVersionUID = 1L;
  private static final long TICK_MILLIS = Duration.ofMinutes(5).toMillis();
  private static final long KEPT_MILLIS = Duration.ofHours(24).toMillis();

  private final int size;
  private final int mostMentions;
  private transient MapState<String, SeenMention> mentions;
  private transient MapState<String, Long> own;
  private transient MapState<String, Avoided> avoided;
  private transient MapState<String, Long> limits;
  private transient ValueState<Long> newest;

  /**
   * @param size mentions in a list at most
   * @param mostMentions mentions of an issue that are kept at most; beyond it the oldest go
   */
  public MakeFollowUpLists(int size, int mostMentions) {
    this.size = size;
    this.mostMentions = mostMentions;
  }

  @Override
  public void open(OpenContext context) {
    // All five: removed by the tick that finds them older than a day.
    mentions =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "mentions", StringSerializer.INSTANCE, new SeenMentionSerializer()));
    own =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "own", StringSerializer.INSTANCE, LongSerializer.INSTANCE));
    avoided =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "avoided", StringSerializer.INSTANCE, new AvoidedSerializer()));
    limits =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "limits", StringSerializer.INSTANCE, LongSerializer.INSTANCE));
    newest =
        getRuntimeContext().getState(new ValueStateDescriptor<>("newest", LongSerializer.INSTANCE));
  }

  @Override
  public void processElement(FollowUpInput input, Context context, Collector<FollowUpList> out)
      throws Exception {
    long watermark = context.timerService().currentWatermark();
    switch (input.what()) {
      case MENTION -> {
        SeenMention mention = input.mention();
        if (watermark != Long.MAX_VALUE && mention.publishedAtMillis() + KEPT_MILLIS < watermark) {
          mentions.remove(mention.key());
          return;
        }
        mentions.put(mention.key(), mention);
        if (newest.value() == null || newest.value() < mention.publishedAtMillis()) {
          newest.update(mention.publishedAtMillis());
        }
        register(mention.publishedAtMillis(), context);
      }
      case GONE -> {
        for (String key : input.keys()) {
          mentions.remove(key);
        }
      }
      case OWN -> {
        for (String key : input.keys()) {
          own.put(key, input.atMillis());
        }
        register(input.atMillis(), context);
      }
      case AVOID -> {
        for (String key : input.keys()) {
          if (input.reason() == null) {
            avoided.remove(key);
          } else {
            avoided.put(key, new Avoided(input.atMillis(), input.reason()));
          }
        }
        register(input.atMillis(), context);
      }
    }
  }

  /** The end of the five minutes in which something happened, or of those that go on now. */
  private static void register(long atMillis, Context context) {
    long watermark = context.timerService().currentWatermark();
    long at = watermark == Long.MAX_VALUE ? atMillis : Math.max(atMillis, watermark + 1);
    context.timerService().registerEventTimeTimer(tickAfter(at) - 1);
  }

  private static long tickAfter(long millis) {
    return (Math.floorDiv(millis, TICK_MILLIS) + 1) * TICK_MILLIS;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<FollowUpList> out)
      throws Exception {
    long watermark = context.timerService().currentWatermark();
    boolean atEnd = watermark == Long.MAX_VALUE;
    long now = timestamp + 1;
    long last = newest.value() == null ? Long.MIN_VALUE : tickAfter(newest.value());
    if (atEnd ? now != last : now + TICK_MILLIS - 1 <= watermark) {
      if (!atEnd) {
        context
            .timerService()
            .registerEventTimeTimer(Math.floorDiv(watermark + 1, TICK_MILLIS) * TICK_MILLIS - 1);
      }
      return;
    }
    List<SeenMention> known = keepRecent(now);
    Set<String> ownKeys = new HashSet<>();
    removeOld(own, time -> time, now).keySet().forEach(ownKeys::add);
    Map<String, String> reasons = new HashMap<>();
    removeOld(avoided, Avoided::atMillis, now)
        .forEach((key, avoid) -> reasons.put(key, avoid.reason()));
    FollowUpList list =
        ListFollowUps.of(
            context.getCurrentKey(),
            new ListFollowUps.Known(known, ownKeys, reasons, limits(known)),
            now,
            size);
    for (FollowUpEntry entry : list.ranked()) {
      limits.put(entry.mentionKey(), entry.answerByMillis());
    }
    out.collect(list);
    if (known.isEmpty() && ownKeys.isEmpty() && reasons.isEmpty()) {
      newest.clear();
    } else if (!atEnd) {
      context.timerService().registerEventTimeTimer(timestamp + TICK_MILLIS);
    }
  }

  /** The limits that were set, of mentions that are still known. */
  private Map<String, Long> limits(List<SeenMention> known) throws Exception {
    Set<String> keys = new HashSet<>();
    known.forEach(mention -> keys.add(mention.key()));
    Map<String, Long> kept = new HashMap<>();
    for (var all = limits.iterator(); all.hasNext(); ) {
      Map.Entry<String, Long> entry = all.next();
      if (keys.contains(entry.getKey())) {
        kept.put(entry.getKey(), entry.getValue());
      } else {
        all.remove();
      }
    }
    return kept;
  }

  /** Drops what is older than a day, and the oldest where there are too many. */
  private List<SeenMention> keepRecent(long now) throws Exception {
    List<SeenMention> known = new ArrayList<>();
    for (Iterator<SeenMention> all = mentions.values().iterator(); all.hasNext(); ) {
      SeenMention mention = all.next();
      if (mention.publishedAtMillis() < now - KEPT_MILLIS) {
        all.remove();
      } else {
        known.add(mention);
      }
    }
    known.sort(
        Comparator.comparingLong(SeenMention::publishedAtMillis).thenComparing(SeenMention::key));
    int tooMany = Math.max(0, known.size() - mostMentions);
    for (SeenMention old : known.subList(0, tooMany)) {
      mentions.remove(old.key());
    }
    return List.copyOf(known.subList(tooMany, known.size()));
  }

  private interface Time<T> {
    long of(T value);
  }

  private static <T> Map<String, T> removeOld(MapState<String, T> state, Time<T> time, long now)
      throws Exception {
    Map<String, T> kept = new HashMap<>();
    for (var all = state.iterator(); all.hasNext(); ) {
      Map.Entry<String, T> entry = all.next();
      if (time.of(entry.getValue()) < now - KEPT_MILLIS) {
        all.remove();
      } else {
        kept.put(entry.getKey(), entry.getValue());
      }
    }
    return kept;
  }
}
