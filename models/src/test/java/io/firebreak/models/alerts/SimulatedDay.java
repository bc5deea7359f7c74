package io.firebreak.models.alerts;

import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.simulation.CrisisSimulator;
import io.firebreak.models.simulation.Scenario;
import io.firebreak.models.simulation.SimulatedMention;
import io.firebreak.models.simulation.Simulation;
import io.firebreak.models.simulation.SimulationSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The first issue of a simulation under its true stances, from mentions to alerts. */
record SimulatedDay(AlertsUnderTest alerts, long startMillis, int[] critics) {
  /** When it happens, in hours of a simulation of 48 hours; people hear of it by and by. */
  static final long EVENT_HOURS = 3;

  static SimulatedDay play(Scenario scenario, long seed, int mentions, List<AlertRule> rules) {
    SimulationSettings settings =
        SimulationSettings.defaults()
            .withScenario(scenario)
            .withSeed(seed)
            .withMentions(mentions)
            .withDirt(0, 0, 0, 0, 0, 0);
    Simulation simulation = CrisisSimulator.simulate(settings);
    String issue = simulation.issues().get(0).id();
    List<SimulatedMention> order = new ArrayList<>();
    simulation.mentions().filter(m -> m.stances().containsKey(issue)).forEach(order::add);
    order.sort(Comparator.comparingLong(m -> m.mention().publishedAtMillis()));
    AlertsUnderTest alerts = new AlertsUnderTest(rules);
    long start = settings.start().toEpochMilli();
    int[] critics = new int[49 * 60];
    long minute = start / 60_000 + 1;
    for (SimulatedMention simulated : order) {
      Mention mention = simulated.mention();
      while (mention.publishedAtMillis() >= minute * 60_000) {
        alerts.minute(minute++);
      }
      Stance stance = simulated.stances().get(issue);
      critics[(int) (minute - start / 60_000) - 1] += stance == Stance.CRITIC ? 1 : 0;
      long followers = mention.followers() == null ? -1 : mention.followers();
      alerts.count(
          mention.platform(),
          stance,
          mention.kind(),
          followers,
          mention.authorId() == null ? 0 : mention.authorId().hashCode() | 1,
          mention.publishedAtMillis());
      alerts.see(
          new MentionSeen(
              mention.key(),
              mention.publishedAtMillis(),
              followers,
              mention.sourceTier() == null ? 0 : mention.sourceTier(),
              stance,
              mention.url()));
    }
    alerts.minute(minute);
    return new SimulatedDay(alerts, start, critics);
  }

  /**
   * Onset of the surge, in hindsight: start of the first five minutes from the event on with at
   * least five critics, and four times as many as in the hours before.
   */
  long onsetMillis() {
    int event = (int) EVENT_HOURS * 60;
    double usual = 5.0 * IntStream.range(0, event).map(i -> critics[i]).sum() / event;
    int minute = event;
    while (IntStream.range(minute, minute + 5).map(i -> critics[i]).sum()
        < Math.max(5, 4 * usual)) {
      minute++;
    }
    return startMillis + minute * 60_000L;
  }

  double hours(long millis) {
    return (millis - startMillis) / 3_600_000.0;
  }
}
