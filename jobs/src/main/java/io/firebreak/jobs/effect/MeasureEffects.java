package io.firebreak.jobs.effect;

import io.firebreak.jobs.EventTimes;
import io.firebreak.jobs.StableHash;
import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.Stance;
import io.firebreak.models.effect.EffectEstimate;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Looks at each response of an issue 1 h, 6 h and 24 h after it, when event time has passed, and
 * again when late mentions, edits or other responses change what a look rests on, at most every ten
 * minutes of event time, until the look is frozen. Where a bounded input ends, a look sees what
 * there is.
 */
public final class MeasureEffects
    extends KeyedCoProcessFunction<String, CellDelta, Response, ResponseEffect> {
  private static final long serialVersionUID = 1L;
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long REVISION_GRAIN = 10 * MINUTE;

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
    // Each response is removed by its event-time timer when its last look is frozen.
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
        if (response.told()[look.ordinal()] != 0
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
  public void processElement2(Response response, Context context, Collector<ResponseEffect> out)
      throws Exception {
    TrackedResponse before = responses.get(response.id());
    if (before != null
        && before.atMillis() == response.publishedAtMillis()
        && before.withdrawn() == response.deleted()) {
      return;
    }
    if (before == null && response.deleted()) {
      return;
    }
    // What else was said about the issue is part of what every look rests on.
    for (Map.Entry<String, TrackedResponse> entry : responses.entries()) {
      TrackedResponse other = entry.getValue();
      Arrays.fill(other.stale(), true);
      entry.setValue(other);
      schedule(other, context.timerService());
    }
    TrackedResponse tracked = TrackedResponse.of(response, before);
    responses.put(response.id(), tracked);
    schedule(tracked, context.timerService());
  }

  /** Timers of the looks, at the end of their last minute: then all its cells are here. */
  private static void schedule(TrackedResponse response, TimerService timers) {
    for (Look look : Look.values()) {
      timers.registerEventTimeTimer(dueMillis(response, look));
    }
    timers.registerEventTimeTimer(EventTimes.roundUp(response.endMillis(), REVISION_GRAIN));
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
        Comparator.comparingLong(TrackedResponse::atMillis).thenComparing(TrackedResponse::id));
    List<ResponseMoment> moments =
        tracked.stream().map(r -> new ResponseMoment(r.id(), r.atMillis(), r.withdrawn())).toList();
    IssueHistory history = null;
    for (TrackedResponse response : tracked) {
      boolean changed = false;
      for (Look look : Look.values()) {
        boolean due = timestamp >= dueMillis(response, look);
        boolean frozen = look.isFrozen(response.atMillis(), timestamp);
        boolean first = response.told()[look.ordinal()] == 0;
        if (!due || !response.stale()[look.ordinal()] || (frozen && !first)) {
          continue;
        }
        if (history == null) {
          history = history(context.timerService());
        }
        changed = true;
        response.stale()[look.ordinal()] = false;
        tell(context.getCurrentKey(), response, look, moments, history, out);
      }
      if (timestamp >= response.endMillis()) {
        tellFrozen(
            context.getCurrentKey(), response, moments, history, context.timerService(), out);
        responses.remove(response.id());
      } else if (changed) {
        responses.put(response.id(), response);
      }
    }
    forget(timestamp);
  }

  private void tell(
      String issueId,
      TrackedResponse response,
      Look look,
      List<ResponseMoment> moments,
      IssueHistory history,
      Collector<ResponseEffect> out) {
    if (!history.isKnownAfter(before(response, look))) {
      return; // the input ended before this look could see anything new
    }
    ResponseEffect row = row(issueId, response, look, false, moments, history);
    long hash = Math.max(1, row.hashCode() & Long.MAX_VALUE);
    if (hash != response.told()[look.ordinal()]) {
      response.told()[look.ordinal()] = hash;
      out.collect(row);
    }
  }

  /** The last word: the same figures, marked as final. */
  private void tellFrozen(
      String issueId,
      TrackedResponse response,
      List<ResponseMoment> moments,
      IssueHistory known,
      TimerService timers,
      Collector<ResponseEffect> out)
      throws Exception {
    IssueHistory history = known == null ? history(timers) : known;
    for (Look look : Look.values()) {
      if (response.told()[look.ordinal()] != 0) {
        out.collect(row(issueId, response, look, true, moments, history));
      }
    }
  }

  private ResponseEffect row(
      String issueId,
      TrackedResponse response,
      Look look,
      boolean frozen,
      List<ResponseMoment> moments,
      IssueHistory history) {
    long lookAt = history.knownUntil(look.atMillis(response.atMillis()));
    ResponseMoment moment =
        new ResponseMoment(response.id(), response.atMillis(), response.withdrawn());
    EffectEstimate found =
        measure.measure(
            EffectRequest.of(moment, segment(history, moment, moments, lookAt), lookAt)
                .withOthers(moments)
                .withPlacebos(library.placebos())
                .withSeed(seed(issueId, response.id(), look)));
    return EffectRows.row(issueId, response.id(), look, frozen, found);
  }

  private Segment segment(
      IssueHistory history, ResponseMoment response, List<ResponseMoment> others, long lookAt) {
    return history.segment(measure.packageStartMillis(response, others), lookAt);
  }

  private static long seed(String issueId, String responseId, Look look) {
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
