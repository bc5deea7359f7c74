package io.firebreak.models.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SimulationSettings SMALL =
      SimulationSettings.defaults().withMentions(1_000).withDirt(0.05, 0.05, 0, 0.05, 0.02, 0.02);
  private static final String[] FILES = {
    SimulationFiles.MENTIONS,
    SimulationFiles.ISSUES,
    SimulationFiles.RESPONSES,
    SimulationFiles.TRUTH
  };

  @TempDir Path directory;

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
    Path first = write(SMALL, "first");
    Path second = write(SMALL, "second");
    Path other = write(SMALL.withSeed(2), "other");
    for (String file : FILES) {
      assertThat(second.resolve(file)).as(file).hasSameBinaryContentAs(first.resolve(file));
    }
    assertThat(Files.readAllBytes(other.resolve(SimulationFiles.MENTIONS)))
        .isNotEqualTo(Files.readAllBytes(first.resolve(SimulationFiles.MENTIONS)));
  }

  @Test
  void theFileHasOneRecordALineInOrderOfArrival() throws IOException {
    Simulation simulation = CrisisSimulator.simulate(SMALL);
    List<String> lines = lines(write(SMALL, "lines").resolve(SimulationFiles.MENTIONS));
    assertThat(lines).hasSize(simulation.deliveryCount());
    int line = 0;
    long before = Long.MIN_VALUE;
    for (Delivery delivery : simulation.deliveries()) {
      assertThat(lines.get(line++)).isEqualTo(new String(delivery.value(), StandardCharsets.UTF_8));
      assertThat(delivery.observedAtMillis()).isGreaterThanOrEqualTo(before);
      before = delivery.observedAtMillis();
    }
  }

  @Test
  void progressEndsWithTheNumberOfRecords() throws IOException {
    Simulation simulation = CrisisSimulator.simulate(SMALL.withMentions(12_000));
    List<Long> told = new ArrayList<>();
    SimulationFiles.write(simulation, directory, told::add);
    assertThat(told).hasSizeGreaterThan(1).isSorted();
    assertThat(told.get(told.size() - 1)).isEqualTo(simulation.deliveryCount());
  }

  @Test
  void issuesAndResponsesHaveTheFieldsOfTheContracts() throws IOException {
    Path written = write(SMALL, "definitions");
    List<String> issues = Files.readAllLines(written.resolve(SimulationFiles.ISSUES));
    assertThat(issues).hasSize(2);
    JsonNode issue = JSON.readTree(issues.get(0));
    assertThat(issue.get("id").textValue()).isEqualTo("tidelark-outage");
    assertThat(issue.get("comparisonGroup"))
        .isEqualTo(JSON.readTree(issues.get(1)).get("comparisonGroup"));
    List<String> responses = Files.readAllLines(written.resolve(SimulationFiles.RESPONSES));
    JsonNode response = JSON.readTree(responses.get(0));
    assertThat(response.get("issue").textValue()).isEqualTo("tidelark-outage");
    // 14 hours after the start.
    assertThat(response.get("publishedAt").textValue()).isEqualTo("2025-03-10T20:00:00Z");
    assertThat(responses).hasSize(2);
    JsonNode truth = JSON.readTree(written.resolve(SimulationFiles.TRUTH).toFile());
    assertThat(truth.at("/settings/scenario").textValue()).isEqualTo("crisis");
    assertThat(truth.at("/responses/0/reduction").doubleValue()).isEqualTo(0.4);
    assertThat(truth.at("/issues/0/stances/critic").longValue()).isPositive();
  }

  @Test
  void aCalmTimeHasNoResponses() throws IOException {
    Path written = write(SMALL.withScenario(Scenario.CALM), "calm");
    assertThat(written.resolve(SimulationFiles.RESPONSES)).isEmptyFile();
  }

  private Path write(SimulationSettings settings, String name) throws IOException {
    Path target = directory.resolve(name);
    SimulationFiles.write(CrisisSimulator.simulate(settings), target, n -> {});
    return target;
  }

  private static List<String> lines(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
