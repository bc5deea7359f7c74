package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firebreak.models.stance.StanceJudge.Judgement;
import io.firebreak.models.stance.StanceJudge.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class StanceJudgeTest {

  private static final Target NORTHWIND = new Target("Northwind Airways", List.of("@northwind"));
  private static final String TEXT = "@northwind is late again https://example.org/a";
  private static final String SAME = "RT @someone: @northwind is late again https://example.org/b";

  private static StanceJudge judge(StanceMode mode) {
    return StanceJudge.shipped(mode, 2);
  }

  private static Judgement judge(StanceJudge judge, String text, boolean overloaded) {
    return judge.judge("en", null, text, NORTHWIND, overloaded);
  }

  @Test
  void aRepostIsAnsweredFromMemoryWithTheScoreOfTheOriginal() {
    StanceJudge auto = judge(StanceMode.AUTO);

    Judgement original = judge(auto, TEXT, false);
    Judgement repost = judge(auto, SAME, false);

    assertThat(original.origin()).isEqualTo(Origin.ENCODER);
    assertThat(repost.origin()).isEqualTo(Origin.MEMORY);
    assertThat(repost.score()).isEqualTo(original.score());
    assertThat(repost.score())
        .isEqualTo(EncoderStanceClassifier.shipped().classify("en", null, SAME, NORTHWIND));
  }

  @Test
  void theSameTextAboutAnotherTargetIsNotARepost() {
    StanceJudge auto = judge(StanceMode.AUTO);
    judge(auto, TEXT, false);

    Judgement other =
        auto.judge("en", null, TEXT, new Target("Bluejet", List.of("@northwind")), false);

    assertThat(other.origin()).isEqualTo(Origin.ENCODER);
  }

  @Test
  void theMemoryIsBounded() {
    StanceJudge auto = judge(StanceMode.AUTO);
    judge(auto, "first about @northwind", false);
    judge(auto, "second about @northwind", false);
    judge(auto, "third about @northwind", false);

    assertThat(judge(auto, "third about @northwind", false).origin()).isEqualTo(Origin.MEMORY);
    assertThat(judge(auto, "first about @northwind", false).origin()).isEqualTo(Origin.ENCODER);
  }

  @Test
  void underOverloadTheLinearModelAnswersAndSaysSo() {
    StanceJudge auto = judge(StanceMode.AUTO);

    Judgement hasty = judge(auto, TEXT, true);
    Judgement later = judge(auto, TEXT, false);
    Judgement known = judge(auto, TEXT, true);

    assertThat(hasty.origin()).isEqualTo(Origin.LINEAR_UNDER_OVERLOAD);
    assertThat(hasty.model()).isEqualTo(LinearStanceClassifier.shipped().version());
    assertThat(hasty.score()).isEqualTo(judge(judge(StanceMode.FAST), TEXT, false).score());
    assertThat(later.origin()).as("a hasty answer is not remembered").isEqualTo(Origin.ENCODER);
    assertThat(known.origin()).as("what is known costs nothing").isEqualTo(Origin.MEMORY);
    assertThat(known.model()).isEqualTo(EncoderStanceClassifier.shipped().version());
  }

  @Test
  void accurateIgnoresOverload() {
    assertThat(judge(judge(StanceMode.ACCURATE), TEXT, true).origin()).isEqualTo(Origin.ENCODER);
  }

  @Test
  void autoGivesTheScoresOfAccurate() {
    StanceClassifier auto = judge(StanceMode.AUTO).asClassifier();
    StanceClassifier accurate = judge(StanceMode.ACCURATE).asClassifier();

    for (String text : List.of(TEXT, SAME, "hola a todos, que tal", "", TEXT)) {
      assertThat(auto.classify(null, null, text, NORTHWIND))
          .isEqualTo(accurate.classify(null, null, text, NORTHWIND));
    }
    assertThat(auto.version()).isEqualTo(accurate.version());
  }

  @Test
  void anUnknownModeIsAnErrorThatNamesTheModes() {
    assertThat(StanceMode.of("auto")).isEqualTo(StanceMode.AUTO);
    assertThatThrownBy(() -> StanceMode.of("best"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accurate, fast or auto");
  }
}
