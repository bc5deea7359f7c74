package io.firebreak.models.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Op;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SimulationSettings DIRTY =
      SimulationSettings.defaults().withMentions(3_000).withDirt(0.1, 0.05, 0, 0.05, 0.05, 0.05);

  @ParameterizedTest
  @EnumSource(Garbage.class)
  void garbageOfEveryKindIsGarbageAndFitsOnALine(Garbage kind) {
    int number = 0;
    while (Garbage.of(number) != kind) {
      number++;
    }
    byte[] bytes = Garbage.bytes(number, 1_741_586_400_000L);
    assertThat(Recount.read(bytes)).isNull();
    assertThat(bytes).doesNotContain('\n').hasSizeLessThan(1_000_000);
  }

  @Test
  void keysAreThoseOfTheContent() throws IOException {
    for (Delivery delivery : CrisisSimulator.simulate(DIRTY).deliveries()) {
      JsonNode mention = Recount.read(delivery.value());
      if (mention != null) {
        assertThat(new String(delivery.key(), StandardCharsets.UTF_8))
            .isEqualTo(Recount.key(mention, mention.get("id").textValue()));
      }
    }
  }

  @Test
  void aMentionIsSeenAfterTheOneItRefersTo() {
    Map<String, Long> seen = new HashMap<>();
    for (Delivery delivery : CrisisSimulator.simulate(DIRTY).deliveries()) {
      JsonNode mention = Recount.read(delivery.value());
      if (mention == null) {
        continue;
      }
      for (String field : List.of("inReplyTo", "repostOf", "quoteOf")) {
        if (mention.has(field)) {
          String reference = Recount.key(mention, mention.get(field).textValue());
          assertThat(seen).containsKey(reference);
          assertThat(seen.get(reference)).isLessThan(Recount.millis(mention, "publishedAt"));
        }
      }
      seen.put(
          Recount.key(mention, mention.get("id").textValue()),
          Recount.millis(mention, "publishedAt"));
    }
  }

  @Test
  void whatIsReferredToIsNeitherEditedNorDeletedNorLate() {
    Set<String> referred = new HashSet<>();
    Set<String> changed = new HashSet<>();
    for (Delivery delivery : CrisisSimulator.simulate(DIRTY).deliveries()) {
      JsonNode mention = Recount.read(delivery.value());
      if (mention == null) {
        continue;
      }
      for (String field : List.of("inReplyTo", "repostOf", "quoteOf")) {
        if (mention.has(field)) {
          referred.add(Recount.key(mention, mention.get(field).textValue()));
        }
      }
      if (mention.get("revision").longValue() > 0) {
        changed.add(Recount.key(mention, mention.get("id").textValue()));
      }
    }
    assertThat(changed).hasSizeGreaterThan(100).doesNotContainAnyElementsOf(referred);
  }

  @Test
  void bareRepostsHaveNoTextAndPointToAText() {
    Map<String, JsonNode> mentions = new Recount(CrisisSimulator.simulate(DIRTY).deliveries()).live;
    long reposts = 0;
    for (JsonNode mention : mentions.values()) {
      if (mention.has("repostOf")) {
        reposts++;
        assertThat(mention.get("text").isNull()).isTrue();
        JsonNode source = mentions.get(Recount.key(mention, mention.get("repostOf").textValue()));
        assertThat(source.get("text").textValue()).isNotBlank();
      } else {
        assertThat(mention.get("text").textValue()).isNotBlank();
      }
      assertThat(mention.get("publishedAt").textValue())
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }
    assertThat(reposts).isGreaterThan(500);
  }

  @Test
  void deletesCarryNothingOfWhatWasWritten() {
    long deletes = 0;
    for (Delivery delivery : CrisisSimulator.simulate(DIRTY).deliveries()) {
      JsonNode mention = Recount.read(delivery.value());
      if (mention != null && mention.get("op").textValue().equals("delete")) {
        deletes++;
        assertThat(mention.has("text") || mention.has("author") || mention.has("url")).isFalse();
      }
    }
    assertThat(deletes).isGreaterThan(50);
  }

  @Property
  void anyTextSurvivesTheJson(@ForAll String text, @ForAll String title) throws IOException {
    Mention mention =
        new Mention(
            "x:1",
            Op.CREATE,
            3,
            "x",
            "1",
            "7",
            "h",
            12L,
            text,
            title,
            "en",
            null,
            951_827_696_005L,
            null,
            "x:0",
            null,
            null,
            List.of("https://a.example/?q=\"1\""),
            null,
            null);
    JsonNode json = JSON.readTree(MentionJson.bytes(mention));
    // Unpaired surrogates cannot be written in UTF-8.
    assertThat(json.get("text").textValue())
        .isEqualTo(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    assertThat(json.get("publishedAt").textValue()).isEqualTo("2000-02-29T12:34:56.005Z");
    assertThat(json.get("inReplyTo").textValue()).isEqualTo("0");
    assertThat(json.at("/author/followers").longValue()).isEqualTo(12);
  }

  @Test
  void aBadSettingIsNamed() {
    assertThatThrownBy(() -> DIRTY.withMentions(3))
        .hasMessage("mentions must lie between 50 and 2000000, and is 3");
    assertThatThrownBy(() -> DIRTY.withDirt(0, 0, 0, 0.6, 0, 0)).hasMessageContaining("garbage");
    assertThatThrownBy(() -> Scenario.of("storm"))
        .hasMessageContaining("crisis, no-effect, backfire, calm");
  }
}
