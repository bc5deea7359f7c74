package io.firebreak.models.simulation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What to simulate. Equal settings give equal bytes.
 *
 * @param scenario what happens
 * @param seed chooses one of the possible courses
 * @param start begin of the simulated time, whole milliseconds, between the years 2015 and 2035
 * @param hours length of the simulated time, 6 to 336; onset and responses scale with it (at 48:
 *     onset at +3 h, responses at +14 h and +30 h)
 * @param mentions mean number of mentions that there would be without any response, 50 to
 *     2,000,000; a single course differs from the mean by some 5 to 20 %
 * @param duplicates share of records that come once more, 0 to 0.5
 * @param late share of mentions seen 1 to 12 hours after they were published, 0 to 0.3
 * @param beyondHorizon share of mentions seen 48 to 72 hours after they were published, 0 to 0.1
 * @param garbage unusable records, as a share of the mentions, 0 to 0.5
 * @param edits share of mentions edited later, 0 to 0.2
 * @param deletes share of mentions deleted later, 0 to 0.2
 */
public record SimulationSettings(
    Scenario scenario,
    long seed,
    Instant start,
    int hours,
    int mentions,
    double duplicates,
    double late,
    double beyondHorizon,
    double garbage,
    double edits,
    double deletes) {

  private static final Instant EARLIEST = Instant.parse("2015-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2035-01-01T00:00:00Z");

  public SimulationSettings {
    if (scenario == null || start == null) {
      throw new IllegalArgumentException("scenario and start must be given");
    }
    if (start.isBefore(EARLIEST)
        || start.isAfter(LATEST)
        || !start.equals(start.truncatedTo(ChronoUnit.MILLIS))) {
      throw new IllegalArgumentException(
          "start must lie between %s and %s, in whole milliseconds, and is %s"
              .formatted(EARLIEST, LATEST, start));
    }
    inRange("hours", hours, 6, 336);
    inRange("mentions", mentions, 50, 2_000_000);
    inRange("duplicates", duplicates, 0, 0.5);
    inRange("late", late, 0, 0.3);
    inRange("beyondHorizon", beyondHorizon, 0, 0.1);
    inRange("garbage", garbage, 0, 0.5);
    inRange("edits", edits, 0, 0.2);
    inRange("deletes", deletes, 0, 0.2);
  }

  /**
   * A crisis of 48 hours with 20,000 mentions and a little dirt of each kind, as a careful
   * collector would still deliver it: 1 % duplicates, 1 % late, 0.2 % garbage, 0.5 % edits, 0.5 %
   * deletes.
   */
  public static SimulationSettings defaults() {
    return new SimulationSettings(
        Scenario.CRISIS,
        1,
        Instant.parse("2025-03-10T06:00:00Z"),
        48,
        20_000,
        0.01,
        0.01,
        0,
        0.002,
        0.005,
        0.005);
  }

  public SimulationSettings withScenario(Scenario value) {
    return new SimulationSettings(
        value,
        seed,
        start,
        hours,
        mentions,
        duplicates,
        late,
        beyondHorizon,
        garbage,
        edits,
        deletes);
  }

  public SimulationSettings withSeed(long value) {
    return new SimulationSettings(
        scenario,
        value,
        start,
        hours,
        mentions,
        duplicates,
        late,
        beyondHorizon,
        garbage,
        edits,
        deletes);
  }

  /** These settings with another time: its begin, and its length in hours. */
  public SimulationSettings withTime(Instant newStart, int newHours) {
    return new SimulationSettings(
        scenario,
        seed,
        newStart,
        newHours,
        mentions,
        duplicates,
        late,
        beyondHorizon,
        garbage,
        edits,
        deletes);
  }

  public SimulationSettings withMentions(int value) {
    return new SimulationSettings(
        scenario,
        seed,
        start,
        hours,
        value,
        duplicates,
        late,
        beyondHorizon,
        garbage,
        edits,
        deletes);
  }

  /** These settings with other shares of dirty data; all zero gives clean data. */
  public SimulationSettings withDirt(
      double newDuplicates,
      double newLate,
      double newBeyondHorizon,
      double newGarbage,
      double newEdits,
      double newDeletes) {
    return new SimulationSettings(
        scenario,
        seed,
        start,
        hours,
        mentions,
        newDuplicates,
        newLate,
        newBeyondHorizon,
        newGarbage,
        newEdits,
        newDeletes);
  }

  private static void inRange(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s must lie between %s and %s, and is %s"
              .formatted(name, plain(low), plain(high), plain(value)));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
