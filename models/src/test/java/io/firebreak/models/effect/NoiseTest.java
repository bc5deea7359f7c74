package io.firebreak.models.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoiseTest {

  /** The filter against its definition, with V written out. */
  @Test
  void theFilterIsTheDenseFactorisation() {
    Random random = new Random(1);
    int n = 7;
    double[] times = new double[n];
    double[] variances = new double[n];
    double[][] columns = new double[3][n];
    for (int i = 0; i < n; i++) {
      times[i] = (i == 0 ? -5 : times[i - 1]) + random.nextDouble();
      variances[i] = 0.01 + random.nextDouble();
      columns[0][i] = 1;
      columns[1][i] = i < 4 ? 0 : 1;
      columns[2][i] = random.nextGaussian();
    }
    double[] precisions = {1e-9, 0.5};
    NoiseGrid.Noise noise = new NoiseGrid.Noise(0.4, 0.3);
    LocalLevel fit = LocalLevel.fit(columns, variances, times, noise, precisions);
    double[][] dense = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        dense[i][j] = 0.16 * Math.min(times[i] - times[0], times[j] - times[0]);
      }
      dense[i][i] += variances[i] + 0.09;
    }
    // what theta solves: X'V^-1 (y - X theta) = P theta
    double[] residual = new double[n];
    for (int i = 0; i < n; i++) {
      residual[i] = columns[2][i] - fit.theta[0] - columns[1][i] * fit.theta[1];
    }
    double[] weighted = solve(dense, residual);
    for (int c = 0; c < 2; c++) {
      double score = -precisions[c] * fit.theta[c];
      for (int i = 0; i < n; i++) {
        score += columns[c][i] * weighted[i];
      }
      assertThat(score).isCloseTo(0, within(1e-9));
    }
    double rss = 0.5 * fit.theta[1] * fit.theta[1];
    for (int i = 0; i < n; i++) {
      rss += residual[i] * weighted[i];
    }
    assertThat(fit.rss).isCloseTo(rss, within(1e-8));
  }

  private static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    double[][] a = new double[n][];
    double[] x = right.clone();
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
    }
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double factor = a[j][i] / a[i][i];
        for (int k = i; k < n; k++) {
          a[j][k] -= factor * a[i][k];
        }
        x[j] -= factor * x[i];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= a[i][k] * x[k];
      }
      x[i] /= a[i][i];
    }
    return x;
  }

  @Test
  void placebosAreSummedUpByTheirFalseAlarms() {
    List<StepPosterior> steps = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double mean = i < 4 ? -5 : 0.1 * (i % 5);
      steps.add(
          new StepPosterior(
              List.of(new NoiseGrid.Noise(0, 0)),
              List.of(1.0),
              List.of(mean),
              List.of(1.0),
              30,
              10,
              10,
              0,
              List.of()));
    }
    Placebos placebos = Placebos.of(steps, 0.96);
    assertThat(placebos.tests()).isEqualTo(40);
    assertThat(placebos.falseSlowed()).isEqualTo(0.1);
    assertThat(placebos.strength95()).isCloseTo(5, within(1e-9));
    assertThat(placebos.overrule()).isTrue();
  }

  @Test
  void quantilesOfTheStepInvertItsDistribution() {
    StepPosterior step =
        new StepPosterior(
            List.of(new NoiseGrid.Noise(0, 0), new NoiseGrid.Noise(0.1, 0)),
            List.of(0.7, 0.3),
            List.of(-0.5, 0.4),
            List.of(0.1, 0.9),
            12,
            8,
            6,
            0,
            List.of());
    for (double p : new double[] {0.001, 0.025, 0.1, 0.5, 0.9, 0.975, 0.999}) {
      assertThat(step.below(step.quantile(p))).isCloseTo(p, within(1e-8));
    }
  }
}
