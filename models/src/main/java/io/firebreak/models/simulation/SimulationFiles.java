package io.firebreak.models.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Response;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a simulation into a directory: {@code mentions.jsonl.gz}, {@code issues.jsonl}, {@code
 * responses.jsonl}, which {@code replay} takes as they are, and {@code truth.json}. The same
 * settings give the same bytes, the compressed file too: its header has no time and no name.
 */
public final class SimulationFiles {
  public static final String MENTIONS = "mentions.jsonl.gz";
  public static final String ISSUES = "issues.jsonl";
  public static final String RESPONSES = "responses.jsonl";
  public static final String TRUTH = "truth.json";

  private static final int PROGRESS_EVERY = 10_000;
  private static final int BUFFER = 1 << 16;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(
                      Instant.class,
                      new JsonSerializer<Instant>() {
                        @Override
                        public void serialize(
                            Instant time, JsonGenerator json, SerializerProvider provider)
                            throws IOException {
                          json.writeString(time.toString());
                        }
                      }))
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private SimulationFiles() {}

  /**
   * Writes all four files; existing ones are replaced.
   *
   * @param directory made when it is not there
   * @param progress told the number of records written so far, now and then and at the end
   */
  public static void write(Simulation simulation, Path directory, LongConsumer progress)
      throws IOException {
    Files.createDirectories(directory);
    writeMentions(simulation, directory.resolve(MENTIONS), progress);
    List<String> issues = new ArrayList<>();
    for (Issue issue : simulation.issues()) {
      issues.add(new String(issueJson(issue), StandardCharsets.UTF_8));
    }
    Files.writeString(directory.resolve(ISSUES), lines(issues));
    List<String> responses = new ArrayList<>();
    for (Response response : simulation.responses()) {
      responses.add(new String(responseJson(response), StandardCharsets.UTF_8));
    }
    Files.writeString(directory.resolve(RESPONSES), lines(responses));
    Files.write(directory.resolve(TRUTH), truthJson(simulation.truth()));
  }

  private static String lines(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static void writeMentions(Simulation simulation, Path file, LongConsumer progress)
      throws IOException {
    long written = 0;
    try (OutputStream out =
        new BufferedOutputStream(
            new GZIPOutputStream(Files.newOutputStream(file), BUFFER), BUFFER)) {
      for (Delivery delivery : simulation.deliveries()) {
        out.write(delivery.value());
        out.write('\n');
        if (++written % PROGRESS_EVERY == 0) {
          progress.accept(written);
        }
      }
    }
    progress.accept(written);
  }

  /** An issue as the topic {@code issues} carries it. */
  public static byte[] issueJson(Issue issue) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", issue.id());
    json.put("name", issue.name());
    json.put("aliases", issue.aliases());
    json.put("keywords", issue.keywords());
    json.put("exclusions", issue.exclusions());
    json.put("hubUrls", issue.hubUrls());
    json.put("keyMessages", issue.keyMessages());
    json.put("comparisonGroup", issue.comparisonGroup());
    json.put("ownedAccounts", issue.ownedAccounts());
    return bytes(json);
  }

  /** A response as the topic {@code responses} carries it. */
  public static byte[] responseJson(Response response) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", response.id());
    json.put("issue", response.issueId());
    json.put("publishedAt", Instant.ofEpochMilli(response.publishedAtMillis()));
    json.put("kind", response.kind());
    json.put("channel", response.channel());
    json.put("url", response.url());
    json.put("text", response.text());
    json.put("keyMessages", response.keyMessages());
    return bytes(json);
  }

  /** The content of {@code truth.json}, indented. */
  public static byte[] truthJson(Truth truth) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return (JSON.writer(printer).writeValueAsString(truth) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the truth cannot be written as JSON", e);
    }
  }

  private static byte[] bytes(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a definition cannot be written as JSON", e);
    }
  }
}
