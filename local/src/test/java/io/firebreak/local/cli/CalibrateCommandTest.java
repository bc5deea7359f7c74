package io.firebreak.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {

  @TempDir private Path directory;
  private FakeTerminal fake = new FakeTerminal(false, 100);

  @Test
  void writesTheTableAndGoesOnWhereItWasCutOff() throws Exception {
    Path whole = directory.resolve("whole");
    assertThat(calibrate(whole, "--crises", "30", "--powered", "2", "--worlds", "w1"))
        .as(fake.err())
        .isEqualTo(Firebreak.DONE);
    String table = Files.readString(whole.resolve("calibration.md"));
    assertThat(fake.out()).isEqualTo(table);
    assertThat(table).contains("| W1 constant R | 30 | 30 |").doesNotContain("W2 aging");
    assertThat(
            new ObjectMapper().readTree(whole.resolve("calibration.json").toFile()).get("suites"))
        .hasSize(4);

    Path cut = Files.createDirectories(directory.resolve("cut"));
    List<String> lines = Files.readAllLines(whole.resolve("calibration.progress"));
    Files.write(cut.resolve("calibration.progress"), lines.subList(0, lines.size() - 1));
    fake = new FakeTerminal(false, 100);
    calibrate(cut, "--crises", "30", "--powered", "2", "--worlds", "W1", "--threads", "1");
    assertThat(fake.out()).isEqualTo(table);
    assertThat(Files.readAllLines(cut.resolve("calibration.progress")))
        .containsExactlyInAnyOrderElementsOf(lines);
  }

  @Test
  void nonsenseIsSaidBeforeLongWorkBegins() {
    Path out = directory.resolve("never");
    assertThat(calibrate(out, "--worlds", "W9")).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(calibrate(out, "--crises", "0")).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(calibrate(out, "--cascades", directory.toString())).isEqualTo(Firebreak.FAILED);
    assertThat(fake.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("'W9' is none of W1 to W5"),
            line -> assertThat(line).contains("--crises"),
            line -> assertThat(line).contains("has neither twitter_reposts.csv.gz"));
    assertThat(out).doesNotExist();
  }

  private int calibrate(Path out, String... options) {
    List<String> arguments = new ArrayList<>(List.of("calibrate", "--out", out.toString()));
    arguments.addAll(List.of(options));
    return Firebreak.run(fake.terminal(), arguments.toArray(String[]::new));
  }
}
