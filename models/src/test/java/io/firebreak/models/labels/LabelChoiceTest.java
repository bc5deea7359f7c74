package io.firebreak.models.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.data.LabelPart;
import io.firebreak.models.labels.LabelChoice.Candidate;
import io.firebreak.models.labels.LabelChoice.Choice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelChoiceTest {

  private static final long SEED = LabelChoice.seedOf("northwind-bags");

  private static Candidate candidate(String key, String text, double critic, float... embedding) {
    double rest = (1 - critic) / 2;
    return new Candidate(key, text, critic, rest, rest, embedding.length == 0 ? null : embedding);
  }

  /** Mentions each with words of their own; every second one is uncertain. */
  private static List<Candidate> mentions(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> candidate("x:" + i, "word" + i + " other" + i, i % 2 == 0 ? 0.4 : 0.98))
        .toList();
  }

  private static Set<String> keys(List<Choice> choices, LabelPart part) {
    Set<String> keys = new HashSet<>();
    choices.stream()
        .filter(choice -> choice.part() == part)
        .forEach(choice -> keys.add(choice.candidate().mentionKey()));
    return keys;
  }

  @Test
  void trainingTakesTheUncertainAndTheAuditTakesAllAlike() {
    List<Choice> choices = LabelChoice.choose(mentions(4_000), 1_000, 0.3, SEED);

    assertThat(keys(choices, LabelPart.TRAIN)).hasSize(700);
    assertThat(choices.stream().filter(one -> one.part() == LabelPart.TRAIN))
        .allMatch(choice -> choice.candidate().critic() == 0.4);
    double uncertain =
        choices.stream()
            .filter(one -> one.part() == LabelPart.AUDIT)
            .mapToDouble(one -> one.candidate().critic() == 0.4 ? 1 : 0)
            .average()
            .orElseThrow();
    // 300 draws: three standard errors are 0.087.
    assertThat(uncertain).isCloseTo(0.5, within(0.087));
  }

  @Test
  void theAuditSampleRestsNeitherOnOrderNorOnWhatWasLabelledBefore() {
    List<Candidate> all = new ArrayList<>(mentions(1_000));
    List<Choice> first = LabelChoice.choose(all, 100, 0.3, SEED);
    Set<String> labelled = new HashSet<>(keys(first, LabelPart.AUDIT));
    labelled.addAll(keys(first, LabelPart.TRAIN));

    List<Candidate> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.removeIf(one -> labelled.contains(one.mentionKey()));
    Set<String> both = new HashSet<>(keys(first, LabelPart.AUDIT));
    List<Choice> second = LabelChoice.choose(shuffled, 100, 0.3, SEED);
    both.addAll(keys(second, LabelPart.AUDIT));

    assertThat(both).isEqualTo(keys(LabelChoice.choose(all, 200, 0.3, SEED), LabelPart.AUDIT));
    assertThat(keys(second, LabelPart.TRAIN)).doesNotContainAnyElementsOf(labelled);
  }

  @Test
  void whatIsKeptForTheAuditIsNeverOfferedForTraining() {
    List<Candidate> all = mentions(1_000);

    Set<String> train = keys(LabelChoice.choose(all, 2_000, 0.3, SEED), LabelPart.TRAIN);

    assertThat(train).isNotEmpty().noneMatch(key -> LabelChoice.isForAudit(key, 0.3, SEED));
  }

  @Test
  void twoIssuesAuditDifferentMentions() {
    List<Candidate> all = mentions(1_000);

    assertThat(keys(LabelChoice.choose(all, 100, 0.3, SEED), LabelPart.AUDIT))
        .isNotEqualTo(
            keys(
                LabelChoice.choose(all, 100, 0.3, LabelChoice.seedOf("bluejet")), LabelPart.AUDIT));
  }

  @Test
  void nearCopiesAreOfferedOnce() {
    List<Candidate> copies =
        List.of(
            candidate("x:1", "My bag is gone again and nobody answers @northwind", 0.4),
            candidate("x:2", "RT @bob: my bag is gone again and nobody answers http://a.b/c", 0.4),
            candidate("x:3", "Northwind moves to a new terminal", 0.5));

    assertThat(LabelChoice.choose(copies, 3, 0, SEED))
        .extracting(choice -> choice.candidate().mentionKey())
        .containsExactly("x:1", "x:3");
  }

  @Test
  void ofTheSameUncertaintyTheFarthestComesFirst() {
    List<Candidate> all =
        List.of(
            candidate("x:1", "one a", 0.40, 1, 0),
            candidate("x:2", "two b", 0.41, 0.99f, 0.1f),
            candidate("x:3", "three c", 0.42, -1, 0.1f));

    assertThat(LabelChoice.choose(all, 2, 0, SEED))
        .extracting(choice -> choice.candidate().mentionKey())
        .containsExactly("x:1", "x:3");
  }

  @Test
  void whatIsUnclassifiedIsNotOffered() {
    assertThat(
            LabelChoice.choose(
                List.of(new Candidate("x:1", "hola", null, null, null, null)), 5, 0.3, SEED))
        .isEmpty();
  }
}
