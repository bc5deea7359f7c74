package io.firebreak.jobs;

import java.time.Duration;
import org.apache.flink.streaming.api.TimerService;

/** Event-time timers shared by the stages. */
public final class EventTimes {
  /** Clean-up timers fall on multiples of this: one hour. */
  public static final long CLEAN_UP_GRAIN = Duration.ofHours(1).toMillis();

  private EventTimes() {}

  /**
   * The event time that state about an event counts from: the event's own time, or the watermark
   * for an event that came late. At the end of a bounded input, where the watermark is beyond all
   * time, it is the event's own time.
   */
  public static long now(TimerService timers, long eventMillis) {
    long watermark = timers.currentWatermark();
    return watermark == Long.MAX_VALUE ? eventMillis : Math.max(eventMillis, watermark);
  }

  /**
   * Registers a timer that removes state once it is no longer needed: the given time after {@link
   * #now}. It is rounded up to the full hour, so that keys share few timers; at the end of a
   * bounded input every timer fires, in order of time.
   */
  public static void cleanUpLater(TimerService timers, long eventMillis, long afterMillis) {
    timers.registerEventTimeTimer(roundUp(now(timers, eventMillis) + afterMillis, CLEAN_UP_GRAIN));
  }

  /** The next multiple of the grain at or above the time. */
  public static long roundUp(long millis, long grain) {
    return Math.floorDiv(millis + grain - 1, grain) * grain;
  }
}
