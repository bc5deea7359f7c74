package io.firebreak.models.effect;

import io.firebreak.models.spread.Decay;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns the weights of a repost kernel from an issue's own parent-to-child delays.
 *
 * <p>Expectation and maximisation for a mixture of exponentials of fixed rates. A child is only
 * seen when it comes before the end of observation, T hours after its parent, so each delay's
 * density is w-mixture(d) / K(T) (truncation); per step each delay stands for the children not seen
 * too: those of rate k have weight {@code w_k e^(-b_k T) / K(T)}. The shipped weights are the
 * prior: they count as so many delays (a Dirichlet prior). Without the truncation slow reposts of
 * young stories would be taken for none.
 *
 * <p>Converges to a maximum of the posterior; the log posterior of the mixture is concave in the
 * weights but for the truncation, so in practice to the one.
 */
public final class LearnKernel {

  /** Delays that the prior is worth. */
  public static final double PRIOR_DELAYS = 500;

  /** With fewer delays the shipped kernel is kept as it is. */
  public static final int LEAST_DELAYS = 50;

  private static final int MOST_STEPS = 500;
  private static final double CONVERGED = 1e-7;

  /** A child seen sooner than that after the parent's time could have been seen is not used. */
  private static final double LEAST_OBSERVED_HOURS = 1.0 / 60;

  /** A later child says nothing of a story's spread, and has no density worth the name. */
  private static final double LONGEST_HOURS = 720;

  private LearnKernel() {}

  /**
   * Learns.
   *
   * @param delays of children whose parents are known, in any order
   * @param shipped the kernel to start from, and to keep with fewer than 50 usable delays
   */
  public static RepostKernel from(List<Delay> delays, RepostKernel shipped) {
    return from(delays, shipped, PRIOR_DELAYS);
  }

  /** Learns with a prior worth so many delays, above 0. */
  public static RepostKernel from(List<Delay> delays, RepostKernel shipped, double priorDelays) {
    List<Delay> usable = delays.stream().filter(Delay::isUsable).toList();
    long children = usable.stream().mapToLong(Delay::count).sum();
    if (children < LEAST_DELAYS) {
      return shipped;
    }
    double[] times = usable.stream().mapToDouble(Delay::count).toArray();
    double[][] densities = new double[usable.size()][Decay.RATES];
    double[][] unseen = new double[usable.size()][Decay.RATES];
    for (int i = 0; i < usable.size(); i++) {
      for (int k = 0; k < Decay.RATES; k++) {
        double rate = Decay.ratePerHour(k);
        densities[i][k] = rate * StrictMath.exp(-rate * usable.get(i).hours());
        unseen[i][k] = StrictMath.exp(-rate * usable.get(i).observedHours());
      }
    }
    double[] prior = shipped.toArray();
    double[] weights = prior.clone();
    for (int k = 0; k < Decay.RATES; k++) {
      // a weight of nothing would stay nothing
      weights[k] = 0.95 * weights[k] + 0.05 / Decay.RATES;
    }
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] next = step(weights, times, densities, unseen, prior, priorDelays);
      double change = 0;
      for (int k = 0; k < Decay.RATES; k++) {
        change = Math.max(change, Math.abs(next[k] - weights[k]));
      }
      weights = next;
      if (change < CONVERGED) {
        break;
      }
    }
    List<Double> learnt = new ArrayList<>();
    for (double weight : weights) {
      learnt.add(weight);
    }
    return new RepostKernel(shipped.id(), learnt, (int) Math.min(children, Integer.MAX_VALUE));
  }

  private static double[] step(
      double[] weights,
      double[] times,
      double[][] densities,
      double[][] unseen,
      double[] prior,
      double priorDelays) {
    double[] counts = new double[Decay.RATES];
    double total = 0;
    for (int k = 0; k < Decay.RATES; k++) {
      counts[k] = priorDelays * prior[k];
    }
    for (int i = 0; i < densities.length; i++) {
      double density = 0;
      double seen = 1;
      for (int k = 0; k < Decay.RATES; k++) {
        density += weights[k] * densities[i][k];
        seen -= weights[k] * unseen[i][k];
      }
      for (int k = 0; k < Decay.RATES; k++) {
        counts[k] += times[i] * weights[k] * (densities[i][k] / density + unseen[i][k] / seen);
      }
    }
    for (double count : counts) {
      total += count;
    }
    for (int k = 0; k < Decay.RATES; k++) {
      counts[k] /= total;
    }
    return counts;
  }

  /**
   * Time from a parent to its child, or to each of several children.
   *
   * @param hours the delay
   * @param observedHours how long after the parent a child could have been seen: from the parent's
   *     time to the end of observation
   * @param count so many children; none is used below 1
   */
  public record Delay(double hours, double observedHours, long count) {

    /** The delay of one child. */
    public Delay(double hours, double observedHours) {
      this(hours, observedHours, 1);
    }

    boolean isUsable() {
      return count > 0
          && hours >= 0
          && hours <= Math.min(observedHours, LONGEST_HOURS)
          && observedHours >= LEAST_OBSERVED_HOURS;
    }
  }
}
