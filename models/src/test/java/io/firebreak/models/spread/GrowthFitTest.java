package io.firebreak.models.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Growth against the R package incidence. */
class GrowthFitTest {

  private final GrowthFit fit = new GrowthFit(3);

  @ParameterizedTest
  @ValueSource(strings = {"Flu2009", "Flu1918"})
  void ratesAndTimesAreThoseOfIncidence(String data) throws IOException {
    List<String[]> cases = Fixtures.table("epiestim/" + data + "_incidence.csv");
    int compared = 0;
    for (String[] row : Fixtures.table("growth/incidence_fit.csv")) {
      if (!row[0].equals(data)) {
        continue;
      }
      int from = Integer.parseInt(row[1]);
      int to = Integer.parseInt(row[2]);
      double[] times = IntStream.rangeClosed(from, to).asDoubleStream().toArray();
      long[] counts =
          IntStream.rangeClosed(from, to)
              .mapToLong(t -> Long.parseLong(cases.get(t - 1)[1]))
              .toArray();
      Estimate growth = fit.fit(times, counts);
      assertClose(growth.value(), row[3]);
      assertClose(growth.low(), row[4]);
      assertClose(growth.high(), row[5]);
      if (growth.value() > 0) {
        assertClose(Math.log(2) / growth.value(), row[6]);
        assertClose(Math.log(2) / growth.high(), row[7]);
        assertClose(Math.log(2) / growth.low(), row[8]);
      } else {
        assertClose(-Math.log(2) / growth.value(), row[9]);
        assertClose(-Math.log(2) / growth.low(), row[10]);
        assertClose(-Math.log(2) / growth.high(), row[11]);
      }
      compared++;
    }
    assertThat(compared).isEqualTo(2);
  }

  @Test
  void fewerThanThreeWindowsWithACriticGiveNoGrowth() {
    assertThat(fit.fit(new double[] {0, 1, 2, 3}, new long[] {4, 0, 8, 0})).isNull();
    assertThat(fit.fit(new double[] {0, 1, 2, 3}, new long[] {4, 0, 8, 8})).isNotNull();
  }

  /** The reference is printed with ten digits. */
  private static void assertClose(double actual, String expected) {
    double value = Double.parseDouble(expected);
    assertThat(actual).isCloseTo(value, within(Math.abs(value) * 1e-9));
  }
}
