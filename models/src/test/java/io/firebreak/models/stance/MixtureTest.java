package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MixtureTest {

  private static final double[] SURE = {0.9, 0.05, 0.05};
  private static final double[] OTHER = {0.1, 0.8, 0.1};

  @Test
  void atTheEndsOfTheWeightOneModelSpeaksAlone() {
    assertThat(Mixture.of(SURE, OTHER, 0)).containsExactly(SURE, within(1e-12));
    assertThat(Mixture.of(SURE, OTHER, 1)).containsExactly(OTHER, within(1e-12));
  }

  @Test
  void betweenThemItIsTheWeightedProductBroughtToASumOfOne() {
    // Products of square roots: 0.3, 0.2, 0.0707.
    double sum = Math.sqrt(0.09) + Math.sqrt(0.04) + Math.sqrt(0.005);

    assertThat(Mixture.of(SURE, OTHER, 0.5))
        .containsExactly(
            new double[] {0.3 / sum, 0.2 / sum, Math.sqrt(0.005) / sum}, within(1e-12));
  }

  @Test
  void aProbabilityOfZeroIsNoVeto() {
    assertThat(Mixture.of(new double[] {1, 0, 0}, new double[] {0, 1, 0}, 0.5))
        .containsExactly(new double[] {0.4995, 0.4995, 0.001}, within(1e-3));
  }
}
