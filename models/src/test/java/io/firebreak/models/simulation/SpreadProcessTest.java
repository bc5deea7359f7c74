package io.firebreak.models.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.Stance;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpreadProcessTest {

  @Test
  void sampledDelaysFollowTheKernel() {
    RandomStream random = RandomStream.of(11, 0);
    double[] delays = new double[50_000];
    for (int i = 0; i < delays.length; i++) {
      delays[i] = RepostDelayKernel.sample(random);
    }
    Arrays.sort(delays);
    double distance = 0;
    for (int i = 0; i < delays.length; i++) {
      double cdf = RepostDelayKernel.cdf(delays[i]);
      distance = Math.max(distance, Math.max(cdf - i / 5e4, (i + 1) / 5e4 - cdf));
    }
    // Kolmogorov and Smirnov: 1 % of samples are beyond 1.63 / sqrt(n).
    assertThat(distance).isLessThan(1.63 / Math.sqrt(delays.length));
  }

  @Test
  void delaysInTheFilesFollowTheKernelOnceTheHourOfDayIsWeighedOut() {
    int hours = 336;
    Instant start = Instant.parse("2025-03-10T00:00:00Z");
    Simulation simulation =
        CrisisSimulator.simulate(
            SimulationSettings.defaults()
                .withScenario(Scenario.CALM)
                .withTime(start, hours)
                .withMentions(60_000));
    Map<String, Long> published = new HashMap<>();
    TreeMap<Double, Double> weightByDelay = new TreeMap<>();
    // Parents of the first nine days: all but 0.1 % of their offspring lie within the fortnight.
    double lastParent = start.toEpochMilli() + 216 * 3.6e6;
    simulation
        .mentions()
        .forEach(
            m -> {
              long at = m.mention().publishedAtMillis();
              published.put(m.mention().key(), at);
              Long cause = m.parentKey() == null ? null : published.get(m.parentKey());
              if (cause != null && cause < lastParent) {
                double hourOfDay = (at - start.toEpochMilli()) / 3.6e6 % 24;
                double activity =
                    Platform.valueOf(m.mention().platform().toUpperCase(java.util.Locale.ROOT))
                        .activity(hourOfDay);
                weightByDelay.merge((at - cause) / 3.6e6, 1 / activity, Double::sum);
              }
            });
    assertThat(weightByDelay).hasSizeGreaterThan(8_000);
    double total = weightByDelay.values().stream().mapToDouble(w -> w).sum();
    double sum = 0;
    for (Map.Entry<Double, Double> step : weightByDelay.entrySet()) {
      sum += step.getValue();
      assertThat(sum / total)
          .isCloseTo(
              RepostDelayKernel.cdf(step.getKey()), org.assertj.core.data.Offset.offset(0.025));
    }
  }

  @Test
  void sizesAreTheOnesAskedForOnTheAverage() {
    double sum = 0;
    int runs = 30;
    for (int seed = 0; seed < runs; seed++) {
      sum +=
          CrisisSimulator.simulate(
                  SimulationSettings.defaults()
                      .withScenario(Scenario.NO_EFFECT)
                      .withSeed(seed)
                      .withMentions(2_000)
                      .withDirt(0, 0, 0, 0, 0, 0))
              .truth()
              .mentions();
    }
    assertThat(sum / runs).isBetween(1_800.0, 2_200.0);
  }

  @Test
  void criticsSurgeInTheCrisisAndNotOnACalmDay() {
    SimulationSettings settings = SimulationSettings.defaults().withMentions(10_000);
    assertThat(peakOverMedian(settings)).isGreaterThan(8);
    assertThat(peakOverMedian(settings.withScenario(Scenario.CALM))).isLessThan(4);
  }

  private static double peakOverMedian(SimulationSettings settings) {
    long[] critics =
        CrisisSimulator.simulate(settings).truth().issues().get(0).hours().stream()
            .mapToLong(Truth.HourTruth::critic)
            .sorted()
            .toArray();
    return critics[critics.length - 1] / (double) critics[critics.length / 2];
  }

  @Test
  void followersAreHeavyTailedAndAuthorsKeepTheirs() {
    Map<String, Long> followers = new HashMap<>();
    CrisisSimulator.simulate(SimulationSettings.defaults())
        .mentions()
        .filter(m -> m.mention().platform().equals("x"))
        .forEach(
            m -> {
              Long known = followers.put(m.mention().authorId(), m.mention().followers());
              assertThat(known == null || known.equals(m.mention().followers())).isTrue();
            });
    long[] sorted = followers.values().stream().mapToLong(f -> f).sorted().toArray();
    long median = sorted[sorted.length / 2];
    assertThat(median).isBetween(100L, 600L);
    assertThat(sorted[sorted.length * 99 / 100]).isGreaterThan(15 * median);
  }

  @Test
  void someTextsSpeakOfBothCompaniesWithOppositeStances() {
    long both =
        CrisisSimulator.simulate(SimulationSettings.defaults())
            .mentions()
            .filter(m -> m.stances().size() == 2)
            .peek(
                m ->
                    assertThat(m.stances().values())
                        .containsExactlyInAnyOrder(Stance.CRITIC, Stance.SUPPORTER))
            .count();
    assertThat(both).isGreaterThan(50);
  }
}
