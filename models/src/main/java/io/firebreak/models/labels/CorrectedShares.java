package io.firebreak.models.labels;

import io.firebreak.models.data.Stance;
import io.firebreak.models.stance.Confusion;
import java.util.ArrayList;
import java.util.List;

/**
 * Shares of stances, corrected for the models' errors (post-stratification by judged stance).
 *
 * <p>With N_j mentions judged j of N, audit counts n_jk of judged j and true k, and the prior's
 * mean p_jk and strength A_j:
 *
 * <pre>
 * B_j   = A_j + sum over k of n_jk
 * m_jk  = (A_j p_jk + n_jk) / B_j                          true k among those judged j
 * v_jk  = m_jk (1 - m_jk) / (B_j + 1) * (B_j + N_j) / N_j  its variance among N_j mentions
 * c_j   = A_j / B_j                                        how much of it is the prior's
 * share = sum over j of N_j/N m_jk
 * var   = sum over j of (N_j/N)² v_jk (1 - c_j²) + (sum over j of N_j/N c_j sqrt(v_jk))²
 * low, high = share -+ 1.96 sqrt(var), cut to 0 and 1
 * </pre>
 *
 * <p>v is the variance of a Dirichlet-multinomial share. The second part of var treats what the
 * prior says of the three judged stances as wrong together: the errors of one company are. With
 * audit labels c goes to 0 and the rows become independent, as their labels are. All terms are
 * plain arithmetic, for SQL to compute the same. Counts of 0 leave their j out.
 *
 * @param source {@code card} without audit labels, {@code audit} with
 * @param mentions classified ones
 * @param auditLabels that went in
 * @param shares in the order of {@link Confusion#ORDER}; empty without mentions
 */
public record CorrectedShares(String source, long mentions, long auditLabels, List<Share> shares) {

  /** Errors as the model card knows them, of other companies. */
  public static final String CARD = "card";

  /** Errors as the issue's own audit labels show them, with the card's behind. */
  public static final String AUDIT = "audit";

  private static final double SIGMAS = 1.96;
  private static final int STANCES = 3;

  /**
   * One stance's share of the classified mentions.
   *
   * @param stance true stance
   * @param judged share that the models say
   * @param value corrected share
   * @param low lower end of the 95 % interval
   * @param high upper end
   */
  public record Share(Stance stance, double judged, double value, double low, double high) {}

  /** Copies what could change. */
  public CorrectedShares {
    shares = List.copyOf(shares);
  }

  /**
   * Corrects.
   *
   * @param judged mentions judged critic, supporter, neutral
   * @param audit audit labels, judged (rows) and true (columns): {@link LearntStance#audit}
   * @param prior of the mode that judges
   */
  public static CorrectedShares of(List<Long> judged, List<List<Long>> audit, ErrorPrior prior) {
    double all = judged.stream().mapToLong(Long::longValue).sum();
    long labels = audit.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
    List<Share> shares = new ArrayList<>();
    for (int k = 0; k < STANCES && all > 0; k++) {
      double share = 0;
      double own = 0;
      double common = 0;
      for (int j = 0; j < STANCES; j++) {
        double n = judged.get(j);
        if (n == 0) {
          continue;
        }
        ErrorPrior.Row row = prior.judged().get(j);
        double total = row.strength();
        for (long count : audit.get(j)) {
          total += count;
        }
        double mean = (row.strength() * row.mean().get(k) + audit.get(j).get(k)) / total;
        double variance = mean * (1 - mean) / (total + 1) * (total + n) / n;
        double ofPrior = row.strength() / total;
        double weight = n / all;
        share += weight * mean;
        own += weight * weight * variance * (1 - ofPrior * ofPrior);
        common += weight * ofPrior * Math.sqrt(variance);
      }
      double away = SIGMAS * Math.sqrt(own + common * common);
      shares.add(
          new Share(
              Confusion.ORDER.get(k),
              judged.get(k) / all,
              share,
              Math.max(0, share - away),
              Math.min(1, share + away)));
    }
    return new CorrectedShares(labels == 0 ? CARD : AUDIT, (long) all, labels, shares);
  }

  /** The share of one stance; null without mentions. */
  public Share of(Stance stance) {
    return shares.stream().filter(share -> share.stance() == stance).findFirst().orElse(null);
  }
}
