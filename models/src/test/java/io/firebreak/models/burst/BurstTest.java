package io.firebreak.models.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.firebreak.models.cascade.ReferenceFigures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bursts against the R package bursts, changes against MOA. */
class BurstTest {

  @ParameterizedTest
  @ValueSource(strings = {"ex1", "ex2", "ex3"})
  void burstsAreThoseOfReference(String example) throws IOException {
    double[] times =
        ReferenceFigures.table("fixtures/burst/kleinberg_offsets.csv").stream()
            .filter(row -> row[0].equals(example))
            .mapToDouble(row -> Double.parseDouble(row[1]))
            .toArray();
    List<String[]> expected =
        ReferenceFigures.table("fixtures/burst/kleinberg_R_bursts.csv").stream()
            .filter(row -> row[0].equals(example))
            .toList();
    double base = Double.parseDouble(expected.get(0)[1]);
    double gamma = Double.parseDouble(expected.get(0)[2]);
    List<Burst> bursts = new KleinbergBursts(base, gamma).find(times);
    assertThat(bursts).hasSize(expected.size());
    for (int i = 0; i < bursts.size(); i++) {
      String[] row = expected.get(i);
      assertThat(bursts.get(i).level()).isEqualTo(Integer.parseInt(row[3]));
      assertThat(bursts.get(i).start()).isEqualTo(Double.parseDouble(row[4]));
      assertThat(bursts.get(i).end()).isEqualTo(Double.parseDouble(row[5]));
    }
  }

  @Test
  void manyMentionsInOneInstantAreNoErrorAndAnEvenPaceIsNoBurst() {
    KleinbergBursts detector = new KleinbergBursts(2, 1);
    assertThat(detector.find()).isEmpty();
    assertThat(detector.find(5, 5, 5)).containsExactly(new Burst(1, 5, 5));
    assertThat(detector.find(3, 1, 2, 2, 4)).containsExactly(new Burst(1, 1, 4));
  }

  @Test
  void changesAreReportedWhereReferenceReportsThem() throws IOException {
    JsonNode expected = ReferenceFigures.json("fixtures/burst/page_hinkley.json");
    JsonNode parameters = expected.get("params");
    PageHinkley detector =
        new PageHinkley(
            parameters.get("min_instances").asInt(),
            parameters.get("delta").asDouble(),
            parameters.get("lam").asDouble(),
            parameters.get("alpha").asDouble());
    List<Integer> changes = new ArrayList<>();
    for (String[] row : ReferenceFigures.table("fixtures/burst/page_hinkley_stream.csv")) {
      if (detector.add(Double.parseDouble(row[1]))) {
        changes.add(Integer.parseInt(row[0]));
      }
    }
    assertThat(changes).containsExactly(1014, 1685);
  }

  @Test
  void aConstantStreamNeverChangesAndARiseIsFoundSoon() {
    PageHinkley detector = new PageHinkley(10, 0.1, 5, 1);
    for (int i = 0; i < 1_000; i++) {
      assertThat(detector.add(3)).isFalse();
    }
    detector.reset();
    for (int i = 0; i < 30; i++) {
      assertThat(detector.add(3)).isFalse();
    }
    int after = 0;
    while (!detector.add(5)) {
      after++;
    }
    assertThat((double) after).isCloseTo(3, within(2.0));
    assertThatThrownBy(() -> detector.add(Double.NaN)).hasMessageContaining("NaN");
  }
}
