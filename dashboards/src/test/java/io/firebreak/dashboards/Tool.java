package io.firebreak.dashboards;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program of the system that a test needs; without it the test is skipped, with a message. */
record Tool(Path program) {

  /** What it said, and how it ended. */
  record Outcome(int exitCode, String output) {}

  /** Skips the test where the program is not installed. */
  static Tool require(String name, String debianPackage) {
    Path program =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
            .map(folder -> Path.of(folder).resolve(name))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeTrue(
        program != null, name + " (Debian: " + debianPackage + ") is not installed: skipped");
    return new Tool(program);
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
