package io.firebreak.models.burst;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bursts after Kleinberg 2003, "Bursty and Hierarchical Structure in Streams": in state i the gaps
 * between events are exponential with mean {@code T / (n s^i)}, n gaps over the time T. A rise by
 * one state costs {@code gamma log n}, a fall nothing. The cheapest sequence of states (Viterbi)
 * tells the bursts: the maximal intervals at or above a state.
 *
 * <p>Cost: n gaps times k^2 states, k about log_s(T / shortest gap).
 */
public final class KleinbergBursts {
  /** Gaps that differ by more than this factor make no further state. */
  private static final int MAX_STATES = 60;

  private final double base;
  private final double gamma;

  /**
   * A detector.
   *
   * @param base s, above 1: how much faster the next state is
   * @param gamma above 0: how reluctant it is to rise
   */
  public KleinbergBursts(double base, double gamma) {
    if (!(base > 1) || !(gamma > 0)) {
      throw new IllegalArgumentException("bursts need a base above 1 and a gamma above 0");
    }
    this.base = base;
    this.gamma = gamma;
  }

  /**
   * The bursts, in order of their begin, a lower level first.
   *
   * @param times in any order, in any unit; of events at the same time all but one are left out,
   *     for a gap of 0 would be a burst without end
   * @return the first is level 1 over all events; empty without events
   */
  public List<Burst> find(double... times) {
    double[] sorted = Arrays.stream(times).sorted().distinct().toArray();
    if (sorted.length == 0) {
      return List.of();
    }
    if (sorted.length == 1) {
      return List.of(new Burst(1, sorted[0], sorted[0]));
    }
    return bursts(sorted, states(sorted));
  }

  /** The cheapest state of each gap. */
  private int[] states(double[] times) {
    int n = times.length - 1;
    double[] gaps = new double[n];
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      gaps[i] = times[i + 1] - times[i];
      shortest = Math.min(shortest, gaps[i]);
    }
    double total = times[n] - times[0];
    double logBase = StrictMath.log(base);
    int k =
        (int)
            Math.ceil(1 + StrictMath.log(total) / logBase + StrictMath.log(1 / shortest) / logBase);
    k = Math.max(1, Math.min(k, MAX_STATES));
    double rise = gamma * StrictMath.log(n);
    double[] cost = new double[k];
    Arrays.fill(cost, 1, k, Double.POSITIVE_INFINITY);
    int[][] before = new int[n][k];
    for (int t = 0; t < n; t++) {
      double[] next = new double[k];
      for (int j = 0; j < k; j++) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int from = 0; from < k; from++) {
          double sum = cost[from] + (from < j ? (j - from) * rise : 0);
          if (sum < least) {
            least = sum;
            best = from;
          }
        }
        double rate = n / total * StrictMath.pow(base, j);
        before[t][j] = best;
        next[j] = least - StrictMath.log(rate) + rate * gaps[t];
      }
      cost = next;
    }
    int state = 0;
    for (int j = 1; j < k; j++) {
      state = cost[j] < cost[state] ? j : state;
    }
    int[] states = new int[n];
    for (int t = n - 1; t >= 0; t--) {
      states[t] = state;
      state = before[t][state];
    }
    return states;
  }

  private static List<Burst> bursts(double[] times, int[] states) {
    List<Burst> bursts = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    for (int t = 0; t <= states.length; t++) {
      int level = t < states.length ? states[t] + 1 : 0;
      while (open.size() > level) {
        int which = open.remove(open.size() - 1);
        Burst begun = bursts.get(which);
        bursts.set(which, new Burst(begun.level(), begun.start(), times[t]));
      }
      while (open.size() < level) {
        open.add(bursts.size());
        bursts.add(new Burst(open.size(), times[t], Double.NaN));
      }
    }
    return List.copyOf(bursts);
  }
}
