package io.firebreak.models.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.data.Stance;
import io.firebreak.models.labels.CorrectedShares.Share;
import io.firebreak.models.labels.ErrorPrior.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DirichletSampler;
import org.junit.jupiter.api.Test;

class CorrectedSharesTest {

  private static final List<List<Long>> NONE =
      List.of(List.of(0L, 0L, 0L), List.of(0L, 0L, 0L), List.of(0L, 0L, 0L));

  private static final ErrorPrior PRIOR =
      new ErrorPrior(
          "accurate",
          "m",
          8,
          List.of(
              new Row(List.of(0.7, 0.1, 0.2), 4),
              new Row(List.of(0.1, 0.7, 0.2), 4),
              new Row(List.of(0.2, 0.1, 0.7), 4)));

  @Test
  void withoutAuditLabelsTheCardCorrectsAndTheIntervalIsWide() {
    CorrectedShares shares = CorrectedShares.of(List.of(400L, 100L, 500L), NONE, PRIOR);

    Share critic = shares.of(Stance.CRITIC);
    assertThat(shares.source()).isEqualTo("card");
    assertThat(critic.judged()).isEqualTo(0.4);
    assertThat(critic.value()).isCloseTo(0.4 * 0.7 + 0.1 * 0.1 + 0.5 * 0.2, within(1e-12));
    // The prior's rows err together, so their standard deviations add.
    double sd =
        0.4 * Math.sqrt(0.21 / 5 * 404 / 400)
            + 0.1 * Math.sqrt(0.09 / 5 * 104 / 100)
            + 0.5 * Math.sqrt(0.16 / 5 * 504 / 500);
    assertThat(critic.high() - critic.value()).isCloseTo(1.96 * sd, within(1e-12));
    assertThat(shares.shares().stream().mapToDouble(Share::value).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void manyAuditLabelsOutweighTheCard() {
    List<List<Long>> audit =
        List.of(List.of(300L, 0L, 700L), List.of(0L, 1000L, 0L), List.of(0L, 0L, 1000L));

    CorrectedShares shares =
        CorrectedShares.of(List.of(100_000L, 100_000L, 100_000L), audit, PRIOR);

    Share critic = shares.of(Stance.CRITIC);
    assertThat(shares.source()).isEqualTo("audit");
    assertThat(shares.auditLabels()).isEqualTo(3_000);
    assertThat(critic.value()).isCloseTo(0.1, within(0.002));
    assertThat(critic.high() - critic.low()).isLessThan(0.03);
  }

  @Test
  void withoutMentionsThereAreNoShares() {
    assertThat(CorrectedShares.of(List.of(0L, 0L, 0L), NONE, PRIOR).shares()).isEmpty();
    assertThat(CorrectedShares.of(List.of(0L, 0L, 0L), NONE, PRIOR).of(Stance.CRITIC)).isNull();
  }

  /**
   * Companies whose errors differ, a prior fitted to eight of them, 100 audit labels of a ninth.
   */
  @Test
  void theIntervalHoldsTheTruthOfACompanyThatThePriorDoesNotKnow() {
    UniformRandomProvider random = new SplittableRandom(7)::nextLong;
    double[] judgedShare = {0.35, 0.25, 0.4};
    int rounds = 400;
    int audited = 0;
    int unaudited = 0;
    for (int round = 0; round < rounds; round++) {
      List<long[][]> companies = new ArrayList<>();
      for (int c = 0; c < 9; c++) {
        companies.add(company(random, judgedShare, 400));
      }
      long[][] own = companies.remove(8);
      ErrorPrior prior = ErrorPrior.fit("accurate", "m", companies);
      List<Long> judged = new ArrayList<>();
      double truth = 0;
      long all = 0;
      for (long[] row : own) {
        judged.add(row[0] + row[1] + row[2]);
        truth += row[0];
        all += row[0] + row[1] + row[2];
      }
      truth /= all;
      unaudited += holds(CorrectedShares.of(judged, NONE, prior), truth) ? 1 : 0;
      audited += holds(CorrectedShares.of(judged, sample(random, own, 100), prior), truth) ? 1 : 0;
    }
    assertThat((double) audited / rounds).isGreaterThan(0.92);
    assertThat((double) unaudited / rounds).isGreaterThan(0.92);
  }

  private static boolean holds(CorrectedShares shares, double truth) {
    Share critic = shares.of(Stance.CRITIC);
    return critic.low() <= truth && truth <= critic.high();
  }

  private static long[][] company(UniformRandomProvider random, double[] judgedShare, int texts) {
    long[][] counts = new long[3][3];
    for (int j = 0; j < 3; j++) {
      double[] mean = {j == 0 ? 0.6 : 0.2, j == 1 ? 0.6 : 0.2, j == 2 ? 0.6 : 0.2};
      double[] alpha = {10 * mean[0], 10 * mean[1], 10 * mean[2]};
      double[] p = DirichletSampler.of(random, alpha).sample();
      for (int i = 0; i < texts * judgedShare[j]; i++) {
        double u = random.nextDouble();
        counts[j][u < p[0] ? 0 : u < p[0] + p[1] ? 1 : 2]++;
      }
    }
    return counts;
  }

  private static List<List<Long>> sample(UniformRandomProvider random, long[][] counts, int size) {
    List<int[]> texts = new ArrayList<>();
    for (int j = 0; j < 3; j++) {
      for (int k = 0; k < 3; k++) {
        for (long i = 0; i < counts[j][k]; i++) {
          texts.add(new int[] {j, k});
        }
      }
    }
    long[][] drawn = new long[3][3];
    for (int i = 0; i < size; i++) {
      int[] text = texts.remove(random.nextInt(texts.size()));
      drawn[text[0]][text[1]]++;
    }
    return List.of(row(drawn[0]), row(drawn[1]), row(drawn[2]));
  }

  private static List<Long> row(long[] counts) {
    return List.of(counts[0], counts[1], counts[2]);
  }

  @Test
  void thePriorFindsHowFarCompaniesDifferAndTrustsItHalf() {
    UniformRandomProvider random = new SplittableRandom(9)::nextLong;
    List<long[][]> companies = new ArrayList<>();
    for (int c = 0; c < 400; c++) {
      companies.add(company(random, new double[] {0.3, 0.3, 0.4}, 300));
    }

    ErrorPrior prior = ErrorPrior.fit("accurate", "m", companies);

    assertThat(prior.judged().get(0).mean().get(0)).isCloseTo(0.6, within(0.02));
    assertThat(prior.judged().get(2).mean().get(0)).isCloseTo(0.2, within(0.02));
    assertThat(prior.judged()).allMatch(row -> Math.abs(row.strength() - 5) < 0.7);
  }

  @Test
  void aPriorShipsForEachMode() {
    for (String mode : List.of("fast", "accurate", "auto")) {
      ErrorPrior prior = ErrorPrior.shipped(mode);
      assertThat(prior.judged()).hasSize(3);
      for (Row row : prior.judged()) {
        assertThat(row.mean().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-9));
        assertThat(row.strength()).isBetween(1.0, 100.0);
      }
    }
  }
}
