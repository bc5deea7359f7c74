package io.firebreak.models.effect;

import io.firebreak.models.spread.Estimate;
import io.firebreak.models.spread.Reproduction;
import java.util.List;

/**
 * The windows of one test, cut from the response outwards: what was passed on and what was to be
 * expected. Built by {@link ExposureGrid}; immutable.
 *
 * <p>Window i runs from {@code (i - before) * width} to {@code (i + 1 - before) * width} hours
 * after the response.
 */
public final class EffectWindows {

  final double widthHours;
  final int before;
  final double[] passedOn;
  final double[] exposure;
  final double[] logProfile;
  final boolean[] blind;
  final double anchorEpochHours;
  final RepostKernel kernel;

  /** S_k at the end of the last window, to look ahead from. */
  final double[] decayedAtEnd;

  /** Mentions that came from outside (originals) in each window. */
  final double[] originals;

  EffectWindows(
      double widthHours,
      int before,
      double[] passedOn,
      double[] originals,
      double[] exposure,
      double[] logProfile,
      boolean[] blind,
      double anchorEpochHours,
      RepostKernel kernel,
      double[] decayedAtEnd) {
    this.widthHours = widthHours;
    this.before = before;
    this.passedOn = passedOn;
    this.originals = originals;
    this.exposure = exposure;
    this.logProfile = logProfile;
    this.blind = blind;
    this.anchorEpochHours = anchorEpochHours;
    this.kernel = kernel;
    this.decayedAtEnd = decayedAtEnd;
  }

  /**
   * The windows of several platforms as those of one: counts and exposures added up, blind where
   * one of them is.
   *
   * @param each cut alike, with one daily profile
   * @param kernel what stands for all of theirs where a mention's descendants are counted
   */
  static EffectWindows together(List<EffectWindows> each, RepostKernel kernel) {
    EffectWindows first = each.get(0);
    double[] passedOn = new double[first.size()];
    double[] originals = new double[first.size()];
    double[] exposure = new double[first.size()];
    boolean[] blind = new boolean[first.size()];
    double[] decayed = new double[first.decayedAtEnd.length];
    for (EffectWindows one : each) {
      for (int i = 0; i < passedOn.length; i++) {
        passedOn[i] += one.passedOn[i];
        originals[i] += one.originals[i];
        exposure[i] += one.exposure[i];
        blind[i] |= one.blind[i];
      }
      for (int k = 0; k < decayed.length; k++) {
        decayed[k] += one.decayedAtEnd[k];
      }
    }
    return new EffectWindows(
        first.widthHours,
        first.before,
        passedOn,
        originals,
        exposure,
        first.logProfile,
        blind,
        first.anchorEpochHours,
        kernel,
        decayed);
  }

  /** Number of windows. */
  public int size() {
    return passedOn.length;
  }

  /** Number of windows before the response. */
  public int before() {
    return before;
  }

  /** Number of windows after the response. */
  public int after() {
    return size() - before;
  }

  /** Length of a window in hours. */
  public double widthHours() {
    return widthHours;
  }

  /** N_w: reposts, replies and quotes in window i; an estimate where the collector was blind. */
  public double passedOn(int i) {
    return passedOn[i];
  }

  /** A_w: mentions to be expected in window i if every mention brought forth exactly one. */
  public double exposure(int i) {
    return exposure[i];
  }

  /** Log of the daily profile at the middle of window i. */
  public double logProfile(int i) {
    return logProfile[i];
  }

  /** True where the collector was down during some of window i. */
  public boolean blind(int i) {
    return blind[i];
  }

  /** Middle of window i, hours after the response. */
  public double middle(int i) {
    return (i - before + 0.5) * widthHours;
  }

  /** True when the daily profile is known, that is, not flat. */
  boolean hasProfile() {
    for (double log : logProfile) {
      if (log != 0) {
        return true;
      }
    }
    return false;
  }

  /** The kernel of the exposure. */
  public RepostKernel kernel() {
    return kernel;
  }

  /**
   * R of the windows from (inclusive) to (exclusive), as a gauge only, never as a test: the
   * posterior of Cori et al. 2013, without the daily profile.
   */
  public Estimate reproduction(int from, int to) {
    double count = 0;
    double expected = 0;
    for (int i = from; i < to; i++) {
      count += passedOn[i];
      expected += exposure[i];
    }
    return new Reproduction().posterior(Math.round(count), expected);
  }

  /** Mentions passed on in the seen windows from (inclusive) to (exclusive). */
  double seenPassedOn(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += blind[i] ? 0 : passedOn[i];
    }
    return sum;
  }

  /** Mentions of any kind per seen window; not a number when none was seen. */
  double mentionsPerSeenWindow(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += blind[i] ? 0 : passedOn[i] + originals[i];
    }
    return sum / seen(from, to);
  }

  /** Windows from (inclusive) to (exclusive) that were seen in full. */
  int seen(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += blind[i] ? 0 : 1;
    }
    return count;
  }
}
