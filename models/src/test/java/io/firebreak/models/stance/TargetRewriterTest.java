package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TargetRewriterTest {

  /** What models/training/stance/pairs.py wrote: what the encoder was trained on. */
  @TestFactory
  List<DynamicTest> textsAreRewrittenAndEncodedAsInTraining() throws IOException {
    PairTokenizer tokenizer =
        new PairTokenizer(
            StanceArtifact.ofClassPath().bytes(EncoderArtifact.TOKENIZER), MAX_TOKENS);
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode pair : pairs()) {
      List<String> aliases = new ArrayList<>();
      pair.get("aliases").forEach(alias -> aliases.add(alias.textValue()));
      String text = pair.get("text").textValue();
      tests.add(
          DynamicTest.dynamicTest(
              text.isBlank() ? "(blank)" : text.substring(0, Math.min(60, text.length())),
              () -> {
                TargetRewriter rewriter =
                    new TargetRewriter(new Target(pair.get("name").textValue(), aliases));
                String rewritten = rewriter.rewrite(text);
                PairTokenizer.Input input =
                    tokenizer.pair(tokenizer.ids(rewriter.name()), tokenizer.ids(rewritten));

                assertThat(rewriter.name()).isEqualTo(pair.get("target").textValue());
                assertThat(rewritten).isEqualTo(pair.get("rewritten").textValue());
                assertThat(input.ids()).isEqualTo(ids(pair.get("ids")));
                assertThat(input.textStart()).isEqualTo(pair.get("first").intValue());
              }));
    }
    assertThat(tests).hasSizeGreaterThan(30);
    return tests;
  }

  private static final int MAX_TOKENS = 80;

  @Test
  void theStanceInsideAHashtagIsKept() {
    TargetRewriter delta = new TargetRewriter(new Target("Delta Air Lines", List.of("@Delta")));

    assertThat(delta.rewrite("#NeverDelta")).isEqualTo("Never Delta Air Lines");
    assertThat(delta.rewrite("#deltasucks")).isEqualTo("Delta Air Lines sucks");
  }

  @Test
  void aNameThatIsAnOrdinaryWordIsLeftWhereItIsOne() {
    TargetRewriter united = new TargetRewriter(new Target("United Airlines", List.of("United")));

    assertThat(united.rewrite("we are united now")).isEqualTo("we are united now");
    assertThat(united.rewrite("I fly United now")).isEqualTo("I fly United Airlines now");
  }

  @Property(tries = 300)
  void hostileTextsAreRewrittenWithinBounds(@ForAll String text, @ForAll String name) {
    TargetRewriter rewriter = new TargetRewriter(new Target(name, List.of(name + "x", "#" + name)));

    String rewritten = rewriter.rewrite(text);

    assertThat(rewritten).isEqualTo(rewriter.rewrite(text));
    assertThat(rewriter.name().length()).isLessThanOrEqualTo(100 * 20);
    assertThat(rewritten).doesNotContain("\n", "\t", "\u0000");
  }

  @Test
  void anEndlessTextIsCut() {
    TargetRewriter rewriter = new TargetRewriter(new Target("Delta", List.of()));

    assertThat(rewriter.rewrite("ab ".repeat(1_000_000)).length()).isLessThan(5_000);
    assertThat(rewriter.rewrite("#Delta".repeat(1_000_000)).length()).isLessThan(10_000);
  }

  private static List<JsonNode> pairs() throws IOException {
    List<JsonNode> pairs = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (InputStream in = TargetRewriterTest.class.getResourceAsStream("rewriting-pairs.jsonl");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        pairs.add(json.readTree(line));
      }
    }
    return pairs;
  }

  private static long[] ids(JsonNode array) {
    long[] ids = new long[array.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = array.get(i).longValue();
    }
    return ids;
  }
}
