package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.stance.StanceEvaluation.DataSetScore;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StanceTrainerTest {

  private static final List<String> BAD = List.of("awful", "rotten", "late", "dirty", "rude");
  private static final List<String> GOOD = List.of("lovely", "fresh", "early", "clean", "kind");
  private static final List<String> PLAIN = List.of("blue", "square", "open", "new", "listed");

  @TempDir Path directory;

  @BeforeEach
  void writeSyntheticRows() throws IOException {
    Files.createDirectories(directory.resolve("data"));
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(directory.resolve("data/own.jsonl.gz"))),
            StandardCharsets.UTF_8)) {
      for (int i = 0; i < 240; i++) {
        List<String> words = List.of(BAD, GOOD, PLAIN).get(i % 3);
        String label = List.of("critic", "supporter", "neutral").get(i % 3);
        String company = List.of("Northwind", "Bluejet").get(i % 2);
        out.write(
            """
            {"id":"%d","text":"%s is %s and %s today","target":"%s","label":"%s","split":"%s"}
            """
                .formatted(
                    i,
                    company,
                    words.get(i / 3 % 5),
                    words.get(i / 15 % 5),
                    company,
                    label,
                    i % 10 == 9 ? "val" : "train"));
      }
    }
  }

  private StanceTrainer.Result train(String name) throws IOException {
    return StanceTrainer.train(directory.resolve("data"), directory.resolve(name), 7, line -> {});
  }

  @Test
  void theSameDataAndSeedGiveTheSameBytes() throws IOException {
    assertThat(train("a")).isEqualTo(train("b"));
    assertThat(directory.resolve("a/linear-1.bin.gz"))
        .hasSameBinaryContentAs(directory.resolve("b/linear-1.bin.gz"));
  }

  @Test
  void whatItLearntServesAnUnseenCompany() throws IOException {
    String version = train("a").version();
    LinearStanceClassifier model = LinearStanceClassifier.load(directory.resolve("a"));

    assertThat(model.version()).isEqualTo(version);
    assertThat(
            model
                .classify("en", null, "Redhill is rude and dirty", new Target("Redhill", List.of()))
                .stance()
                .word())
        .isEqualTo("critic");
  }

  @Test
  void theEvaluationOfASeparableSetIsPerfectAndRepeatable() throws IOException {
    train("a");
    LinearStanceClassifier model = LinearStanceClassifier.load(directory.resolve("a"));
    StanceEvaluation first =
        StanceEvaluator.evaluate(model, directory.resolve("data"), 3, line -> {});
    StanceEvaluation second =
        StanceEvaluator.evaluate(model, directory.resolve("data"), 3, line -> {});
    DataSetScore score = first.dataSets().get(0);

    assertThat(second.dataSets()).isEqualTo(first.dataSets());
    assertThat(score.name()).isEqualTo("own");
    assertThat(score.confusion().texts()).isEqualTo(240);
    assertThat(score.accuracy().value()).isEqualTo(1.0, within(1e-12));
    assertThat(score.macroF1().low()).isEqualTo(1.0, within(1e-12));
    assertThat(ModelCard.markdown(first)).contains(model.version(), "| own | 240 | 1.000");
  }

  @Test
  void damagedWeightsAreRefusedWithAdvice() throws IOException {
    train("a");
    Path weights = directory.resolve("a/linear-1.bin.gz");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length / 2] ^= 1;
    Files.write(weights, bytes);

    assertThatThrownBy(() -> LinearStanceClassifier.load(directory.resolve("a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SHA-256")
        .hasMessageContaining("train-stance");
  }

  @Test
  void aMissingModelIsNamed() {
    assertThatThrownBy(() -> LinearStanceClassifier.load(directory.resolve("nowhere")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("linear-1.bin.gz")
        .hasMessageContaining("nowhere");
  }

  @Test
  void aBadTrainingLineIsNamed() throws IOException {
    Path file = directory.resolve("data/odd.jsonl.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(
          "{\"text\":\"a\",\"target\":\"b\",\"label\":\"maybe\"}\n"
              .getBytes(StandardCharsets.UTF_8));
    }

    assertThatThrownBy(() -> train("a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("odd.jsonl.gz line 1");
  }
}
