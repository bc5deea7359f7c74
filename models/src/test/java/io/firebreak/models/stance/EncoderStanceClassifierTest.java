package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderStanceClassifierTest {

  private static final Target NORTHWIND = new Target("Northwind Airways", List.of("@northwind"));

  @TempDir Path directory;

  @Test
  void theSameTextGetsTheSameScoreInAnyThreadAndOrder() {
    EncoderStanceClassifier model = EncoderStanceClassifier.shipped();
    List<String> texts =
        IntStream.range(0, 40)
            .mapToObj(i -> "@northwind flight " + i + " was late " + "again ".repeat(i))
            .toList();
    List<StanceScore> alone =
        texts.stream().map(text -> model.classify("en", null, text, NORTHWIND)).toList();

    List<StanceScore> together =
        texts.parallelStream().map(text -> model.classify("en", null, text, NORTHWIND)).toList();

    assertThat(together).isEqualTo(alone);
  }

  @Test
  void probabilitiesSumToOneAndTheStanceIsTheMostProbable() {
    StanceScore score =
        EncoderStanceClassifier.shipped()
            .classify("en", "Late again", "@northwind lost my bag", NORTHWIND);

    assertThat(score.critic() + score.supporter() + score.neutral()).isEqualTo(1, within(2e-4));
    assertThat(score.sureness()).isGreaterThan(1 / 3.0);
  }

  @Test
  void whatIsNotServedIsNotGuessed() {
    EncoderStanceClassifier model = EncoderStanceClassifier.shipped();

    assertThat(model.classify("de", null, "Nie wieder Northwind Airways", NORTHWIND))
        .isEqualTo(StanceScore.UNCLASSIFIED);
    assertThat(model.classify("en", " ", null, NORTHWIND)).isEqualTo(StanceScore.UNCLASSIFIED);
    assertThat(model.encode("de", null, "Nie wieder", NORTHWIND)).isNull();
  }

  @Test
  void hostileTextsAreJudgedWithinBounds() {
    EncoderStanceClassifier model = EncoderStanceClassifier.shipped();

    for (String text :
        List.of(
            "#northwind".repeat(100_000),
            "northwind airways. ".repeat(100_000),
            "\ud83d northwind \udc00",
            "\u0000\u0001\u202e northwind",
            "[CLS] [SEP] [MASK] [PAD] northwind")) {
      assertThat(model.classify("en", null, text, NORTHWIND).critic()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void ofALongArticleTheSentencesThatNameTheTargetAreRead() {
    EncoderStanceClassifier model = EncoderStanceClassifier.shipped();
    String filler = "The weather was mild and the market opened late that day. ".repeat(30);
    String said = "Northwind Airways is a disgrace and I will never fly with them again.";

    assertThat(model.classify("en", null, filler + said, NORTHWIND))
        .isEqualTo(model.classify("en", null, said, NORTHWIND));
  }

  @Test
  void theEmbeddingForLearningFromLabelsComesWithTheScores() {
    EncoderStanceClassifier.Encoding encoding =
        EncoderStanceClassifier.shipped().encode("en", null, "hello @northwind", NORTHWIND);

    assertThat(encoding.embedding()).hasSize(384);
    assertThat(encoding.logits()).hasSize(3);
  }

  @Test
  void aDamagedModelIsRefusedWithAdvice() throws IOException {
    copyShipped();
    Path model = directory.resolve("encoder-1.onnx");
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length / 2] ^= 1;
    Files.write(model, bytes);

    assertThatThrownBy(() -> EncoderStanceClassifier.load(directory))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("encoder-1.onnx")
        .hasMessageContaining("SHA-256")
        .hasMessageContaining("Install Firebreak again");
  }

  @Test
  void aModelInAFolderIsTheOneThatShipsWhenItsFilesAre() throws IOException {
    copyShipped();

    assertThat(EncoderStanceClassifier.load(directory).version())
        .isEqualTo(EncoderStanceClassifier.shipped().version());
  }

  @Test
  void aMissingModelIsNamed() {
    assertThatThrownBy(() -> EncoderStanceClassifier.load(directory.resolve("nowhere")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("encoder-1.properties")
        .hasMessageContaining("nowhere");
  }

  @Test
  void theTokenizerLibraryMayNeitherReportNorFetch() {
    EncoderStanceClassifier.shipped();

    assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
    assertThat(System.getProperty("RUST_FLAVOR")).isEqualTo("cpu");
  }

  private void copyShipped() throws IOException {
    for (String name :
        List.of("encoder-1.onnx", "encoder-1-tokenizer.json", "encoder-1.properties")) {
      try (var in = EncoderStanceClassifier.class.getResourceAsStream(name)) {
        Files.copy(in, directory.resolve(name));
      }
    }
  }
}
