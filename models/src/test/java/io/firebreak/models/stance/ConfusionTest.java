package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.data.Stance;
import org.junit.jupiter.api.Test;

class ConfusionTest {

  /** Worked by hand: 12 texts, one of them unclassified. */
  private final Confusion confusion =
      Confusion.of(new long[][] {{3, 1, 0}, {1, 2, 1}, {0, 0, 3}}, 1);

  @Test
  void theScoresAreThoseWorkedByHand() {
    assertThat(confusion.texts()).isEqualTo(12);
    assertThat(confusion.accuracy()).isEqualTo(8 / 12.0, within(1e-12));
    assertThat(confusion.precision(Stance.SUPPORTER)).isEqualTo(2 / 3.0, within(1e-12));
    assertThat(confusion.recall(Stance.SUPPORTER)).isEqualTo(0.5, within(1e-12));
    assertThat(confusion.f1(Stance.SUPPORTER)).isEqualTo(4 / 7.0, within(1e-12));
    assertThat(confusion.macroF1()).isEqualTo((6 / 8.0 + 4 / 7.0 + 6 / 7.0) / 3, within(1e-12));
    assertThat(confusion.opinionF1()).isEqualTo((6 / 8.0 + 4 / 7.0) / 2, within(1e-12));
  }
}
