package io.firebreak.models.labels;

import io.firebreak.models.stance.Confusion;
import io.firebreak.models.stance.StanceScore;
import java.util.List;

/**
 * Whether the texts of an issue have become others than those that its audit labels speak of: the
 * population stability index between two histograms of the model's answers, by judged stance and
 * sureness. Watching the answers of a model finds shifts of its input without labels (Lipton et al.
 * 2018, Rabanser et al. 2019).
 *
 * <pre>
 * q_b = (n_b + 0.5) / (n + 0.5 * bins)
 * PSI = sum over b of (current_b - reference_b) * ln(current_b / reference_b)
 * </pre>
 *
 * <p>By custom a PSI of 0.25 is a large change. Samples of n and m of the same texts have a PSI of
 * about (1/n + 1/m) times a chi-square of {@value #BINS} - 1 degrees of freedom, which reaches 0.38
 * for 200 and 200 once in a thousand: the alarm stands at the greater of the two. Mentions are
 * counted as independent; a wave of copies of one text is rightly a change.
 *
 * @param index the PSI, 0 when nothing changed; null with fewer than {@value #LEAST} mentions on
 *     either side
 * @param threshold at which it alarms; null as above
 * @param alarm whether it does
 */
public record StanceDrift(Double index, Double threshold, boolean alarm) {

  /** Bins of a histogram: three stances by five of sureness, and unclassified. */
  public static final int BINS = 16;

  /** Mentions needed on both sides. */
  public static final int LEAST = 200;

  /** A large change, by custom. */
  public static final double LARGE = 0.25;

  /** 99.9 % point of chi-square with {@value #BINS} - 1 degrees of freedom. */
  private static final double CHANCE = 37.70;

  private static final double SMOOTHING = 0.5;

  /** Bins of one stance begin at these probabilities, and at 0. */
  private static final List<Double> EDGES = List.of(0.45, 0.6, 0.75, 0.9);

  private static final int UNCLASSIFIED = BINS - 1;

  /** The bin of a score, 0 to {@value #BINS} - 1. */
  public static int bin(StanceScore score) {
    int stance = Confusion.ORDER.indexOf(score.stance());
    if (stance < 0) {
      return UNCLASSIFIED;
    }
    int sure = (int) EDGES.stream().filter(edge -> score.sureness() >= edge).count();
    return stance * (EDGES.size() + 1) + sure;
  }

  /**
   * Compares.
   *
   * @param reference mentions per bin while the audit labels were given
   * @param current mentions per bin now
   */
  public static StanceDrift of(List<Long> reference, List<Long> current) {
    double before = reference.stream().mapToLong(Long::longValue).sum();
    double now = current.stream().mapToLong(Long::longValue).sum();
    if (before < LEAST || now < LEAST) {
      return new StanceDrift(null, null, false);
    }
    double index = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double p = (reference.get(bin) + SMOOTHING) / (before + SMOOTHING * BINS);
      double q = (current.get(bin) + SMOOTHING) / (now + SMOOTHING * BINS);
      index += (q - p) * StrictMath.log(q / p);
    }
    double threshold = Math.max(LARGE, CHANCE * (1 / before + 1 / now));
    return new StanceDrift(index, threshold, index >= threshold);
  }
}
