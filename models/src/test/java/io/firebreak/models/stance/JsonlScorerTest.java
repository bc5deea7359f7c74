package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonlScorerTest {

  private final List<JsonlScorer.BadLine> errors = new ArrayList<>();
  private final StringWriter out = new StringWriter();

  private JsonlScorer.Summary score(String lines) throws IOException {
    return new JsonlScorer(LinearStanceClassifier.shipped())
        .score(new StringReader(lines), out, errors::add);
  }

  @Test
  void aLineKeepsItsFieldsAndGainsTheScore() throws IOException {
    score(
        """
        {"id":7,"text":"I love Bluejet, great crew","target":"Bluejet Airways","price":1.50,"x":{"y":[null]}}
        """);
    JsonNode row = new ObjectMapper().readTree(out.toString());

    assertThat(out.toString())
        .startsWith(
            "{\"id\":7,\"text\":\"I love Bluejet, great crew\",\"target\":\"Bluejet Airways\","
                + "\"price\":1.50,\"x\":{\"y\":[null]},\"stance\":")
        .endsWith("\n");
    assertThat(row.get("stance").asText()).isEqualTo("supporter");
    assertThat(row.get("probabilities").get("supporter").asDouble()).isBetween(0.33, 1.0);
    assertThat(row.get("model").asText()).isEqualTo(LinearStanceClassifier.shipped().version());
  }

  @Test
  void badLinesAreReportedByNumberAndDoNotStopTheRest() throws IOException {
    String tooLong = "{\"text\":\"" + "a".repeat(1_000_001) + "\",\"target\":\"b\"}";
    JsonlScorer.Summary summary =
        score(
            "{\"text\":\"a\"}\nno json\n\n[1]\n{\"text\":5,\"target\":\"b\"}\n"
                + tooLong
                + "\n{\"text\":\"a\",\"target\":\"b\"} {}\n{\"text\":\"fine\",\"target\":\"b\"}");

    assertThat(summary).isEqualTo(new JsonlScorer.Summary(1, 6));
    assertThat(errors)
        .extracting(JsonlScorer.BadLine::number)
        .containsExactly(1L, 2L, 4L, 5L, 6L, 7L);
    assertThat(out.toString()).contains("\"text\":\"fine\"").hasLineCount(1);
  }

  @Test
  void anUnservedLineIsUnclassifiedWithoutProbabilities() throws IOException {
    score("{\"text\":\"Bluejet es muy malo\",\"target\":\"Bluejet\",\"language\":\"es\"}");

    assertThat(out.toString()).contains("\"stance\":\"unclassified\",\"probabilities\":null");
  }
}
