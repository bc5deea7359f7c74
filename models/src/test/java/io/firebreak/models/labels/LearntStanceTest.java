package io.firebreak.models.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.Stance;
import io.firebreak.models.stance.Confusion;
import io.firebreak.models.stance.StanceJudge.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LearntStanceTest {

  private static final int SIZE = 16;

  /**
   * Models that take praise of the old for criticism: texts with the word "old" have their own
   * corner of the embedding, and the models are wrong on most of them.
   */
  private static final Function<Label, View> MODELS =
      label -> {
        Random random = new Random(label.text().hashCode());
        float[] embedding = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
          embedding[i] = (float) random.nextGaussian();
        }
        embedding[0] = label.text().contains("old") ? 4 : 0;
        double[] says =
            label.text().contains("good")
                ? new double[] {0.2, 0.6, 0.2}
                : new double[] {0.6, 0.2, 0.2};
        return new View(label.text(), says, embedding);
      };

  private static Label label(int i, boolean old, boolean right, LabelPart part) {
    String text =
        (i % 2 == 0 ? "good " : "bad ") + (old ? "old " : "new ") + "northwind flight " + i;
    boolean supports = (i % 2 == 0) == right;
    return LabelBookTest.label(
        "x:" + i, supports ? Stance.SUPPORTER : Stance.CRITIC, part, i, text);
  }

  private static List<Label> labels(int count, boolean oldIsMisread) {
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean old = i % 4 < 2;
      boolean right = old && oldIsMisread ? i % 10 == 0 : i % 5 != 0;
      labels.add(label(i, old, right, LabelPart.TRAIN));
    }
    return labels;
  }

  private static LearntStance learn(List<Label> labels) {
    return LearntStance.learn(new LabelBook(labels), MODELS, "models-1");
  }

  /** What the models get wrong by name and by sign cannot be mended by an embedding of one side. */
  private static List<Label> criticsOfTheOld(int count) {
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean old = i % 4 < 2;
      boolean good = i % 2 == 0;
      Stance stance = old ? Stance.NEUTRAL : good ? Stance.SUPPORTER : Stance.CRITIC;
      Label plain = label(i, old, true, LabelPart.TRAIN);
      labels.add(LabelBookTest.label("x:" + i, stance, LabelPart.TRAIN, i, plain.text()));
    }
    return labels;
  }

  @Test
  void anErrorThatTheLabelsShowIsMendedOnTextsNotSeen() {
    LearntStance learnt = learn(criticsOfTheOld(120));

    assertThat(learnt.adapter()).isNotNull();
    assertThat(learnt.heldOut().adapterMacroF1()).isGreaterThan(0.9);
    assertThat(learnt.heldOut().baseMacroF1()).isLessThan(0.6);
    assertThat(learnt.stanceOf(MODELS.apply(label(901, true, true, LabelPart.TRAIN))))
        .isEqualTo(Stance.NEUTRAL);
    assertThat(learnt.stanceOf(MODELS.apply(label(903, false, true, LabelPart.TRAIN))))
        .isEqualTo(Stance.CRITIC);
  }

  @Test
  void anAdapterThatDoesNotBeatTheModelsIsNotKept() {
    // The models say 0.6 and are right in 8 of 10: what noise there is holds nothing to learn.
    List<Label> labels = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 100; i++) {
      Label plain = label(i, false, true, LabelPart.TRAIN);
      double u = random.nextDouble();
      int stance = u < 0.6 ? (i % 2 == 0 ? 1 : 0) : u < 0.8 ? 2 : (i % 2 == 0 ? 0 : 1);
      labels.add(
          LabelBookTest.label(
              "x:" + i, Confusion.ORDER.get(stance), LabelPart.TRAIN, i, plain.text()));
    }

    LearntStance learnt = learn(labels);

    assertThat(learnt.adapter()).isNull();
    assertThat(learnt.reason()).contains("does not beat");
    assertThat(learnt.heldOut().labels()).isEqualTo(100);
  }

  @Test
  void withTooFewLabelsOrOneStanceThereIsNoAdapterAndItSaysWhy() {
    assertThat(learn(criticsOfTheOld(29)).reason())
        .isEqualTo("29 training labels; an adapter needs 30");
    List<Label> same =
        criticsOfTheOld(60).stream()
            .map(
                one ->
                    LabelBookTest.label(
                        one.mentionKey(), Stance.CRITIC, LabelPart.TRAIN, 1, one.text()))
            .toList();
    assertThat(learn(same).adapter()).isNull();
    assertThat(learn(same).reason()).contains("one stance");
  }

  @Test
  void auditLabelsTeachNothingAndTrainingLabelsAuditNothing() {
    List<Label> train = criticsOfTheOld(120);
    List<Label> both = new ArrayList<>(train);
    for (int i = 1_000; i < 1_060; i++) {
      both.add(label(i, true, false, LabelPart.AUDIT));
    }

    LearntStance without = learn(train);
    LearntStance with = learn(both);

    assertThat(with.version()).isEqualTo(without.version());
    assertThat(with.words()).isEqualTo(without.words());
    assertThat(with.heldOut()).isEqualTo(without.heldOut());
    View any = MODELS.apply(label(901, true, true, LabelPart.TRAIN));
    assertThat(with.adapter().shift(any.embedding()))
        .isEqualTo(without.adapter().shift(any.embedding()));
    assertThat(without.audit()).containsOnly(List.of(0L, 0L, 0L));
    // All 60 are of the old, which the adapter says are neutral; half are called either.
    assertThat(with.audit().get(2)).containsExactly(30L, 30L, 0L);
    assertThat(with.auditLabels()).isEqualTo(60);
  }

  @Test
  void theOrderOfLabelsDoesNotMatter() {
    List<Label> labels = new ArrayList<>(criticsOfTheOld(80));
    LearntStance first = learn(labels);
    Collections.shuffle(labels, new Random(5));

    LearntStance second = learn(labels);

    View any = MODELS.apply(label(901, true, true, LabelPart.TRAIN));
    assertThat(second.version()).isEqualTo(first.version());
    assertThat(second.adapter().shift(any.embedding()))
        .isEqualTo(first.adapter().shift(any.embedding()));
  }

  @Test
  void anotherStanceIsAnotherVersion() {
    List<Label> labels = new ArrayList<>(labels(40, false));
    String before = learn(labels).version();
    Label one = labels.get(0);
    labels.set(0, LabelBookTest.label(one.mentionKey(), Stance.NEUTRAL, one.part(), 0, one.text()));

    assertThat(learn(labels).version()).isNotEqualTo(before).startsWith("labels-");
  }

  @Test
  void fewLabelsChangeLittle() {
    LearntStance learnt = learn(criticsOfTheOld(120));
    View any = MODELS.apply(label(903, false, true, LabelPart.TRAIN));
    Example example = new Example("", any.probabilities(), any.embedding(), 2);

    StanceAdapter of = AdapterFit.of(List.of(example), AdapterFit.Penalties.CHOSEN, "", "");

    assertThat(of.probabilities(example)[2]).isCloseTo(0.2, within(0.06)).isGreaterThan(0.2);
    assertThat(learnt.adapterFor("models-2")).as("fitted to other models").isNull();
    assertThat(learnt.adapterFor("models-1")).isNotNull();
  }

  @Test
  void theAnalystsWordOnATextIsTheMajorityAndNoneWhenTied() {
    List<Label> labels =
        List.of(
            LabelBookTest.label(
                "x:1", Stance.NEUTRAL, LabelPart.TRAIN, 1, "bad northwind flight a"),
            LabelBookTest.label("x:2", Stance.CRITIC, LabelPart.TRAIN, 1, "bad northwind flight a"),
            LabelBookTest.label(
                "x:3", Stance.NEUTRAL, LabelPart.TRAIN, 1, "bad northwind flight a"),
            LabelBookTest.label("x:4", Stance.CRITIC, LabelPart.TRAIN, 1, "bad northwind flight b"),
            LabelBookTest.label(
                "x:5", Stance.NEUTRAL, LabelPart.TRAIN, 1, "bad northwind flight b"),
            LabelBookTest.label("x:6", Stance.CRITIC, LabelPart.AUDIT, 1, "bad northwind flight c"),
            LabelBookTest.label("x:7", Stance.CRITIC, LabelPart.TRAIN, 1, "@user wow http http"));

    LearntStance learnt = learn(labels);

    assertThat(learnt.wordOn("bad northwind flight a")).isEqualTo(Stance.NEUTRAL);
    assertThat(learnt.wordOn("bad northwind flight b")).as("tied").isNull();
    assertThat(learnt.wordOn("bad northwind flight c")).as("an audit label").isNull();
    assertThat(learnt.wordOn("@user wow http http")).as("too little to know it by").isNull();
  }
}
