package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What users would miss first, in the mode that judges by default. Comparison, rebuttal, sarcasm
 * and names that are ordinary words are weak.
 */
class BehaviourTest {

  private static final Behaviour.Result RESULT =
      Behaviour.of(StanceJudge.shipped(StanceMode.AUTO, 1_000).asClassifier());

  @Test
  void thereAreEnoughTextsOfEveryClass() {
    List<Behaviour.Example> examples = Behaviour.examples();

    assertThat(examples).hasSizeGreaterThanOrEqualTo(200);
    assertThat(RESULT.kinds())
        .allSatisfy(kind -> assertThat(kind.texts()).isGreaterThanOrEqualTo(15));
    assertThat(examples).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "capitals, 0.85",
    "emoji, 0.9",
    "hashtag, 0.85",
    "negation, 0.7",
    "ordinary, 0.5",
    "question, 0.9",
    "report, 0.6",
    "thanks, 0.9",
    "two-targets, 0.65"
  })
  void aClassIsJudgedNoWorseThanItsFloor(String kind, double floor) {
    assertThat(RESULT.share(kind)).as(kind).isGreaterThanOrEqualTo(floor);
  }
}
