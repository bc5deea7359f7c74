package io.firebreak.models.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hawkes processes against R and the package evently. */
class HawkesTest {

  @Test
  void likelihoodEstimateAndFitOfAnExponentialHawkesProcessAreThoseOfReference()
      throws IOException {
    double[] times =
        Files.readAllLines(ReferenceFigures.file("fixtures/hawkes/hawkes_exp_times.csv")).stream()
            .filter(line -> !line.isBlank())
            .mapToDouble(Double::parseDouble)
            .toArray();
    JsonNode expected = ReferenceFigures.json("fixtures/hawkes/hawkes_exp.json");
    double end = expected.get("true").get("T").asDouble();
    assertThat(times).hasSize(expected.get("n").asInt());
    ExponentialHawkes truth = process(expected.get("true"));
    assertThat(truth.logLikelihood(times, end)).isCloseTo(262.24099499, within(1e-6));
    ExponentialHawkes fit = ExponentialHawkes.fit(times, end);
    ExponentialHawkes best = process(expected.get("mle"));
    assertThat(fit.background()).isCloseTo(best.background(), within(1e-3));
    assertThat(fit.branching()).isCloseTo(best.branching(), within(1e-3));
    assertThat(fit.decay()).isCloseTo(best.decay(), within(1e-3));
    assertThat(fit.logLikelihood(times, end))
        .isCloseTo(expected.get("loglik_at_mle").asDouble(), within(1e-6));
    TimeRescaling check = TimeRescaling.test(fit.rescaledGaps(times));
    assertThat(check.distance()).isCloseTo(expected.get("ks_D").asDouble(), within(1e-4));
    assertThat(check.probability()).isCloseTo(expected.get("ks_p").asDouble(), within(5e-3));
  }

  private static ExponentialHawkes process(JsonNode node) {
    return new ExponentialHawkes(
        node.get("mu").asDouble(), node.get("alpha").asDouble(), node.get("beta").asDouble());
  }

  @Test
  void aWrongDecayIsFoundOutByTimeRescaling() throws IOException {
    double[] times =
        Files.readAllLines(ReferenceFigures.file("fixtures/hawkes/hawkes_exp_times.csv")).stream()
            .filter(line -> !line.isBlank())
            .mapToDouble(Double::parseDouble)
            .toArray();
    double[] gaps = new ExponentialHawkes(2.54, 0.001, 2.5).rescaledGaps(times);
    assertThat(TimeRescaling.test(gaps).probability()).isLessThan(1e-6);
  }

  @Test
  void intensitiesAreThoseOfEvently() throws IOException {
    List<String[]> rows = ReferenceFigures.table("fixtures/hawkes/evently_intensity.csv");
    assertThat(rows).hasSize(8);
    for (String[] row : rows) {
      HawkesKernel kernel =
          row[0].contains("PL")
              ? HawkesKernel.powerLaw(number(row[1]), number(row[2]), number(row[4]))
              : HawkesKernel.exponential(number(row[1]), number(row[2]));
      if (!row[3].isEmpty()) {
        kernel = kernel.withMarks(number(row[3]));
      }
      if (!row[5].isEmpty()) {
        kernel = kernel.inPopulation(number(row[5]));
      }
      assertThat(kernel.intensity(List.of(0.0, 1.0), List.of(1.0, 2.0), 3))
          .as(row[0])
          .isCloseTo(number(row[7]), within(1e-9))
          .isCloseTo(number(row[6]), within(1e-6));
    }
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  @Test
  void tooFewEventsAreNotFitted() {
    assertThatThrownBy(() -> ExponentialHawkes.fit(new double[] {1, 2}, 3))
        .hasMessageContaining("at least 3 events");
  }
}
