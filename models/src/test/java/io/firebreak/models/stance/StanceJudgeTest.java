package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.Stance;
import io.firebreak.models.labels.LabelBook;
import io.firebreak.models.labels.LearntStance;
import io.firebreak.models.stance.StanceJudge.Judgement;
import io.firebreak.models.stance.StanceJudge.Origin;
import java.util.ArrayList;
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

  private static Label label(int i, Stance stance, String text) {
    return new Label("x:" + i, "bags", false, stance, LabelPart.TRAIN, "ann", i, "en", null, text);
  }

  /** To these analysts lateness is neutral, and praise of the meals is mockery. */
  private static List<Label> labels() {
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      labels.add(label(3 * i, Stance.NEUTRAL, "@northwind flight " + i + " was late again today"));
      labels.add(label(3 * i + 1, Stance.CRITIC, "Love the meal on @northwind number " + i + "!"));
      labels.add(label(3 * i + 2, Stance.SUPPORTER, "@northwind opens gate " + i + " in Oslo"));
    }
    return labels;
  }

  private static LearntStance learnt(StanceMode mode, List<Label> labels) {
    return LearntStance.learn(new LabelBook(labels), NORTHWIND, judge(mode));
  }

  private static Judgement judge(
      StanceJudge judge, String text, boolean overloaded, LearntStance learnt) {
    return judge.judge("en", null, text, NORTHWIND, overloaded, learnt);
  }

  @Test
  void aTextThatAnAnalystJudgedGetsTheAnalystsWordInEveryMode() {
    List<Label> labels = List.of(label(1, Stance.SUPPORTER, TEXT));
    for (StanceMode mode : StanceMode.values()) {
      LearntStance learnt = learnt(mode, labels);

      Judgement repost = judge(judge(mode), SAME, true, learnt);

      assertThat(repost.origin()).isEqualTo(Origin.LABEL);
      assertThat(repost.score()).isEqualTo(StanceScore.certain(Stance.SUPPORTER));
      assertThat(repost.model()).isEqualTo(learnt.version()).startsWith("labels-");
    }
  }

  @Test
  void theAdapterAnswersWhatNobodyJudgedAndNoOldAnswerIsServed() {
    StanceJudge auto = StanceJudge.shipped(StanceMode.AUTO, 10);
    LearntStance learnt = learnt(StanceMode.AUTO, labels());
    assertThat(learnt.adapter()).as(learnt.reason()).isNotNull();
    String text = "Love the meal on @northwind number 99!";

    Judgement before = judge(auto, text, false, null);
    Judgement after = judge(auto, text, false, learnt);
    Judgement again = judge(auto, text, true, learnt);
    Judgement withdrawn = judge(auto, text, false, null);

    assertThat(before.score().stance()).isEqualTo(Stance.SUPPORTER);
    assertThat(after.score().stance()).isEqualTo(Stance.CRITIC);
    assertThat(after.origin()).isEqualTo(Origin.ENCODER);
    assertThat(after.model()).isEqualTo(before.model() + "+" + learnt.version());
    assertThat(again.origin()).isEqualTo(Origin.MEMORY);
    assertThat(again.score()).isEqualTo(after.score());
    assertThat(withdrawn.score()).isEqualTo(before.score());
    assertThat(judge(judge(StanceMode.ACCURATE), text, false, learnt).score())
        .as("what is remembered never matters")
        .isEqualTo(after.score());
  }

  @Test
  void underOverloadTheLinearModelAnswersInPlaceOfTheAdapter() {
    LearntStance learnt = learnt(StanceMode.AUTO, labels());

    Judgement hasty = judge(judge(StanceMode.AUTO), "@northwind is late, 3 h", true, learnt);

    assertThat(hasty.origin()).isEqualTo(Origin.LINEAR_UNDER_OVERLOAD);
    assertThat(hasty.model()).isEqualTo(LinearStanceClassifier.shipped().version());
  }

  @Test
  void anAdapterOfOtherModelsIsPassedOver() {
    StanceJudge accurate = judge(StanceMode.ACCURATE);
    LearntStance other =
        LearntStance.learn(
            new LabelBook(labels()),
            label -> accurate.view("en", null, label.text(), NORTHWIND),
            "encoder-of-last-year");

    assertThat(judge(accurate, "@northwind is late, 3 h", false, other))
        .isEqualTo(judge(accurate, "@northwind is late, 3 h", false));
  }

  @Test
  void anUnknownModeIsAnErrorThatNamesTheModes() {
    assertThat(StanceMode.of("auto")).isEqualTo(StanceMode.AUTO);
    assertThatThrownBy(() -> StanceMode.of("best"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accurate, fast or auto");
  }
}
