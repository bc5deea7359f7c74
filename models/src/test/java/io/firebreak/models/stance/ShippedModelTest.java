package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.firebreak.models.stance.StanceEvaluation.DataSetScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The card says what the shipped models do. */
class ShippedModelTest {

  private static final Path CARD = Path.of("STANCE-MODEL-CARD.md");
  private static final Path README = Path.of("..", "README.md");

  @ParameterizedTest
  @EnumSource(StanceMode.class)
  void theCardShowsTheScoresThatProgramsRead(StanceMode mode) throws IOException {
    StanceMetrics metrics = StanceMetrics.shipped(mode);
    String card = Files.readString(CARD);

    assertThat(card).contains(metrics.model());
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
  void cardAndReadmeShowWhatIsAskedAndReached() throws IOException {
    String card = Files.readString(CARD);
    String readme = Files.readString(README);
    String table = StanceReport.shippedGoals().summary();

    assertThat(table.lines().filter(line -> line.contains("macro-F1"))).hasSizeGreaterThan(5);
    assertThat(readme).contains(table);
    assertThat(table.lines().takeWhile(line -> !line.contains("processor-second")))
        .allSatisfy(line -> assertThat(card).contains(line));
  }

  @Test
  void theScoresAreThoseOfTheModelsThatShip() {
    assertThat(StanceMetrics.shipped(StanceMode.FAST).model())
        .isEqualTo(LinearStanceClassifier.shipped().version());
    assertThat(StanceMetrics.shipped(StanceMode.AUTO).model())
        .isEqualTo(StanceJudge.shipped(StanceMode.AUTO, 1).asClassifier().version());
  }

  @Test
  void theHeldOutScoresOfFastAreReproducedOnTheTestData() throws IOException {
    StanceEvaluation evaluation =
        StanceEvaluator.evaluate(LinearStanceClassifier.shipped(), tests(), 1, line -> {});

    assertThat(StanceMetrics.of(evaluation)).isEqualTo(StanceMetrics.shipped());
  }

  /** Within a hundredth: other processors round the encoder's int8 arithmetic differently. */
  @Test
  void theHeldOutScoresOfAccurateAreReproducedOnTheUnseenCompanies() throws IOException {
    Path tests = tests();
    StanceJudge judge = StanceJudge.shipped(StanceMode.ACCURATE, 1);
    DataSetScore expected =
        StanceMetrics.shipped(StanceMode.ACCURATE).on(StanceMetrics.UNSEEN_COMPANIES);
    long[][] counts = new long[3][3];
    for (LabelledText row : LabelledText.readAll(tests)) {
      if (row.dataSet().equals(StanceMetrics.UNSEEN_COMPANIES)) {
        StanceScore score =
            judge.judge("en", null, row.text(), new Target(row.target(), List.of()), false).score();
        counts[Confusion.ORDER.indexOf(row.label())][Confusion.ORDER.indexOf(score.stance())]++;
      }
    }

    assertThat(Confusion.of(counts, 0).macroF1())
        .isCloseTo(expected.macroF1().value(), within(0.01));
  }

  private static Path tests() {
    Path tests =
        Path.of(System.getProperty("firebreak.shared", "../../shared"), "data/stance/test");
    assumeThat(tests).as("labelled test texts, found by -Dfirebreak.shared").isDirectory();
    return tests;
  }
}
