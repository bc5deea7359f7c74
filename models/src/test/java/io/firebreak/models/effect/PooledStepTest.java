package io.firebreak.models.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PooledStepTest {

  private static StepPosterior step(double mean, double error) {
    return new StepPosterior(
        List.of(new NoiseGrid.Noise(0, 0)),
        List.of(1.0),
        List.of(mean),
        List.of(error),
        40,
        20,
        20,
        0,
        List.of());
  }

  @Test
  void platformsThatAgreeSayMoreThanEach() {
    StepPosterior one = step(-0.3, 0.2);
    PooledStep three = PooledStep.of(List.of(one, step(-0.35, 0.2), step(-0.25, 0.2)));
    assertThat(one.probabilitySlowed()).isLessThan(0.96);
    assertThat(three.probabilitySlowed()).isGreaterThan(0.97);
    assertThat(three.mean()).isCloseTo(-0.3, within(1e-9));
    assertThat(three.deviation()).isBetween(0.2 / Math.sqrt(3), 0.2);
  }

  @Test
  void platformsThatDisagreeLeaveItOpen() {
    PooledStep torn = PooledStep.of(List.of(step(-0.9, 0.15), step(0.5, 0.15)));
    assertThat(torn.probabilitySlowed()).isBetween(0.5, 0.96);
    assertThat(torn.deviation()).isGreaterThan(0.2);
  }

  @Test
  void aPlatformThatSaysLittleChangesLittle() {
    PooledStep pooled = PooledStep.of(List.of(step(-0.5, 0.1), step(0.5, 3)));
    assertThat(pooled.mean()).isCloseTo(-0.5, within(0.02));
  }
}
