package io.firebreak.models.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.Stance;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void everyRuleCanBeSaidToTheEnd() {
    TextGrammar texts = TextGrammar.TEXTS;
    RandomStream random = RandomStream.of(1, 1);
    for (String rule : texts.ruleNames()) {
      for (int i = 0; i < 300; i++) {
        String said = texts.expand(rule, (slot, r) -> "<" + slot + ">", random);
        assertThat(said).as(rule).isNotBlank().doesNotContain("{", "}", "|", "[");
      }
    }
  }

  @Test
  void everyOriginalNamesItsSubject() {
    RandomStream random = RandomStream.of(1, 2);
    for (String rule : TextGrammar.TEXTS.ruleNames()) {
      boolean original =
          rule.matches("(critic|supporter|neutral|dual|foreign)\\..*")
              && !rule.matches(".*(reply|quote).*");
      for (int i = 0; original && i < 500; i++) {
        String said = TextGrammar.TEXTS.expand(rule, (slot, r) -> "<" + slot + ">", random);
        assertThat(said).as(rule).containsPattern("<S2?>|[Ff]erry blackout");
      }
    }
  }

  @Test
  void peopleSayManyDifferentThings() {
    Set<String> critics = new HashSet<>();
    Set<String> supporters = new HashSet<>();
    CrisisSimulator.simulate(SimulationSettings.defaults().withSeed(5))
        .mentions()
        .filter(m -> m.mention().text() != null)
        .forEach(
            m -> {
              Stance stance = m.stances().get(World.SUBJECT_ISSUE);
              (stance == Stance.CRITIC ? critics : supporters).add(m.mention().text());
            });
    assertThat(critics).hasSizeGreaterThan(1_500);
    assertThat(supporters).hasSizeGreaterThan(1_000);
  }
}
