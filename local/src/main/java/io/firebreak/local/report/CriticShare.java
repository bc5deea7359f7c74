package io.firebreak.local.report;

import io.firebreak.models.data.StanceQuality;
import java.util.List;

/**
 * The critics' share of the judged mentions of some time, as judged and freed of the model's known
 * errors. The arithmetic is that of {@code io.firebreak.models.labels.CorrectedShares} and of the
 * view {@code v_corrected_share}.
 *
 * @param fromMillis start of the time
 * @param toMillis its end
 * @param judged mentions with a stance
 * @param raw share as the model judged, 0 to 1
 * @param corrected corrected share with its 95 % interval; null when the model's errors are not
 *     known
 */
public record CriticShare(
    long fromMillis, long toMillis, long judged, double raw, Corrected corrected) {

  private static final int STANCES = 3;
  private static final int CRITIC = 0;
  private static final double SIGMAS = 1.96;

  /** A share from 0 to 1 with its 95 % interval. */
  public record Corrected(double value, double low, double high) {}

  /**
   * The share among counted mentions.
   *
   * @param quality how often the model errs on the issue; null when that is not known
   * @return null when nothing was judged
   */
  static CriticShare of(
      long fromMillis, long toMillis, StanceCounts counts, StanceQuality quality) {
    Double raw = counts.criticShare();
    return raw == null
        ? null
        : new CriticShare(
            fromMillis,
            toMillis,
            counts.judged(),
            raw,
            quality == null ? null : correct(counts, quality));
  }

  private static Corrected correct(StanceCounts counts, StanceQuality quality) {
    long[] judged = {counts.critics(), counts.supporters(), counts.neutrals()};
    double share = 0;
    double own = 0;
    double common = 0;
    for (int j = 0; j < STANCES; j++) {
      if (judged[j] == 0) {
        continue;
      }
      List<Double> alphas = quality.confusion().subList(STANCES * j, STANCES * (j + 1));
      double total = alphas.stream().mapToDouble(Double::doubleValue).sum();
      double mean = alphas.get(CRITIC) / total;
      double prior = Math.min(1, Math.max(0, quality.priorStrengths().get(j) / total));
      double variance = mean * (1 - mean) / (total + 1) * (total + judged[j]) / judged[j];
      double weight = judged[j] / (double) counts.judged();
      share += weight * mean;
      own += weight * weight * variance * (1 - prior * prior);
      common += weight * prior * Math.sqrt(variance);
    }
    double away = SIGMAS * Math.sqrt(own + common * common);
    return new Corrected(share, Math.max(0, share - away), Math.min(1, share + away));
  }
}
