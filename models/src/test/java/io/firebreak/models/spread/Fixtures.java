package io.firebreak.models.spread;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reference figures from outside the project; a test that needs them is skipped without them. */
final class Fixtures {

  private Fixtures() {}

  /** The rows of a comma-separated file below its heading, without quotes. */
  static List<String[]> table(String name) throws IOException {
    Path file =
        Path.of(System.getProperty("firebreak.shared", "absent"), "data/spread/fixtures", name);
    assumeTrue(Files.exists(file), "reference figures are not here: " + file);
    return Files.readAllLines(file).stream()
        .skip(1)
        .filter(line -> !line.isBlank())
        .map(line -> line.replace("\"", "").split(",", -1))
        .toList();
  }
}
