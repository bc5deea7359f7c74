package io.firebreak.models.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The kernel against the R package seismic. */
class MemoryKernelTest {

  @Test
  void densityAndDistributionAreThoseOfSeismic() throws IOException {
    for (String[] row : ReferenceFigures.table("fixtures/seismic/memory_kernel.csv")) {
      double t = Double.parseDouble(row[0]);
      double density = Double.parseDouble(row[1]);
      double later = Double.parseDouble(row[2]);
      assertThat(MemoryKernel.density(t)).isCloseTo(density, within(density * 1e-10));
      assertThat(MemoryKernel.later(t)).isCloseTo(later, within(later * 1e-10));
    }
  }

  @Test
  void timeOfAShareIsTheInverse() {
    for (double t : new double[] {0, 10, 299, 300, 301, 7_200, 1e6}) {
      assertThat(MemoryKernel.timeOfShareLater(MemoryKernel.later(t)))
          .isCloseTo(t, within(1e-6 + t * 2e-3));
    }
  }

  @Test
  void weightedIntegralIsThatOfManySmallSteps() {
    double[][] cases = {
      // shared, from, to, at, slope
      {100, 0, 250, 250, 1 / 300.0},
      {0, 0, 9_000, 9_000, 1 / 7_200.0},
      {0, 1_800, 9_000, 9_000, 1 / 7_200.0},
      {8_700, 1_800, 9_000, 9_000, 1 / 7_200.0},
      {9_500, 1_800, 9_000, 9_000, 1 / 7_200.0}
    };
    for (double[] c : cases) {
      double low = Math.max(c[0], c[1]);
      int steps = 200_000;
      double width = Math.max(0, c[2] - low) / steps;
      double sum = 0;
      for (int i = 0; i < steps; i++) {
        double t = low + (i + 0.5) * width;
        sum += width * MemoryKernel.density(t - c[0]) * (1 + c[4] * (t - c[3]));
      }
      assertThat(MemoryKernel.weighted(c[0], c[1], c[2], c[3], c[4]))
          .isCloseTo(sum, within(1e-6 * Math.abs(sum) + 1e-12));
    }
  }
}
