package io.firebreak.models.simulation;

import java.util.List;

/**
 * Simulates crises as bare events, for the calibration of the effect test: the process behind
 * {@link CrisisSimulator}, without texts. A million events take about half a second.
 */
public final class EventSimulator {
  /** A crisis with fewer mentions before its response is drawn anew. */
  private static final int LEAST_BEFORE = 150;

  /** A crisis of size 1 that grows past this is drawn anew. */
  private static final int LIMIT = 80_000;

  private static final int MAX_ATTEMPTS = 1000;

  private EventSimulator() {}

  /** Makes responses for a crisis whose time of the first one is drawn at random. */
  @FunctionalInterface
  public interface Responses {
    /**
     * @param responseHours t_r, hours since the onset
     */
    List<ResponseShape> at(double responseHours);

    /** One response, a lasting step. */
    static Responses step(double reduction) {
      return hours -> List.of(ResponseShape.step(hours, reduction));
    }
  }

  /**
   * A random crisis of a world with at least 150 mentions before its response. The same seed gives
   * the same crisis mention for mention whatever its responses, unless one backfires.
   *
   * @param size multiplies the originals; 1 gives some hundred to some ten thousand events
   * @param botShare mean number of bots that repost a mention, 0 for none
   */
  public static EventCourse random(
      CrisisWorld world, double size, Responses responses, double botShare, long seed) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      long own = RandomStream.derive(seed, attempt);
      CrisisParameters crisis = CrisisParameters.random(world, size, own);
      EventCourse course =
          attempt(crisis, responses.at(crisis.responseHours()), botShare, own, size);
      if (course != null) {
        return course;
      }
    }
    throw new IllegalStateException(
        "no crisis of %s with size %s has %d mentions before its response and stays within bounds"
            .formatted(world.label(), size, LEAST_BEFORE));
  }

  private static EventCourse attempt(
      CrisisParameters crisis,
      List<ResponseShape> responses,
      double botShare,
      long seed,
      double size) {
    try {
      int limit = (int) Math.min(Cascade.MAX_SIZE, LIMIT * Math.max(1, size));
      EventProcess process = process(crisis, responses, limit);
      process.run(botShare, RandomStream.derive(seed, 1));
      return process.countBefore(crisis.responseHours()) < LEAST_BEFORE
          ? null
          : course(crisis, responses, process);
    } catch (EventProcess.OutOfControlException e) {
      return null;
    }
  }

  /**
   * A crisis of given parameters, such as an unexposed twin of another one.
   *
   * @param responses at most 3
   * @throws IllegalStateException when it grows past four million events
   */
  public static EventCourse simulate(
      CrisisParameters crisis, List<ResponseShape> responses, double botShare, long seed) {
    EventProcess process = process(crisis, responses, Cascade.MAX_SIZE);
    try {
      process.run(botShare, seed);
    } catch (EventProcess.OutOfControlException e) {
      throw new IllegalStateException(e.getMessage() + ": ask for fewer originals or hours", e);
    }
    return course(crisis, responses, process);
  }

  private static EventProcess process(
      CrisisParameters crisis, List<ResponseShape> responses, int limit) {
    return new EventProcess(crisis, effects(responses), limit);
  }

  private static EventCourse course(
      CrisisParameters crisis, List<ResponseShape> responses, EventProcess process) {
    return new EventCourse(crisis, List.copyOf(responses), effects(responses), process);
  }

  private static ResponseEffects effects(List<ResponseShape> responses) {
    return new ResponseEffects(responses.size(), responses.toArray(ResponseShape[]::new));
  }
}
