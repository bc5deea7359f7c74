package io.firebreak.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firebreak.models.data.Stance;
import io.firebreak.models.stance.StanceClassifier;
import io.firebreak.models.stance.StanceScore;
import io.firebreak.models.stance.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreLinesTest {

  @Test
  void keepsTheLineAndAddsTheJudgement() throws Exception {
    assertThat(
            score(
                """
                {"id":7,"text":"Acme lies","target":"Acme","label":"critic"}

                {"id":"b","text":null,"target":"Acme"}
                """))
        .containsExactly(
            "{\"id\":7,\"text\":\"Acme lies\",\"target\":\"Acme\",\"label\":\"critic\","
                + "\"stance\":\"critic\",\"probabilities\":{\"critic\":0.8,\"supporter\":0.1,"
                + "\"neutral\":0.1},\"model\":\"fake-1\"}",
            "{\"id\":\"b\",\"text\":null,\"target\":\"Acme\","
                + "\"stance\":\"unclassified\",\"probabilities\":null,\"model\":null}");
  }

  @Test
  void languageTitleAndAliasesReachTheModel() throws Exception {
    assertThat(
            score(
                    """
                {"id":"a","text":"x","target":"Acme","language":"de","title":"T","aliases":["@acme"]}
                """)
                .get(0))
        .contains("\"model\":\"fake-1\"")
        .contains("\"stance\":\"supporter\"");
  }

  @Test
  void orderIsKeptOverManyBatches() throws Exception {
    String lines =
        IntStream.range(0, 2500)
            .mapToObj(i -> "{\"id\":%d,\"text\":\"t\",\"target\":\"A\"}".formatted(i))
            .collect(Collectors.joining("\n"));
    List<String> scored = score(lines);
    assertThat(scored).hasSize(2500);
    for (int i = 0; i < 2500; i++) {
      assertThat(scored.get(i)).startsWith("{\"id\":" + i + ",");
    }
  }

  @Test
  void aBadLineIsNamedByItsNumber() {
    assertThatThrownBy(() -> score("\n{\"id\":1,\"target\":\"A\"}\nnot json"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("Line 3 is no JSON");
    assertThatThrownBy(() -> score("{\"id\":1,\"text\":\"t\"}"))
        .hasMessage("Line 1 has no target.");
    assertThatThrownBy(() -> score("[1]")).hasMessage("Line 1 is no JSON object.");
    assertThatThrownBy(() -> score("[".repeat(5000)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("Line 1");
  }

  private static List<String> score(String lines) throws IOException {
    var writer = new StringWriter();
    new ScoreLines(new FakeClassifier())
        .score(new BufferedReader(new StringReader(lines)), writer, done -> {});
    return writer.toString().lines().toList();
  }

  /** Critic without a title; supporter with all that can be given. */
  private static final class FakeClassifier implements StanceClassifier {

    @Override
    public StanceScore classify(String language, String title, String text, Target target) {
      if (text == null) {
        return StanceScore.UNCLASSIFIED;
      }
      boolean everything =
          "de".equals(language)
              && "T".equals(title)
              && target.equals(new Target("Acme", List.of("@acme")));
      return everything
          ? new StanceScore(Stance.SUPPORTER, 0.1, 0.8, 0.1)
          : new StanceScore(Stance.CRITIC, 0.8, 0.1, 0.1);
    }

    @Override
    public String version() {
      return "fake-1";
    }
  }
}
