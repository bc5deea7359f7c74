package io.firebreak.models.simulation;

import java.util.Arrays;
import java.util.List;

/**
 * One simulated crisis as bare events in order of time, with the truth. It holds the events that
 * came and those that responses suppressed; a reader that must not know the truth skips what {@link
 * #isObserved} denies. Immutable.
 */
public final class EventCourse {
  private static final int TIME_SHIFT = 22;

  private final CrisisParameters crisis;
  private final List<ResponseShape> responses;
  private final int observedWorld;
  private final int[] published;
  private final int[] parents;
  private final long[] seeds;
  private final byte[] worlds;
  private final boolean[] bots;

  EventCourse(
      CrisisParameters crisis,
      List<ResponseShape> responses,
      ResponseEffects effects,
      EventProcess process) {
    this.crisis = crisis;
    this.responses = responses;
    observedWorld = effects.observed();
    int size = process.size();
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      order[i] = ((long) process.publishedMillis(i) << TIME_SHIFT) | i;
    }
    Arrays.sort(order);
    int[] rank = new int[size];
    for (int i = 0; i < size; i++) {
      rank[(int) (order[i] & ((1 << TIME_SHIFT) - 1))] = i;
    }
    published = new int[size];
    parents = new int[size];
    seeds = new long[size];
    worlds = new byte[size];
    bots = new boolean[size];
    for (int from = 0; from < size; from++) {
      int to = rank[from];
      published[to] = process.publishedMillis(from);
      parents[to] = process.parent(from) < 0 ? -1 : rank[process.parent(from)];
      seeds[to] = process.seed(from);
      worlds[to] = (byte) process.worlds(from);
      bots[to] = process.isBot(from);
    }
  }

  /** What kind of crisis it is. */
  public CrisisParameters crisis() {
    return crisis;
  }

  /** What the responses truly do, in the order of their numbers. */
  public List<ResponseShape> responses() {
    return responses;
  }

  /** Events of all worlds. */
  public int size() {
    return published.length;
  }

  /** Milliseconds since the onset. */
  public int millis(int event) {
    return published[event];
  }

  /** Hours since the onset. */
  public double hours(int event) {
    return published[event] / BranchingProcess.MILLIS_PER_HOUR;
  }

  /** Index of the event that caused it, which stands before it; -1 for an original. */
  public int parent(int event) {
    return parents[event];
  }

  /** True for a mention that no other one caused. */
  public boolean isOriginal(int event) {
    return parents[event] < 0;
  }

  /** True for a repost by a bot, which causes nothing. */
  public boolean isBot(int event) {
    return bots[event];
  }

  /** The mark: how many mentions it causes, relative to the mean; 0 for a bot. */
  public double influence(int event) {
    return bots[event] ? 0 : EventProcess.influence(crisis.world(), seeds[event]);
  }

  /** Followers of its author, heavy-tailed; they go with the influence, but not strictly. */
  public long followers(int event) {
    return EventProcess.followers(seeds[event]);
  }

  /** True where the event came, all responses made. */
  public boolean isObserved(int event) {
    return isIn(observedWorld, event);
  }

  /** True where the event would have come without any response. */
  public boolean isInWorldWithoutResponses(int event) {
    return isIn(0, event);
  }

  /** True where the responses suppressed an event that would have come without them. */
  public boolean isSuppressed(int event) {
    return isIn(0, event) && !isObserved(event);
  }

  private boolean isIn(int world, int event) {
    return (worlds[event] & (1 << world)) != 0;
  }

  /** Events that came. */
  public int observed() {
    return count(observedWorld, 0, Integer.MAX_VALUE);
  }

  /** Events averted by all responses together until the end; negative where they did harm. */
  public int averted() {
    return averted(0, Double.POSITIVE_INFINITY);
  }

  /** Events averted by all responses with a time from {@code fromHours} up to {@code toHours}. */
  public int averted(double fromHours, double toHours) {
    double from = fromHours * BranchingProcess.MILLIS_PER_HOUR;
    double to = toHours * BranchingProcess.MILLIS_PER_HOUR;
    return count(0, from, to) - count(observedWorld, from, to);
  }

  /** Events averted by one response: those that would have come were only this one missing. */
  public int averted(int response) {
    int without = observedWorld & ~(1 << response);
    return count(without, 0, Integer.MAX_VALUE) - count(observedWorld, 0, Integer.MAX_VALUE);
  }

  private int count(int world, double fromMillis, double toMillis) {
    int count = 0;
    for (int i = 0; i < published.length; i++) {
      if (isIn(world, i) && published[i] >= fromMillis && published[i] < toMillis) {
        count++;
      }
    }
    return count;
  }
}
