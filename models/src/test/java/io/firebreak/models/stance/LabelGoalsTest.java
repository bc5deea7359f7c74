package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.firebreak.models.labels.ErrorPrior;
import io.firebreak.models.stance.StanceGoals.Goal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelGoalsTest {

  private static final int TEXTS = 300;

  @TempDir Path directory;

  /** The first texts of each target. */
  private void copySome(Path data, String name) throws IOException {
    Path from = data.resolve("test").resolve(name);
    assumeTrue(Files.exists(from), "no " + from + ": the public data are not here");
    Map<String, Integer> counts = new HashMap<>();
    try (var lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(from)), StandardCharsets.UTF_8));
        var out =
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(directory.resolve(name))),
                StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String target = line.replaceFirst(".*\"target\": ?\"([^\"]*)\".*", "$1");
        if (counts.merge(target, 1, Integer::sum) <= TEXTS) {
          out.write(line + "\n");
        }
      }
    }
  }

  @Test
  void labelsOfItsOwnHelpACompanyAndItsCorrectedShareHoldsTheTruth() throws IOException {
    String shared = System.getProperty("firebreak.shared");
    assumeTrue(shared != null, "the property firebreak.shared names no folder of public data");
    copySome(Path.of(shared).resolve("data/stance"), "brand_airline.jsonl.gz");
    copySome(Path.of(shared).resolve("data/stance"), "brand_sanders.jsonl.gz");

    LabelGoals measured =
        LabelGoals.measure(
            LinearStanceClassifier.shipped(),
            EncoderStanceClassifier.shipped(),
            directory,
            1,
            line -> {});

    assertThat(value(measured, "airlines with 100 labels, macro-F1"))
        .isGreaterThan(value(measured, "airlines without the 100 labels, macro-F1") + 0.01);
    assertThat(value(measured, "corrected critic share, 100 audit labels, truth inside"))
        .isGreaterThan(0.85);
    assertThat(measured.priors()).extracting(ErrorPrior::mode).containsExactly("accurate", "fast");
  }

  private static double value(LabelGoals measured, String name) {
    List<Goal> goals = measured.goals();
    return new StanceGoals("accurate", "", goals, null).goal(name).value().value();
  }
}
