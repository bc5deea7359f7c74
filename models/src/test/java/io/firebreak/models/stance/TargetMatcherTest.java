package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetMatcherTest {

  private static List<String> masked(String name, List<String> aliases, String text) {
    return new TargetMatcher(new Target(name, aliases)).mask(TweetTokenizer.tokens(text), "X");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Virgin America lost it", "virgin america lost it", "@VirginAmerica lost it",
        "#virginamerica lost it", "#VirginAmerica lost it", "VIRGIN-AMERICA lost it"
      })
  void everySpellingOfANameIsTheTarget(String text) {
    assertThat(masked("Virgin America", List.of(), text)).containsExactly("X", "lost", "it");
  }

  @Test
  void companyWordsMayBeLeftOut() {
    assertThat(masked("Delta Air Lines", List.of(), "delta is late, @DeltaAssist!"))
        .containsExactly("X", "is", "late", ",", "X", "!");
  }

  @Test
  void aliasesNameTheTargetToo() {
    assertThat(masked("Northwind Foods", List.of("NWF"), "nwf recalls it")).startsWith("X");
  }

  @Test
  void aWordOfANameIsNoTargetInLowerCase() {
    assertThat(masked("Best Buy", List.of(), "the best place to buy"))
        .containsExactly("the", "best", "place", "to", "buy");
  }

  @Test
  void aTargetWithoutAUsableNameMatchesNothing() {
    assertThat(masked("!?", List.of("", " "), "what is this")).doesNotContain("X");
    assertThat(masked(null, null, "what is this")).doesNotContain("X");
  }
}
