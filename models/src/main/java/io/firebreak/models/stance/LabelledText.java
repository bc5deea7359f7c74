package io.firebreak.models.stance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firebreak.models.data.Stance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * One text with its stance by human judgement, for training and evaluation.
 *
 * @param dataSet name of its file without the endings
 * @param text the text
 * @param target whom the stance is toward
 * @param label critic, supporter or neutral
 * @param choosing true for rows that are for choosing among models ({@code "split":"val"})
 */
record LabelledText(String dataSet, String text, String target, Stance label, boolean choosing) {

  private static final String ENDING = ".jsonl.gz";

  /**
   * The airline set files the posts to JetBlue under Delta: 2,146 of these 2,150 texts write to
   * {@code @JetBlue}. They are judged toward the company they speak of.
   */
  private static final Map<String, String> TRUE_NAMES =
      Map.of("brand_airline/Delta Air Lines", "JetBlue Airways");

  /**
   * All rows of all {@code *.jsonl.gz} files of a directory, in the order of file name and line.
   *
   * @throws IOException when there is no such file, or a line is not as it should be; it names both
   */
  static List<LabelledText> readAll(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(directory)) {
      files = entries.filter(path -> path.toString().endsWith(ENDING)).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new IOException("no *" + ENDING + " file in " + directory);
    }
    List<LabelledText> rows = new ArrayList<>();
    for (Path file : files) {
      read(file, rows);
    }
    return rows;
  }

  private static void read(Path file, List<LabelledText> rows) throws IOException {
    ObjectMapper json = new ObjectMapper();
    String name = file.getFileName().toString();
    String dataSet = name.substring(0, name.length() - ENDING.length());
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        try {
          rows.add(of(dataSet, json.readTree(line)));
        } catch (IOException | IllegalArgumentException e) {
          throw new IOException(file + " line " + number + ": " + e.getMessage(), e);
        }
      }
    }
  }

  private static LabelledText of(String dataSet, JsonNode row) {
    return new LabelledText(
        dataSet,
        field(row, "text"),
        trueName(dataSet, field(row, "target")),
        Stance.of(field(row, "label")),
        row.path("split").asText().equals("val"));
  }

  private static String trueName(String dataSet, String target) {
    return TRUE_NAMES.getOrDefault(dataSet + "/" + target, target);
  }

  private static String field(JsonNode row, String name) {
    JsonNode value = row.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("no text in field " + name);
    }
    return value.textValue();
  }
}
