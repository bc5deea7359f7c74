package io.firebreak.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The files of this repository, found from the module's folder. */
final class Repository {

  /** The module's folder. */
  static final Path MODULE = Path.of("").toAbsolutePath();

  /** The repository's folder. */
  static final Path ROOT = MODULE.getParent();

  private static final ObjectMapper JSON = new ObjectMapper();

  private Repository() {}

  /** Every dashboard, by file name. */
  static List<Path> dashboards() {
    try (Stream<Path> files = Files.walk(MODULE.resolve("grafana/dashboards"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The documents of a YAML file, anchors and aliases resolved. */
  static List<JsonNode> yaml(Path file) {
    List<JsonNode> documents = new ArrayList<>();
    new Yaml().loadAll(text(file)).forEach(document -> documents.add(JSON.valueToTree(document)));
    return documents;
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
