package io.firebreak.jobs.effect;

import io.firebreak.jobs.EventTimes;
import io.firebreak.jobs.StableHash;
import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.Stance;
import io.firebreak.models.effect.EffectLibrary;
import io.firebreak.models.effect.EffectRequest;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.Look;
import io.firebreak.models.effect.MeasureEffect;
import io.firebreak.models.effect.ResponseMoment;
import io.firebreak.models.effect.Segment;
import io.firebreak.models.spread.SpreadCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Looks at each response of an issue 1 h, 6 h and 24 h after it, when event time has passed, and
 * again when late mentions, edits or other responses change what a look rests on, at most every ten
 * minutes of event time, until the look is frozen. Where a bounded input ends, a look sees what
 * there is. A response that is compared with another issue is measured by {@link CompareEffects},
 * to which both issues send what they know.
 */
public final class MeasureEffects
    extends KeyedCoProcessFunction<String, CellDelta, FollowedResponse, ResponseEffect> {
  private static final long serialVersionUID = 1L;
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  static final long REVISION_GRAIN = 10 * MINUTE;

  /** What is known about looks that rest on two issues. */
  static final OutputTag<LookHalf> HALVES = new OutputTag<>("halves", CompareEffects.HALVES);

  /** A story's past that a look may need: a day before the response, a day after it, the freeze. */
  static final long KEPT_MILLIS = Duration.ofDays(7).toMillis();

  private final String libraryPath;
  private transient EffectLibrary library;
  private transient MeasureEffect measure;
  private transient MapState<PlatformHourKey, HourCounts> hours;
  private transient MapState<String, TrackedResponse> responses;

  /** Measures with what is shipped alone. */
  public MeasureEffects() {
    this("");
  }

  /**
   * Measures with what past crises taught.
   *
   * @param libraryPath a library that every task manager can read; empty for none
   */
  public MeasureEffects(String libraryPath) {
    this.libraryPath = libraryPath;
  }

  @Override
  public void open(OpenContext context) {
    library = OpenLibrary.at(libraryPath);
    measure = new MeasureEffect(library.settings(EffectSettings.SHIPPED));
    // Each hour is removed by its event-time timer, a week after it.
    hours =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "hours", new PlatformHourKeySerializer(), new HourCountsSerializer()));
    // Each response is removed by its event-time timer when no look of another can rest on it.
    responses =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "responses", StringSerializer.INSTANCE, new TrackedResponseSerializer()));
  }

  @Override
  public void processElement1(CellDelta delta, Context context, Collector<ResponseEffect> out)
      throws Exception {
    SpreadCell cell = delta.cell();
    if (cell.mentions() == 0 && cell.passedOn() == 0 && !cell.hasDelays()) {
      return;
    }
    long atMillis = delta.minute() * MINUTE;
    TimerService timers = context.timerService();
    if (timers.currentWatermark() != Long.MAX_VALUE
        && atMillis + KEPT_MILLIS <= timers.currentWatermark()) {
      return; // older than any look that is not frozen
    }
    PlatformHourKey key = new PlatformHourKey(delta.platform(), Math.floorDiv(atMillis, HOUR));
    HourCounts counts = hours.get(key);
    if (counts == null) {
      counts = new HourCounts();
      timers.registerEventTimeTimer((key.hour() + 1) * HOUR + KEPT_MILLIS);
    }
    int minute = (int) Math.floorMod(delta.minute(), (long) HourCounts.MINUTES);
    if (delta.stance() == Stance.CRITIC) {
      counts.addCritics(minute, cell.kind(MentionKind.ORIGINAL), cell.passedOn());
      counts.addDelays(minute, cell);
    } else {
      counts.addOthers(minute, cell.mentions());
    }
    hours.put(key, counts);
    markStale(atMillis, timers);
  }

  /** Marks the looks that were told and rest on a minute, and sees to it that they are revised. */
  private void markStale(long atMillis, TimerService timers) throws Exception {
    if (atMillis + MINUTE > timers.currentWatermark()) {
      return; // no look that this belongs to was told yet
    }
    boolean revise = false;
    for (Map.Entry<String, TrackedResponse> entry : responses.entries()) {
      TrackedResponse response = entry.getValue();
      boolean marked = false;
      for (Look look : Look.values()) {
        if (response.told()[look.ordinal()] > 0
            && !response.stale()[look.ordinal()]
            && atMillis < look.atMillis(response.atMillis())) {
          response.stale()[look.ordinal()] = true;
          marked = true;
        }
      }
      if (marked) {
        entry.setValue(response);
        revise = true;
      }
    }
    if (revise) {
      timers.registerEventTimeTimer(
          EventTimes.roundUp(timers.currentWatermark() + 1, REVISION_GRAIN));
    }
  }

  @Override
  public void processElement2(
      FollowedResponse response, Context context, Collector<ResponseEffect> out) throws Exception {
    String key = TrackedResponse.key(response);
    TrackedResponse before = responses.get(key);
    TrackedResponse tracked = TrackedResponse.of(response, before);
    if (tracked.says(before) || (before == null && response.withdrawn())) {
      return;
    }
    if (before == null && isForgotten(response.atMillis(), context.timerService())) {
      return; // told long ago, or too late for anybody
    }
    if (response.isControl() && response.withdrawn()) {
      responses.remove(key);
      return;
    }
    if (!response.isControl()) {
      long since =
          before == null ? response.atMillis() : Math.min(before.atMillis(), response.atMillis());
      staleAll(since, context.timerService());
      if (before != null && before.comparisonIssue() != null && tracked.comparisonIssue() == null) {
        context.output(HALVES, LookHalf.dropped(context.getCurrentKey(), before));
      }
    }
    responses.put(key, tracked);
    schedule(tracked, context.timerService());
  }

  /** True when the day before a response is no longer known, so that it cannot be measured. */
  private static boolean isForgotten(long responseAtMillis, TimerService timers) {
    long now = timers.currentWatermark();
    return now != Long.MAX_VALUE && responseAtMillis - DAY + KEPT_MILLIS <= now;
  }

  /** What else was said about the issue is part of what every later look rests on. */
  private void staleAll(long sinceMillis, TimerService timers) throws Exception {
    for (Map.Entry<String, TrackedResponse> entry : responses.entries()) {
      TrackedResponse other = entry.getValue();
      if (other.isControl() || other.isFinal()) {
        continue;
      }
      boolean marked = false;
      for (Look look : Look.values()) {
        if (look.atMillis(other.atMillis()) >= sinceMillis && !other.stale()[look.ordinal()]) {
          other.stale()[look.ordinal()] = true;
          marked = true;
        }
      }
      if (marked) {
        entry.setValue(other);
        schedule(other, timers);
      }
    }
  }

  /** Timers of the looks, at the end of their last minute: then all its cells are here. */
  private static void schedule(TrackedResponse response, TimerService timers) {
    for (Look look : Look.values()) {
      timers.registerEventTimeTimer(dueMillis(response, look));
    }
    timers.registerEventTimeTimer(EventTimes.roundUp(response.endMillis(), REVISION_GRAIN));
    timers.registerEventTimeTimer(EventTimes.roundUp(response.forgetMillis(), REVISION_GRAIN));
  }

  private static long dueMillis(TrackedResponse response, Look look) {
    return EventTimes.roundUp(look.atMillis(response.atMillis()) + 1, MINUTE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ResponseEffect> out)
      throws Exception {
    List<TrackedResponse> tracked = new ArrayList<>();
    responses.values().forEach(tracked::add);
    tracked.sort(
        Comparator.comparingLong(TrackedResponse::atMillis).thenComparing(TrackedResponse::key));
    List<ResponseMoment> moments =
        tracked.stream().filter(r -> !r.isControl()).map(TrackedResponse::moment).toList();
    IssueHistory history = null;
    for (TrackedResponse response : tracked) {
      if (response.isFinal()) {
        if (timestamp >= response.forgetMillis()) {
          responses.remove(response.key());
        }
        continue;
      }
      boolean changed = false;
      for (Look look : Look.values()) {
        boolean due = timestamp >= dueMillis(response, look);
        boolean frozen = look.isFrozen(response.atMillis(), timestamp);
        boolean first = response.told()[look.ordinal()] == 0;
        if (!due
            || !response.stale()[look.ordinal()]
            || (frozen && !first)
            || (response.isControl() && look.isGauge())) {
          continue;
        }
        if (history == null) {
          history = history(context.timerService());
        }
        changed = true;
        response.stale()[look.ordinal()] = false;
        tell(context, response, look, moments, history, out);
      }
      if (timestamp >= response.endMillis()) {
        tellFrozen(context, response, moments, history, out);
        if (response.isControl()) {
          responses.remove(response.key());
        } else {
          responses.put(response.key(), response.asFinal());
        }
      } else if (changed) {
        responses.put(response.key(), response);
      }
    }
    forget(timestamp);
  }

  private void tell(
      OnTimerContext context,
      TrackedResponse response,
      Look look,
      List<ResponseMoment> moments,
      IssueHistory history,
      Collector<ResponseEffect> out)
      throws Exception {
    if (!response.isControl() && !history.isKnownAfter(before(response, look))) {
      return; // the input ended before this look could see anything new
    }
    if (response.isCompared(look)) {
      response.told()[look.ordinal()] = 1;
      context.output(HALVES, half(context, response, look, false, moments, history));
      return;
    }
    ResponseEffect row = row(context.getCurrentKey(), response, look, false, moments, history);
    long hash = hash(row);
    if (hash != response.told()[look.ordinal()]) {
      response.told()[look.ordinal()] = hash;
      out.collect(row);
    }
  }

  /** The last word: the same figures, marked as final. */
  private void tellFrozen(
      OnTimerContext context,
      TrackedResponse response,
      List<ResponseMoment> moments,
      IssueHistory known,
      Collector<ResponseEffect> out)
      throws Exception {
    IssueHistory history = known == null ? history(context.timerService()) : known;
    for (Look look : Look.values()) {
      if (response.told()[look.ordinal()] == 0) {
        continue;
      }
      if (response.isCompared(look)) {
        context.output(HALVES, half(context, response, look, true, moments, history));
      } else {
        out.collect(row(context.getCurrentKey(), response, look, true, moments, history));
      }
    }
  }

  private ResponseEffect row(
      String issueId,
      TrackedResponse response,
      Look look,
      boolean frozen,
      List<ResponseMoment> moments,
      IssueHistory history)
      throws Exception {
    long lookAt = history.knownUntil(look.atMillis(response.atMillis()));
    long start = measure.packageStartMillis(response.moment(), moments);
    List<String> unexposed = response.unexposedPlatforms();
    Segment segment =
        unexposed.isEmpty()
            ? history.segment(start, lookAt)
            : segment(start, lookAt, platform -> !unexposed.contains(platform));
    EffectRequest request =
        EffectRequest.of(response.moment(), segment, lookAt)
            .withOthers(moments)
            .withPlacebos(library.placebos())
            .withSeed(seed(issueId, response.id(), look));
    if (!unexposed.isEmpty()) {
      request = request.withControl(segment(start, lookAt, unexposed::contains));
    }
    return EffectRows.row(
        issueId,
        response.id(),
        look,
        frozen,
        EffectRows.control(unexposed, response.comparisonIssue()),
        measure.measure(request));
  }

  /** The mentions of some platforms. */
  private Segment segment(long start, long lookAt, Predicate<String> platforms) throws Exception {
    IssueHistory part = new IssueHistory(library, false);
    for (Map.Entry<PlatformHourKey, HourCounts> entry : hours.entries()) {
      if (platforms.test(entry.getKey().platform())) {
        part.add(entry.getKey(), entry.getValue());
      }
    }
    return part.segment(start, lookAt);
  }

  /** What this issue knows about a look that rests on two. */
  private LookHalf half(
      OnTimerContext context,
      TrackedResponse response,
      Look look,
      boolean frozen,
      List<ResponseMoment> moments,
      IssueHistory history)
      throws Exception {
    List<LookHalf.PlatformHour> known = new ArrayList<>();
    for (Map.Entry<PlatformHourKey, HourCounts> entry : hours.entries()) {
      known.add(new LookHalf.PlatformHour(entry.getKey(), entry.getValue()));
    }
    return LookHalf.of(
        context.getCurrentKey(),
        response,
        moments,
        look,
        history.knownUntil(look.atMillis(response.atMillis())),
        context.timerService().currentWatermark(),
        frozen,
        known);
  }

  /** A hash that is above 0. */
  static long hash(ResponseEffect row) {
    return Math.max(1, row.hashCode() & Long.MAX_VALUE);
  }

  static long seed(String issueId, String responseId, Look look) {
    return new StableHash().add(issueId).add(responseId).add(look.ordinal()).value();
  }

  /** When the look before this one was, or the response itself. */
  private static long before(TrackedResponse response, Look look) {
    return look.ordinal() == 0
        ? response.atMillis()
        : Look.values()[look.ordinal() - 1].atMillis(response.atMillis());
  }

  /** At the end of a bounded input nothing is known beyond the issue's last mention. */
  private IssueHistory history(TimerService timers) throws Exception {
    IssueHistory history = new IssueHistory(library, timers.currentWatermark() == Long.MAX_VALUE);
    for (Map.Entry<PlatformHourKey, HourCounts> entry : hours.entries()) {
      history.add(entry.getKey(), entry.getValue());
    }
    return history;
  }

  private void forget(long timestamp) throws Exception {
    Iterator<Map.Entry<PlatformHourKey, HourCounts>> all = hours.iterator();
    while (all.hasNext()) {
      if ((all.next().getKey().hour() + 1) * HOUR + KEPT_MILLIS <= timestamp) {
        all.remove();
      }
    }
    if (hours.isEmpty()) {
      hours.clear(); // an empty map is state too
    }
  }
}
