package io.firebreak.models.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.Stance;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelBookTest {

  static Label label(String key, Stance stance, LabelPart part, long atMillis, String text) {
    return new Label(key, "bags", false, stance, part, "ann", atMillis, "en", null, text);
  }

  private static Label train(String key, Stance stance, long atMillis) {
    return label(key, stance, LabelPart.TRAIN, atMillis, "text of " + key);
  }

  private static Label withdrawn(String key) {
    return new Label(key, "bags", true, null, null, "ann", 9, null, null, null);
  }

  @Test
  void theLaterRecordStandsWhateverItsTime() {
    LabelBook book =
        LabelBook.of(
            List.of(
                train("x:1", Stance.CRITIC, 5),
                train("x:2", Stance.NEUTRAL, 1),
                train("x:1", Stance.SUPPORTER, 3)),
            "bags");

    assertThat(book.labels())
        .extracting(Label::stance)
        .containsExactly(Stance.SUPPORTER, Stance.NEUTRAL);
  }

  @Test
  void aWithdrawnLabelIsGoneUntilItIsGivenAgain() {
    List<Label> records =
        List.of(train("x:1", Stance.CRITIC, 1), withdrawn("x:1"), train("x:1", Stance.NEUTRAL, 2));

    assertThat(LabelBook.of(records.subList(0, 2), "bags").labels()).isEmpty();
    assertThat(LabelBook.of(records, "bags").labels()).containsExactly(records.get(2));
  }

  @Test
  void labelsOfOtherIssuesAndOnesThatJudgeNothingArePassedOver() {
    LabelBook book =
        LabelBook.of(
            List.of(
                new Label(
                    "x:1", "food", false, Stance.CRITIC, LabelPart.TRAIN, null, 1, "en", null, "a"),
                label("x:2", Stance.UNCLASSIFIED, LabelPart.TRAIN, 1, "b"),
                label("x:3", Stance.CRITIC, null, 1, "c")),
            "bags");

    assertThat(book.labels()).isEmpty();
  }

  @Test
  void theNewestAreKept() {
    List<Label> records =
        IntStream.range(0, LabelBook.MOST + 10)
            .mapToObj(i -> train("x:" + i, Stance.CRITIC, i))
            .toList();

    assertThat(LabelBook.of(records, "bags").labels())
        .hasSize(LabelBook.MOST)
        .allMatch(label -> label.atMillis() >= 10);
  }
}
