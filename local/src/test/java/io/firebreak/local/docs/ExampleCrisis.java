package io.firebreak.local.docs;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import io.firebreak.models.effect.EffectEstimate;
import io.firebreak.models.effect.EffectRequest;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.MeasureEffect;
import io.firebreak.models.effect.MentionTimes;
import io.firebreak.models.effect.ResponseMoment;
import io.firebreak.models.effect.Segment;
import io.firebreak.models.simulation.CrisisSimulator;
import io.firebreak.models.simulation.Scenario;
import io.firebreak.models.simulation.SimulatedMention;
import io.firebreak.models.simulation.Simulation;
import io.firebreak.models.simulation.SimulationSettings;
import java.util.List;
import java.util.stream.Stream;

/**
 * One simulated crisis: its critic mentions in hours since the story broke, and its first response.
 * With the same seed the same crisis comes with a response that does nothing and with one that
 * works.
 */
final class ExampleCrisis {
  /** Chosen once for pictures that are easy to read; the figures in them are this crisis's own. */
  static final long SEED = 2;

  static final int MENTIONS = 8_000;

  private static final double HOUR = 3_600_000;
  private static final double ONSET_HOURS = 3;
  private static final double COMPARED_HOURS = 10;
  private static final double LOOK_HOURS = 16;

  private final Simulation simulation;
  private final long brokeAtMillis;
  private final double[] critics;
  private final boolean[] passedOn;

  private ExampleCrisis(Simulation simulation) {
    this.simulation = simulation;
    brokeAtMillis = simulation.settings().start().toEpochMilli() + Math.round(ONSET_HOURS * HOUR);
    List<SimulatedMention> mentions = critics(simulation.mentions()).toList();
    critics = mentions.stream().mapToDouble(this::hours).toArray();
    passedOn = new boolean[critics.length];
    for (int i = 0; i < passedOn.length; i++) {
      passedOn[i] = mentions.get(i).mention().kind() != MentionKind.ORIGINAL;
    }
  }

  static ExampleCrisis of(Scenario scenario) {
    return new ExampleCrisis(
        CrisisSimulator.simulate(
            SimulationSettings.defaults()
                .withScenario(scenario)
                .withSeed(SEED)
                .withMentions(MENTIONS)
                .withDirt(0, 0, 0, 0, 0, 0)));
  }

  /** Hours from the story's begin to the first response. */
  double responseHours() {
    return (simulation.responses().get(0).publishedAtMillis() - brokeAtMillis) / HOUR;
  }

  /**
   * Hours from the story's begin to the look in the pictures. The second response, before or after
   * it, changes nothing.
   */
  double lookHours() {
    return responseHours() + LOOK_HOURS;
  }

  /** Critic mentions of each hour since the story broke. */
  double[] perHour(int hours) {
    double[] counts = new double[hours];
    for (double at : critics) {
      if (at >= 0 && at < hours) {
        counts[(int) at]++;
      }
    }
    return counts;
  }

  /**
   * Critic mentions passed on that the responses averted, in windows from the first response on.
   */
  double[] avertedPerWindow(int windows, double widthHours) {
    double[] counts = new double[windows];
    critics(simulation.averted())
        .filter(mention -> mention.mention().kind() != MentionKind.ORIGINAL)
        .mapToDouble(mention -> (hours(mention) - responseHours()) / widthHours)
        .filter(window -> window >= 0 && window < windows)
        .forEach(window -> counts[(int) window]++);
    return counts;
  }

  /** Mean critic mentions per hour in the hours that the plain comparison looks at. */
  double rate(double atHours, int side) {
    double from = side < 0 ? atHours - compared(atHours) : atHours;
    double to = side < 0 ? atHours : atHours + compared(atHours);
    int count = 0;
    for (double at : critics) {
      count += at >= from && at < to ? 1 : 0;
    }
    return count / (to - from);
  }

  /** Hours on either side that the plain comparison looks at. */
  double compared(double atHours) {
    return Math.min(COMPARED_HOURS, atHours);
  }

  /** Change of the plain rate at a time, as a share. */
  double change(double atHours) {
    return rate(atHours, 1) / rate(atHours, -1) - 1;
  }

  /** Whether the plain comparison would call its fall significant at 5 % (two Poisson counts). */
  boolean plainlySlowed(double atHours) {
    double before = rate(atHours, -1) * compared(atHours);
    double after = rate(atHours, 1) * compared(atHours);
    return (before - after) / Math.sqrt(Math.max(1, before + after)) > 1.645;
  }

  /** The effect test at the time of the first response, or at any other time. */
  EffectEstimate measure(double atHours, double lookHours) {
    long[] times = new long[critics.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = millis(critics[i]);
    }
    return new MeasureEffect(EffectSettings.SHIPPED)
        .measure(
            EffectRequest.of(
                    ResponseMoment.of("response", millis(atHours)),
                    Segment.of(MentionTimes.of(times, passedOn)),
                    millis(lookHours))
                .withOnset(brokeAtMillis)
                .withSeed(SEED));
  }

  private Stream<SimulatedMention> critics(Stream<SimulatedMention> all) {
    String issue = simulation.issues().get(0).id();
    return all.filter(mention -> mention.stances().get(issue) == Stance.CRITIC);
  }

  private double hours(SimulatedMention mention) {
    return (mention.mention().publishedAtMillis() - brokeAtMillis) / HOUR;
  }

  private long millis(double hours) {
    return brokeAtMillis + Math.round(hours * HOUR);
  }
}
