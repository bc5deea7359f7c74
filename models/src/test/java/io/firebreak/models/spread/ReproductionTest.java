package io.firebreak.models.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R against EpiEstim's own output. */
class ReproductionTest {

  private static final double RELATIVE = 1e-8;
  private static final double[] QUANTILES = {0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975};

  @ParameterizedTest
  @CsvSource({"Flu2009", "Flu1918", "Measles1861", "Smallpox1972"})
  void estimatesAreThoseOfEpiEstimWithTheShippedSerialInterval(String data) throws IOException {
    double[] interval =
        Fixtures.table("epiestim/" + data + "_si.csv").stream()
            .mapToDouble(row -> Double.parseDouble(row[1]))
            .toArray();
    compare(data, "nonparam", interval);
  }

  @ParameterizedTest
  @CsvSource({"Flu2009", "Flu1918", "Measles1861", "Smallpox1972"})
  void estimatesAreThoseOfEpiEstimWithAParametricSerialInterval(String data) throws IOException {
    int days = Fixtures.table("epiestim/" + data + "_incidence.csv").size();
    compare(data, "param26_15", DailyReproduction.shiftedGamma(days, 2.6, 1.5));
  }

  private static void compare(String data, String variant, double[] interval) throws IOException {
    long[] cases =
        Fixtures.table("epiestim/" + data + "_incidence.csv").stream()
            .mapToLong(row -> Long.parseLong(row[1]))
            .toArray();
    DailyReproduction daily = new DailyReproduction(cases, null, interval);
    List<String[]> expected = Fixtures.table("epiestim/" + data + "_R_" + variant + "_w7.csv");
    for (String[] row : expected) {
      compare(daily, row);
    }
    assertThat(expected).hasSizeGreaterThan(20);
  }

  private static void compare(DailyReproduction daily, String[] row) {
    DailyReproduction.Posterior posterior =
        daily.over(Integer.parseInt(row[0]), Integer.parseInt(row[1]));
    if (row[2].equals("NA")) {
      assertThat(posterior).isNull();
      return;
    }
    assertClose(posterior.mean(), row[2]);
    assertClose(posterior.sd(), row[3]);
    for (int i = 0; i < QUANTILES.length; i++) {
      assertClose(posterior.quantile(QUANTILES[i]), row[4 + i]);
    }
  }

  private static void assertClose(double actual, String expected) {
    double value = Double.parseDouble(expected);
    assertThat(actual).isCloseTo(value, within(Math.abs(value) * RELATIVE));
  }

  @Test
  void importedCasesAreExposureButNotPassedOn() throws IOException {
    List<String[]> rows = Fixtures.table("epiestim/example2_imported_incidence.csv");
    long[] local = rows.stream().mapToLong(row -> Long.parseLong(row[1])).toArray();
    long[] imported = rows.stream().mapToLong(row -> Long.parseLong(row[2])).toArray();
    DailyReproduction daily =
        new DailyReproduction(
            local, imported, DailyReproduction.shiftedGamma(local.length, 2.6, 1.5));
    for (String[] row : Fixtures.table("epiestim/example2_imported_R.csv")) {
      compare(daily, row);
    }
  }

  @Test
  void serialIntervalsAreThoseOfEpiEstim() throws IOException {
    List<String[]> rows = Fixtures.table("epiestim/discr_si.csv");
    List<double[]> intervals = new ArrayList<>();
    intervals.add(DailyReproduction.shiftedGamma(rows.size(), 2.6, 1.5));
    intervals.add(DailyReproduction.shiftedGamma(rows.size(), 8.4, 3.8));
    intervals.add(DailyReproduction.shiftedGamma(rows.size(), 14.9, 3.9));
    for (int k = 0; k < rows.size(); k++) {
      for (int i = 0; i < 3; i++) {
        double expected = Double.parseDouble(rows.get(k)[i + 1]);
        assertThat(intervals.get(i)[k])
            .as("w_%d of interval %d", k, i)
            .isCloseTo(expected, within(1e-13 + 1e-9 * expected));
      }
    }
  }

  @Test
  void liveEstimateIsTheSamePosterior() {
    Reproduction reproduction = new Reproduction();
    for (long passedOn : new long[] {10, 10, 250, 4106, 10, 1_000_000}) {
      Estimate estimate = reproduction.posterior(passedOn, 100);
      assertThat(estimate.value()).isEqualTo((1 + passedOn) / 100.2);
      DailyReproduction.Posterior posterior = new DailyReproduction.Posterior(1 + passedOn, 100.2);
      assertThat(estimate.low()).isEqualTo(posterior.quantile(0.025));
      assertThat(estimate.high()).isEqualTo(posterior.quantile(0.975));
      assertThat(estimate.low()).isLessThan(estimate.value());
    }
  }
}
