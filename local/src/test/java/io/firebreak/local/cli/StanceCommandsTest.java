package io.firebreak.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training, evaluating and scoring, on invented texts that are easy to tell apart. */
class StanceCommandsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PLACES = List.of("office", "shop", "ferry", "website");

  @TempDir private Path directory;
  private final FakeTerminal fake = new FakeTerminal(false, 100);
  private Path data;
  private Path model;

  @BeforeEach
  void trainAModel() throws IOException {
    data = Files.createDirectories(directory.resolve("data"));
    model = directory.resolve("model");
    TextFiles.write(
        data.resolve("invented.jsonl.gz"),
        writer -> {
          for (int i = 0; i < 240; i++) {
            writer.write(labelled(i) + "\n");
          }
        });
    assertThat(run("train-stance", "--data", data.toString(), "--out", model.toString()))
        .as(fake.err())
        .isEqualTo(Firebreak.DONE);
  }

  private static String labelled(int i) {
    String place = PLACES.get(i % PLACES.size());
    String[] row =
        switch (i % 3) {
          case 0 -> new String[] {"critic", "The %s of Acme is a horrible awful scandal"};
          case 1 -> new String[] {"supporter", "I love the %s of Acme, wonderful great people"};
          default -> new String[] {"neutral", "When does the %s of Acme open on Monday"};
        };
    return "{\"text\":\"%s %d\",\"target\":\"Acme\",\"label\":\"%s\",\"split\":\"%s\"}"
        .formatted(row[1].formatted(place), i / 12, row[0], i % 5 == 0 ? "val" : "train");
  }

  @Test
  void aTrainedModelScoresLinesInOrderAndKeepsTheirFields() throws Exception {
    Path in = directory.resolve("in.jsonl.gz");
    TextFiles.write(
        in,
        writer ->
            writer.write(
                """
                {"id":"a","text":"The shop of Acme is a horrible awful scandal","target":"Acme","x":1}
                {"id":"b","text":"Der Laden ist zu","language":"de","target":"Acme"}
                """));
    Path out = directory.resolve("out.jsonl");
    assertThat(score(in, out)).as(fake.err()).isEqualTo(Firebreak.DONE);

    var lines = Files.readAllLines(out);
    assertThat(lines).hasSize(2);
    var first = JSON.readTree(lines.get(0));
    assertThat(first.path("stance").asText()).isEqualTo("critic");
    assertThat(first.path("x").asInt()).isEqualTo(1);
    assertThat(first.path("model").asText()).startsWith("linear-1-");
    assertThat(first.path("probabilities").path("critic").asDouble()).isGreaterThan(0.5);
    var second = JSON.readTree(lines.get(1));
    assertThat(second.path("stance").asText()).isEqualTo("unclassified");
    assertThat(second.path("probabilities").isNull()).isTrue();
  }

  @Test
  void badLinesAreNamedAndFailTheCommandButNotTheRest() throws Exception {
    Path in =
        Files.writeString(
            directory.resolve("in.jsonl"),
            "not json\n{\"id\":\"a\",\"text\":\"I love Acme\",\"target\":\"Acme\"}\n"
                + "[]\n".repeat(20));
    Path out = directory.resolve("out.jsonl");
    assertThat(score(in, out)).isEqualTo(Firebreak.FAILED);

    assertThat(fake.err()).contains("line 1: not JSON").contains("21 lines of " + in);
    assertThat(fake.err().lines().filter(line -> line.contains(", line "))).hasSize(10);
    assertThat(Files.readAllLines(out)).hasSize(1);
  }

  @Test
  void aMissingFileOrModelIsOneLineAndWritesNothing() throws Exception {
    Path out = directory.resolve("out.jsonl");
    assertThat(score(directory.resolve("missing.jsonl"), out)).isEqualTo(Firebreak.FAILED);
    Path in = Files.writeString(directory.resolve("in.jsonl"), "");
    assertThat(
            run("score", "-q", "--in", in.toString(), "--out", out.toString(), "--model", "/none"))
        .isEqualTo(Firebreak.FAILED);

    assertThat(fake.err()).contains("missing.jsonl").contains("/none").doesNotContain("\tat ");
    assertThat(out).doesNotExist();
  }

  @Test
  void theSameTrainingGivesTheSameModel() throws Exception {
    Path again = directory.resolve("again");
    assertThat(run("train-stance", "--data", data.toString(), "--out", again.toString()))
        .isEqualTo(Firebreak.DONE);
    try (var files = Files.list(model)) {
      assertThat(files.toList())
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(again.resolve(file.getFileName())).hasSameBinaryContentAs(file));
    }
  }

  @Test
  void evaluationPrintsATableAndWritesCardAndFigures() throws Exception {
    Path card = directory.resolve("card.md");
    assertThat(
            run(
                "evaluate-stance",
                "--data",
                data.toString(),
                "--model",
                model.toString(),
                "--card",
                card.toString(),
                "--metrics",
                model.toString()))
        .as(fake.err())
        .isEqualTo(Firebreak.DONE);
    assertThat(fake.out()).containsPattern("invented +240 +1\\.000 \\(1\\.000 to 1\\.000\\)");
    assertThat(card).content().contains("| invented | 240 |");
    assertThat(model.resolve("linear-1-metrics.json")).content().contains("\"invented\"");
  }

  private int score(Path in, Path out) {
    return run(
        "score", "--in", in.toString(), "--out", out.toString(), "--model", model.toString());
  }

  private int run(String... arguments) {
    return Firebreak.run(fake.terminal(), arguments);
  }
}
