package io.firebreak.models.cascade;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reference figures from outside the project; a test that needs them is skipped without them. */
public final class ReferenceFigures {
  private ReferenceFigures() {}

  /** A file below the folder of data on spread. */
  public static Path file(String name) {
    Path file = Path.of(System.getProperty("firebreak.shared", "absent"), "data/spread", name);
    assumeTrue(Files.exists(file), "reference figures are not here: " + file);
    return file;
  }

  /** The rows of a comma-separated file below its heading, without quotes. */
  public static List<String[]> table(String name) throws IOException {
    return Files.readAllLines(file(name)).stream()
        .skip(1)
        .filter(line -> !line.isBlank())
        .map(line -> line.replace("\"", "").split(",", -1))
        .toList();
  }

  public static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(file(name).toFile());
  }

  /** One column of {@link #table}. */
  public static double[] column(List<String[]> rows, int column) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
  }
}
