package io.firebreak.jobs.story;

import io.firebreak.jobs.EventTimes;
import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.StoryMetric;
import io.firebreak.models.spread.SpreadSettings;
import io.firebreak.models.story.MeasureStory;
import io.firebreak.models.story.StoryHour;
import io.firebreak.models.story.StoryResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * Tells the story of an issue at the end of each hour of event time in which something was said or
 * answered, and at the next full hour when late mentions, edits or corrected responses change an
 * hour that is past. A story whose onset is more than 14 days old stays as it was told last, until
 * there is a new one.
 */
public final class TellStory
    extends KeyedCoProcessFunction<String, CellDelta, Response, StoryMetric> {
  private static final long serialVersionUID = 1L;
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  /** What the figures need, and three days in which late mentions may still change them. */
  static final long KEPT_MILLIS = MeasureStory.NEEDED_HOURS * HOUR + Duration.ofDays(3).toMillis();

  private final SpreadSettings settings;
  private transient MeasureStory measure;
  private transient MapState<Long, StoryHour> hours;
  private transient MapState<String, StoryResponse> responses;
  private transient ValueState<ToldStory> told;

  public TellStory(SpreadSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    measure = new MeasureStory(settings);
    // Each hour is removed by its event-time timer, 24 days after it.
    hours =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "hours", LongSerializer.INSTANCE, new StoryHourSerializer()));
    // Each response is removed by its event-time timer, 24 days after it, or when it is withdrawn.
    responses =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "responses", StringSerializer.INSTANCE, new StoryResponseSerializer()));
    // Removed with the last hour.
    told =
        getRuntimeContext().getState(new ValueStateDescriptor<>("told", new ToldStorySerializer()));
  }

  @Override
  public void processElement1(CellDelta delta, Context context, Collector<StoryMetric> out)
      throws Exception {
    long atMillis = delta.minute() * MINUTE;
    long hour = Math.floorDiv(atMillis, HOUR);
    if (isPast((hour + 1) * HOUR + KEPT_MILLIS, context)) {
      return;
    }
    StoryHour counts = hours.get(hour);
    if (counts == null) {
      counts = new StoryHour();
      context.timerService().registerEventTimeTimer((hour + 1) * HOUR + KEPT_MILLIS);
    }
    counts.add((int) Math.floorMod(delta.minute(), 60L), delta.stance(), delta.cell());
    hours.put(hour, counts);
    tellAfter(atMillis, context);
  }

  @Override
  public void processElement2(Response response, Context context, Collector<StoryMetric> out)
      throws Exception {
    long atMillis = response.publishedAtMillis();
    StoryResponse now = StoryResponse.of(atMillis, response.channel());
    StoryResponse before = responses.get(response.id());
    // An answer to one mention is not how the company answered the story.
    boolean none = response.deleted() || response.isAnswer();
    if (none ? before == null : now.equals(before)) {
      return;
    }
    if (none) {
      responses.remove(response.id());
    } else if (isPast(atMillis + KEPT_MILLIS, context)) {
      return;
    } else {
      responses.put(response.id(), now);
      context
          .timerService()
          .registerEventTimeTimer(EventTimes.roundUp(atMillis + KEPT_MILLIS, HOUR));
      tellAfter(atMillis, context);
    }
    if (before != null) {
      tellAfter(before.publishedAtMillis(), context);
    }
  }

  private static boolean isPast(long millis, Context context) {
    long watermark = context.timerService().currentWatermark();
    return watermark != Long.MAX_VALUE && millis <= watermark;
  }

  /** Sees to it that the story is told at the end of an hour, or soon when that is past. */
  private void tellAfter(long atMillis, Context context) throws Exception {
    long nowMillis = EventTimes.now(context.timerService(), atMillis);
    long dueMillis = EventTimes.roundUp(nowMillis + 1, HOUR);
    context.timerService().registerEventTimeTimer(dueMillis);
    if (dueMillis != EventTimes.roundUp(atMillis + 1, HOUR)) {
      ToldStory before = told.value();
      if (before == null || before.dueMillis() != dueMillis) {
        told.update((before == null ? ToldStory.NOTHING : before).dueAt(dueMillis));
      }
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<StoryMetric> out)
      throws Exception {
    ToldStory before = told.value() == null ? ToldStory.NOTHING : told.value();
    if (isDue(timestamp, before)) {
      tell(context.getCurrentKey(), timestamp, before, out);
    }
    forget(timestamp);
  }

  private boolean isDue(long timestamp, ToldStory before) throws Exception {
    if (before.dueMillis() == timestamp || hours.contains(timestamp / HOUR - 1)) {
      return true;
    }
    for (StoryResponse response : responses.values()) {
      if (EventTimes.roundUp(response.publishedAtMillis() + 1, HOUR) == timestamp) {
        return true;
      }
    }
    return false;
  }

  private void tell(String issueId, long timestamp, ToldStory before, Collector<StoryMetric> out)
      throws Exception {
    TreeMap<Long, StoryHour> counts = new TreeMap<>();
    hours.entries().forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    if (counts.isEmpty()) {
      return; // a response to an issue of which nobody speaks
    }
    List<StoryResponse> standing = new ArrayList<>();
    responses.values().forEach(standing::add);
    StoryMetric row = measure.measure(issueId, counts, standing, timestamp);
    long hash = row.hashCode();
    if (hash == before.hash() || isOlderStory(before, row)) {
      return;
    }
    long onsetMillis = row.onsetMillis() == null ? ToldStory.NEVER : row.onsetMillis();
    told.update(new ToldStory(hash, onsetMillis, before.dueMillis()));
    out.collect(row);
  }

  /** Whether the story that was told began before what is measured, and there is no new one. */
  private static boolean isOlderStory(ToldStory before, StoryMetric row) {
    return row.onsetMillis() == null
        && row.untilMillis() != null
        && before.onsetMillis() != ToldStory.NEVER
        && before.onsetMillis() < row.untilMillis() - MeasureStory.STORY_HOURS * HOUR;
  }

  private void forget(long timestamp) throws Exception {
    Iterator<Map.Entry<Long, StoryHour>> oldHours = hours.iterator();
    while (oldHours.hasNext()) {
      if ((oldHours.next().getKey() + 1) * HOUR + KEPT_MILLIS <= timestamp) {
        oldHours.remove();
      }
    }
    Iterator<Map.Entry<String, StoryResponse>> oldResponses = responses.iterator();
    while (oldResponses.hasNext()) {
      if (oldResponses.next().getValue().publishedAtMillis() + KEPT_MILLIS <= timestamp) {
        oldResponses.remove();
      }
    }
    if (responses.isEmpty()) {
      responses.clear(); // an empty map is state too
    }
    if (hours.isEmpty()) {
      hours.clear();
      told.clear();
    }
  }
}
