package io.firebreak.models.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SEISMIC against its own R package, on its own tweet. */
class InfectiousnessTest {

  /** Reference figures were integrated numerically. */
  private static final double RELATIVE = 2e-5;

  @Test
  void infectiousnessAndFinalSizeAreThoseOfSeismicAtEveryMinute() throws IOException {
    List<String[]> tweet = ReferenceFigures.table("cascades/seismic_tweet.csv");
    Infectiousness cascade =
        new Infectiousness(ReferenceFigures.column(tweet, 0), ReferenceFigures.column(tweet, 1));
    List<String[]> rows = ReferenceFigures.table("fixtures/seismic/tweet_predictions_nstar100.csv");
    int compared = 0;
    for (String[] row : rows) {
      double at = Double.parseDouble(row[0]);
      if (at > 0) {
        Infectiousness.Estimate estimate = cascade.at(at);
        assertClose(estimate.probability(), row[2]);
        assertClose(estimate.low(), row[3]);
        assertClose(estimate.high(), row[4]);
        assertClose(cascade.finalReposts(at, 100), row[5]);
        compared++;
      }
    }
    assertThat(compared).isEqualTo(360);
    assertThat(cascade.at(3_600).probability()).isCloseTo(0.007908843, within(2e-7));
    assertThat(cascade.finalReposts(3_600, 100)).isCloseTo(7580.79, within(0.15));
    assertThat(cascade.finalReposts(1_800, 100)).isInfinite();
  }

  private static void assertClose(double actual, String expected) {
    double value = expected.equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(expected);
    if (Double.isInfinite(value)) {
      assertThat(actual).isEqualTo(value);
    } else {
      assertThat(actual).isCloseTo(value, within(Math.abs(value) * RELATIVE));
    }
  }

  @Test
  void whatNobodyRepostsIsNotInfectious() {
    Infectiousness alone = new Infectiousness(new double[] {0}, new double[] {500});
    assertThat(alone.at(600).probability()).isZero();
    assertThat(alone.finalReposts(600, 100)).isZero();
  }

  @Test
  void timesThatDoNotAscendAreRefused() {
    assertThatThrownBy(() -> new Infectiousness(new double[] {0, 5, 4}, new double[3]))
        .hasMessageContaining("ascend");
  }
}
