package io.firebreak.jobs.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firebreak.models.data.DeadLetter;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.ScoredMention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is written is what the published schemas say, and nothing that they do not name. */
class SchemaTest {
  @Property(tries = 200)
  void scoredMentionsFollowTheirSchema(@ForAll long seed) throws IOException {
    ScoredMention mention = new Samples(seed).scored();
    check("scored-mentions", ScoredMentionJson.write(mention), node("scored-mentions"));
  }

  @Property(tries = 100)
  void spreadWindowsFollowTheirSchema(@ForAll long seed) throws IOException {
    check(
        "spread-metrics",
        SpreadWindowJson.write(new Samples(seed).window()),
        node("spread-metrics").at("/$defs/spreadWindow"));
  }

  @Property(tries = 100)
  void sharesOfVoiceFollowTheirSchema(@ForAll long seed) throws IOException {
    check(
        "spread-metrics",
        ShareOfVoiceJson.write(new Samples(seed).share()),
        node("spread-metrics").at("/$defs/shareOfVoice"));
  }

  @Property(tries = 100)
  void storiesFollowTheirSchema(@ForAll long seed) throws IOException {
    check(
        "spread-metrics",
        StoryMetricJson.write(new Samples(seed).story()),
        node("spread-metrics").at("/$defs/story"));
  }

  @Property(tries = 200)
  void responseEffectsFollowTheirSchema(@ForAll long seed) throws IOException {
    ResponseEffect effect = new Samples(seed).effect();
    check("response-effects", ResponseEffectJson.write(effect), node("response-effects"));
  }

  @Property(tries = 100)
  void mentionsIssuesResponsesAndLabelsFollowTheirSchemas(@ForAll long seed) throws IOException {
    Samples samples = new Samples(seed);
    check("mentions", MentionJson.write(samples.mention()), node("mentions"));
    check("issues", IssueJson.write(samples.issue()), node("issues"));
    check("responses", ResponseJson.write(samples.response()), node("responses"));
    check("labels", LabelJson.write(samples.label()), node("labels"));
  }

  @Property(tries = 100)
  void deadLettersFollowTheirSchema(@ForAll byte[] raw, @ForAll boolean readable)
      throws IOException {
    byte[] bytes = readable ? new Samples(raw.length).word().getBytes(StandardCharsets.UTF_8) : raw;
    DeadLetter letter = new DeadLetter("mentions", 3, 7, "not-json: no", bytes, Samples.NOW);
    check("dead-letters", DeadLetterJson.write(letter), node("dead-letters"));
  }

  private static JsonNode node(String topic) {
    return Schemas.node(topic);
  }

  private static void check(String topic, byte[] json, JsonNode schema) throws IOException {
    assertThat(Schemas.problems(topic, json))
        .as(new String(json, StandardCharsets.UTF_8))
        .isEmpty();
    List<String> known = new ArrayList<>();
    schema.get("properties").fieldNames().forEachRemaining(known::add);
    List<String> written = new ArrayList<>();
    Schemas.MAPPER.readTree(json).fieldNames().forEachRemaining(written::add);
    assertThat(known).containsAll(written);
  }
}
