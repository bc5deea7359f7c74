package io.firebreak.jobs.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/data-contracts.md} shows is what the code does. */
class DataContractsDocTest {
  private static final String DOC = doc();

  record Example(String topic, String json) {}

  static Stream<Example> examples() {
    return Pattern.compile("(?ms)^```json (\\S+)\\n(.*?)^```")
        .matcher(DOC)
        .results()
        .map(found -> new Example(found.group(1), found.group(2)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleFollowsItsSchemaAndIsRead(Example example) {
    byte[] json = example.json().getBytes(StandardCharsets.UTF_8);

    assertThat(Schemas.problems(example.topic(), json)).isEmpty();
    Parsed<?> parsed =
        switch (example.topic()) {
          case "mentions" -> new MentionParser().parse(json, Samples.NOW, Samples.NOW);
          case "issues" -> new IssueParser().parse(json);
          case "responses" ->
              new ResponseParser().parse(null, json, Samples.NOW, Samples.NOW + 7_200_000);
          case "labels" ->
              new LabelParser().parse(null, json, Samples.NOW, Samples.NOW + 7_200_000);
          case "scored-mentions" -> new ScoredMentionParser().parse(json);
          default -> Parsed.ok(json);
        };
    assertThat(parsed.reason()).isNull();
  }

  @Test
  void theScoredMentionIsWrittenAsShown() throws IOException {
    byte[] shown = only("scored-mentions");

    byte[] written = ScoredMentionJson.write(new ScoredMentionParser().parse(shown).value());

    assertThat(Schemas.MAPPER.readTree(written)).isEqualTo(Schemas.MAPPER.readTree(shown));
    assertThat(fields(written)).isEqualTo(fields(shown));
  }

  @Test
  void theDeadLetterIsWhatItsRawRecordGives() throws IOException {
    JsonNode letter = Schemas.MAPPER.readTree(only("dead-letters"));
    byte[] raw = letter.get("raw").binaryValue();

    assertThat(new String(raw, StandardCharsets.UTF_8)).isEqualTo(letter.get("rawText").asText());
    assertThat(new MentionParser().parse(raw, Samples.NOW, Samples.NOW).reason())
        .isEqualTo(letter.get("reason").asText());
  }

  @Test
  void everyTopicHasAnExampleAndEveryReasonAndFieldStandsInTheDoc() {
    List<String> topics =
        List.of(
            "mentions",
            "issues",
            "responses",
            "labels",
            "scored-mentions",
            "spread-metrics",
            "response-effects",
            "alerts",
            "coordinated-clusters",
            "dead-letters");
    assertThat(examples().map(Example::topic)).containsAll(topics);
    for (ReasonCode code : ReasonCode.values()) {
      assertThat(DOC).contains("| `" + code.word() + "` |");
    }
    for (String topic : topics) {
      JsonNode properties = Schemas.node(topic).path("properties");
      properties
          .fieldNames()
          .forEachRemaining(name -> assertThat(DOC).contains("| `" + name + "`"));
    }
  }

  @Test
  void everyCodeInTheDocExists() {
    List<String> codes = Arrays.stream(ReasonCode.values()).map(ReasonCode::word).toList();
    String table = DOC.substring(DOC.indexOf("| code | the record"));

    assertThat(
            Pattern.compile("(?m)^\\| `([a-z-]+)` \\|")
                .matcher(table)
                .results()
                .map((MatchResult found) -> found.group(1)))
        .containsExactlyElementsOf(codes);
  }

  private static byte[] only(String topic) {
    return examples()
        .filter(example -> example.topic().equals(topic))
        .findFirst()
        .orElseThrow()
        .json()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> fields(byte[] json) throws IOException {
    List<String> names = new java.util.ArrayList<>();
    Schemas.MAPPER.readTree(json).fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String doc() {
    try {
      return Files.readString(Path.of("..", "docs", "data-contracts.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
