package io.firebreak.models.effect;

import io.firebreak.models.spread.Decay;
import io.firebreak.models.spread.Kernel;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The kernel that an estimate rests on: K(t) = 1 - sum of w_k e^(-b_k t), the share of reposts that
 * come within t hours of their parent, with the seven rates b_k of {@link Decay}.
 *
 * @param id name in lower case of the shipped kernel, also of the one it was learnt from; several
 *     joined by " + "
 * @param weights w_k, not negative, with sum 1
 * @param learntFrom parent-to-child delays that the weights were learnt from; 0 when shipped
 */
public record RepostKernel(String id, List<Double> weights, int learntFrom) {

  /** Points at which the mass of a window is averaged over the parent's place in its window. */
  private static final int PARENT_POINTS = 21;

  /** Checks and copies. */
  public RepostKernel {
    weights = List.copyOf(weights);
    double sum = 0;
    for (double weight : weights) {
      if (!(weight >= 0)) {
        throw new IllegalArgumentException("a kernel weight is negative: " + weights);
      }
      sum += weight;
    }
    if (weights.size() != Decay.RATES || Math.abs(sum - 1) > 1e-9) {
      throw new IllegalArgumentException(
          "a kernel has " + Decay.RATES + " weights with sum 1, not " + weights);
    }
  }

  /** A shipped kernel. */
  public static RepostKernel of(Kernel kernel) {
    Double[] weights = new Double[Decay.RATES];
    for (int k = 0; k < Decay.RATES; k++) {
      weights[k] = kernel.weight(k);
    }
    return new RepostKernel(kernel.name().toLowerCase(Locale.ROOT), List.of(weights), 0);
  }

  /** The shipped kernel of a platform's name. */
  public static RepostKernel ofPlatform(String platform) {
    return of(Kernel.ofPlatform(platform));
  }

  /**
   * The mean of some kernels, named after those that have a weight.
   *
   * @param weights of the kernels, not negative; all equal where their sum is 0
   */
  static RepostKernel mean(List<RepostKernel> kernels, double... weights) {
    double total = Arrays.stream(weights).sum();
    double[] sum = new double[Decay.RATES];
    Set<String> ids = new TreeSet<>();
    Set<RepostKernel> used = new LinkedHashSet<>();
    for (int i = 0; i < kernels.size(); i++) {
      double share = total > 0 ? weights[i] / total : 1.0 / kernels.size();
      if (share > 0) {
        ids.add(kernels.get(i).id());
        used.add(kernels.get(i));
        for (int k = 0; k < Decay.RATES; k++) {
          sum[k] += share * kernels.get(i).weights().get(k);
        }
      }
    }
    if (used.size() == 1) {
      return used.iterator().next();
    }
    double all = Arrays.stream(sum).sum();
    return new RepostKernel(
        String.join(" + ", ids),
        Arrays.stream(sum).map(one -> one / all).boxed().toList(),
        used.stream().mapToInt(RepostKernel::learntFrom).sum());
  }

  /** K(t); 0 before 0. */
  public double withinHours(double hours) {
    if (hours <= 0) {
      return 0;
    }
    double outstanding = 0;
    for (int k = 0; k < Decay.RATES; k++) {
      double weight = weights.get(k);
      if (weight > 0) {
        outstanding += weight * StrictMath.exp(-Decay.ratePerHour(k) * hours);
      }
    }
    return 1 - outstanding;
  }

  /**
   * kappa_l: the share of a mention's reposts that come l windows after its own window, averaged
   * over 21 evenly spaced places of the mention within its window, both ends included.
   *
   * @param windows how many values, for l = 0, 1, ...
   * @param widthHours length of a window
   */
  public double[] massByWindow(int windows, double widthHours) {
    double[] mass = new double[windows];
    for (int l = 0; l < windows; l++) {
      double sum = 0;
      for (int i = 0; i < PARENT_POINTS; i++) {
        double place = widthHours * i / (PARENT_POINTS - 1);
        double from = l * widthHours - place;
        sum += withinHours(from + widthHours) - withinHours(from);
      }
      mass[l] = sum / PARENT_POINTS;
    }
    return mass;
  }

  /** "shipped kernel twitter", or "kernel learnt from 812 delays". */
  public String inWords() {
    if (learntFrom == 0) {
      return (id.contains("+") ? "shipped kernels " : "shipped kernel ") + id;
    }
    return String.format(
        Locale.ROOT,
        "%s learnt from %d delays",
        id.contains("+") ? "kernels " + id : "kernel",
        learntFrom);
  }

  /** The weights as an array, for arithmetic. */
  double[] toArray() {
    return weights.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
