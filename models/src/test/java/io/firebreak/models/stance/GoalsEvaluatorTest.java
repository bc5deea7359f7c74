package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.data.Stance;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalsEvaluatorTest {

  @TempDir Path directory;

  /** Says of a text what its first word says, if it says something, and is nine tenths sure. */
  private static final class FirstWord implements StanceClassifier {
    @Override
    public StanceScore classify(String language, String title, String text, Target target) {
      String word = text.split(" ", 2)[0];
      if (!List.of("critic", "supporter", "neutral").contains(word)) {
        return StanceScore.UNCLASSIFIED;
      }
      Stance stance = Stance.of(word);
      return new StanceScore(
          stance,
          stance == Stance.CRITIC ? 0.9 : 0.05,
          stance == Stance.SUPPORTER ? 0.9 : 0.05,
          stance == Stance.NEUTRAL ? 0.9 : 0.05);
    }

    @Override
    public String version() {
      return "first-word";
    }
  }

  private void write(String name, String... rows) throws IOException {
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(directory.resolve(name + ".jsonl.gz"))),
            StandardCharsets.UTF_8)) {
      for (String row : rows) {
        String[] part = row.split("\\|");
        out.write(
            "{\"text\":\"%s\",\"target\":\"%s\",\"label\":\"%s\"}\n"
                .formatted(part[0], part[1], part[2]));
      }
    }
  }

  private StanceGoals evaluate() throws IOException {
    return GoalsEvaluator.evaluate("fast", new FirstWord(), directory, 1, line -> {});
  }

  @Test
  void eachMeasureIsWhatItsDefinitionSays() throws IOException {
    write(
        "brand_own",
        "critic one|Bluejet|critic",
        "supporter two|Bluejet|supporter",
        "neutral three|Bluejet|neutral",
        "critic four|Oakline|neutral",
        "critic five|Oakline|critic");
    write(
        "mtsd",
        "critic both|A|critic",
        "critic both|B|critic",
        "critic one|A|critic",
        "critic one|B|supporter",
        "critic alone|A|critic");

    StanceGoals goals = evaluate();

    assertThat(goals.goal("Bluejet, macro-F1").value().value()).isEqualTo(1.0, within(1e-12));
    assertThat(goals.goal("Bluejet, macro-F1").reached()).isTrue();
    assertThat(goals.goal("Oakline, neutral F1").value().value()).isZero();
    // Critic: precision 1/2, recall 1; the other two stances have nothing right.
    double oakline = 2.0 / 3 / 3;
    assertThat(goals.goal("companies, mean macro-F1").value().value())
        .isEqualTo((1 + oakline) / 2, within(1e-12));
    // Nine tenths sure of five texts, four of them right.
    assertThat(goals.goal("companies, ECE (15 bins)").value().value())
        .isEqualTo(0.1, within(1e-12));
    assertThat(goals.goal("companies, ECE (15 bins)").reached()).isFalse();
    assertThat(goals.goal("two targets, both right").value().value()).isEqualTo(0.5, within(1e-12));
    assertThat(goals.goal("two targets, both right").texts()).isEqualTo(4);
  }

  @Test
  void theSameSeedGivesTheSameIntervals() throws IOException {
    write(
        "semeval2016a",
        "critic one|A|critic",
        "supporter two|A|critic",
        "neutral three|A|neutral",
        "supporter four|A|supporter");

    StanceGoals.Goal goal = evaluate().goal("SemEval-2016 A, opinion F1");

    assertThat(evaluate().goals()).containsExactly(goal);
    assertThat(goal.value().low()).isLessThan(goal.value().value());
    assertThat(goal.value().high()).isGreaterThan(goal.value().value());
  }
}
