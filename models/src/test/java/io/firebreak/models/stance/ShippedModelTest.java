package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.firebreak.models.stance.StanceEvaluation.DataSetScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The card says what the shipped model does. */
class ShippedModelTest {

  private static final Path CARD = Path.of("STANCE-MODEL-CARD.md");

  @Test
  void theCardShowsTheScoresThatProgramsRead() throws IOException {
    StanceMetrics metrics = StanceMetrics.shipped();
    String card = Files.readString(CARD);

    assertThat(card).contains("# Stance model card: " + metrics.model() + "\n");
    for (DataSetScore score : metrics.dataSets()) {
      assertThat(card)
          .contains(
              String.format(
                  Locale.ROOT,
                  "| %s | %,d | %.3f (",
                  score.name(),
                  score.confusion().texts(),
                  score.accuracy().value()))
          .contains(
              String.format(
                  Locale.ROOT, "| %.3f (%.3f to", score.macroF1().value(), score.macroF1().low()));
    }
  }

  @Test
  void theHeldOutScoresAreReproducedOnTheTestData() throws IOException {
    Path tests =
        Path.of(System.getProperty("firebreak.shared", "../../shared"), "data/stance/test");
    assumeThat(tests).as("labelled test texts, found by -Dfirebreak.shared").isDirectory();

    StanceEvaluation evaluation =
        StanceEvaluator.evaluate(LinearStanceClassifier.shipped(), tests, 1, line -> {});

    assertThat(StanceMetrics.of(evaluation)).isEqualTo(StanceMetrics.shipped());
  }
}
