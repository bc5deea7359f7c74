package io.firebreak.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.stance.StanceModels;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.stance.StanceMetrics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real mentions of three airlines, with real times, through the whole pipeline. */
class AirlineReplayTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The rows labelled Delta write to @JetBlue, so that is the subject here. */
  private static final Map<String, String> ISSUE_OF_LABEL =
      Map.of(
          "Southwest Airlines", "southwest",
          "Delta Air Lines", "jetblue",
          "Virgin America", "virgin-america");

  private static final String ISSUES =
      """
      {"id":"southwest","name":"Southwest Airlines","aliases":["Southwest","SouthwestAir"],"comparisonGroup":"airlines"}
      {"id":"jetblue","name":"JetBlue Airways","aliases":["JetBlue"],"comparisonGroup":"airlines"}
      {"id":"virgin-america","name":"Virgin America","aliases":["VirginAmerica"],"comparisonGroup":"airlines"}
      """;

  @TempDir private Path directory;

  @Test
  void eachMentionIsCountedForItsAirlineAndJudgedAsWellAsTheModelCardSays() throws IOException {
    Path data =
        Path.of(System.getProperty("firebreak.shared", ""))
            .resolve("data/stance/test/brand_airline.jsonl.gz");
    assumeTrue(Files.exists(data), "the shared data set brand_airline is not here");
    Map<String, JsonNode> rows = write(data);

    int found = 0;
    int right = 0;
    try (ReplayStore store = replay()) {
      assertThat(store.deadLetters()).isEmpty();
      for (ScoredMention mention : store.scoredMentions()) {
        JsonNode row = rows.get(mention.mentionKey().substring("x:".length()));
        if (mention.issueId().equals(ISSUE_OF_LABEL.get(row.get("target").asText()))) {
          found++;
          right += mention.stance().word().equals(row.get("label").asText()) ? 1 : 0;
        }
      }
      long windows =
          store.windows().stream()
              .filter(window -> window.windowSize().equals("1h"))
              .filter(window -> window.platform().equals("all"))
              .mapToLong(window -> window.mentions())
              .sum();
      assertThat(windows).isEqualTo(store.scoredMentions().size());
    }

    // A few rows name another airline, or none.
    assertThat(found).isBetween(5_030, 5_039);
    double accuracy = (double) right / found;
    assertThat(accuracy)
        .isGreaterThan(
            StanceMetrics.shipped().on(StanceMetrics.UNSEEN_COMPANIES).accuracy().low() - 0.02);
  }

  private Map<String, JsonNode> write(Path data) throws IOException {
    Map<String, JsonNode> rows = new HashMap<>();
    List<String> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(data)), UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode row = JSON.readTree(line);
        rows.put(row.get("id").asText(), row);
        ObjectNode mention = JSON.createObjectNode();
        mention.put("platform", "x").put("id", row.get("id").asText()).put("language", "en");
        mention.put("text", row.get("text").asText());
        mention.put("publishedAt", row.get("created_at").asText());
        mention.putObject("author").put("handle", row.get("author").asText());
        lines.add(JSON.writeValueAsString(mention));
      }
    }
    Files.write(directory.resolve("mentions.jsonl"), lines);
    Files.writeString(directory.resolve("issues.jsonl"), ISSUES);
    return rows;
  }

  private ReplayStore replay() {
    Settings settings = Settings.defaults();
    return new Replay(
            settings,
            StanceModels.shipped(settings),
            Instant.parse("2015-04-01T00:00:00Z").toEpochMilli())
        .run(
            new ReplayInput(
                List.of(directory.resolve("mentions.jsonl")),
                directory.resolve("issues.jsonl"),
                null),
            ignored -> {});
  }
}
