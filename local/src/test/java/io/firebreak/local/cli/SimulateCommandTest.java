package io.firebreak.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {

  @TempDir private Path directory;
  private final FakeTerminal fake = new FakeTerminal(false, 100);

  @Test
  void writesAllFilesAndTheSameBytesAgain() throws Exception {
    Path one = directory.resolve("one");
    Path other = directory.resolve("other");
    assertThat(run("--out", one.toString(), "--mentions", "500", "--seed", "7"))
        .isEqualTo(Firebreak.DONE);
    assertThat(run("--out", other.toString(), "--mentions", "500", "--seed", "7"))
        .isEqualTo(Firebreak.DONE);

    for (String name :
        new String[] {"mentions.jsonl.gz", "issues.jsonl", "responses.jsonl", "truth.json"}) {
      assertThat(one.resolve(name)).as(name).hasSameBinaryContentAs(other.resolve(name));
    }
    assertThat(fake.out().lines().findFirst().orElseThrow())
        .contains("%,d records".formatted(lines(one.resolve("mentions.jsonl.gz"))));
  }

  @Test
  void everyOptionReachesTheSimulator() throws Exception {
    assertThat(
            run(
                "--out", directory.toString(),
                "--scenario", "no-effect",
                "--seed", "3",
                "--hours", "24",
                "--mentions", "400",
                "--start", "2026-01-02T03:00:00Z",
                "--duplicates", "0.1",
                "--late", "0.05",
                "--beyond-horizon", "0.02",
                "--garbage", "0.03",
                "--edits", "0.04",
                "--deletes", "0.06"))
        .isEqualTo(Firebreak.DONE);
    assertThat(Files.readString(directory.resolve("truth.json")).replaceAll("\\s", ""))
        .contains(
            "\"scenario\":\"no-effect\",\"seed\":3,\"start\":\"2026-01-02T03:00:00Z\",\"hours\":24,"
                + "\"mentions\":400,\"duplicates\":0.1,\"late\":0.05,\"beyondHorizon\":0.02,"
                + "\"garbage\":0.03,\"edits\":0.04,\"deletes\":0.06");
  }

  @Test
  void nonsenseIsWrongUsageThatNamesIt() {
    assertThat(run("--mentions", "500")).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(run("--out", "x", "--scenario", "panic")).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(run("--out", "x", "--start", "yesterday")).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(run("--out", "x", "--garbage", "2")).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(fake.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("--out"),
            line -> assertThat(line).contains("panic").contains("no-effect"),
            line -> assertThat(line).contains("yesterday").contains("2025-03-10T06:00:00Z"),
            line -> assertThat(line).contains("garbage must lie between 0 and 0.5"));
    assertThat(Path.of("x")).doesNotExist();
  }

  private int run(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "simulate";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Firebreak.run(fake.terminal(), arguments);
  }

  private static long lines(Path file) throws IOException {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().count();
    }
  }
}
