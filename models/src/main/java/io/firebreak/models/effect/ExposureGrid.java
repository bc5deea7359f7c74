package io.firebreak.models.effect;

import io.firebreak.models.spread.Decay;
import java.util.Arrays;

/**
 * Counts and exposure of the windows around one response, in continuous time. All of it is
 * additive: a late mention is added to what is there, a withdrawn one is taken out.
 *
 * <p>Exposure of a window [a, b): {@code A_w = sum_k w_k [S_k(a) (1 - e^(-b_k (b - a))) + n_w -
 * D_kw]}, with n_w the mentions in the window, {@code D_kw = sum e^(-b_k (b - t_i))} over them and
 * {@code S_k(b) = S_k(a) e^(-b_k (b - a)) + D_kw}. It equals the sum of K(b - t_i) - K(max(a - t_i,
 * 0)) over all mentions before b.
 *
 * <p>Mentions may come one by one (exact) or as counts in cells, which are taken as spread evenly
 * over their cell. The error of that: a mention is misplaced by less than the cell's length c,
 * which changes the exposure of its window by at most K(c), up or down. On bursts of 400 mentions
 * the absolute errors of all windows add up to less than 1 % of the exposure with cells of one
 * minute and 5 % with five minutes; on the reference cases that moves the step by at most 0.07 of
 * its standard deviation.
 *
 * <p>Hours are counted from the response. Not for use by several threads.
 */
public final class ExposureGrid {

  /** Windows kept ahead of the first one, so that a blind interval there is filled too. */
  private static final double LEAD_HOURS = 24;

  private final RepostKernel kernel;
  private final double widthHours;
  private final int lead;
  private final int before;
  private final int windows;
  private final double startHours;
  private final double[] mentions;
  private final double[] passedOn;
  private final double[] counted;
  private final double[][] decayed;
  private final double[] earlier = new double[Decay.RATES];
  private final boolean[] blind;
  private final double[] factors = new double[Decay.RATES];

  /**
   * An empty grid.
   *
   * @param widthHours length of a window
   * @param before windows before the response
   * @param after windows after it
   */
  public ExposureGrid(RepostKernel kernel, double widthHours, int before, int after) {
    if (!(widthHours > 0) || before < 0 || after < 0) {
      throw new IllegalArgumentException(
          "windows of " + widthHours + " h, " + before + " before and " + after + " after");
    }
    this.kernel = kernel;
    this.widthHours = widthHours;
    this.lead = (int) Math.ceil(LEAD_HOURS / widthHours);
    this.before = before;
    this.windows = lead + before + after;
    this.startHours = -(lead + before) * widthHours;
    this.mentions = new double[windows];
    this.passedOn = new double[windows];
    this.counted = new double[windows];
    this.decayed = new double[windows][Decay.RATES];
    this.blind = new boolean[windows];
  }

  /** Adds one mention. */
  public void add(double hours, boolean isPassedOn) {
    add(hours, isPassedOn, 1, 1);
  }

  /** Takes one mention out again. */
  public void remove(double hours, boolean isPassedOn) {
    add(hours, isPassedOn, 1, -1);
  }

  /**
   * Adds one mention that many or few people see.
   *
   * @param hours after the response; below 0 before it
   * @param isPassedOn false for an original, which counts in the exposure alone
   * @param mark its audience relative to the mean, 1 when unknown: the exposure it makes
   */
  public void add(double hours, boolean isPassedOn, double mark) {
    add(hours, isPassedOn, mark, 1);
  }

  private void add(double hours, boolean isPassedOn, double mark, int sign) {
    if (Double.isNaN(hours)) {
      throw new IllegalArgumentException("a mention without a time");
    }
    int window = windowOf(hours);
    if (window >= windows) {
      return;
    }
    double end = startHours + (window + 1) * widthHours;
    decay(Math.max(0, end - hours));
    double[] sums = window < 0 ? earlier : decayed[window];
    for (int k = 0; k < Decay.RATES; k++) {
      sums[k] += sign * mark * factors[k];
    }
    if (window >= 0) {
      counted[window] += sign;
      mentions[window] += sign * mark;
      passedOn[window] += isPassedOn ? sign : 0;
    }
  }

  /**
   * Adds a cell of mentions, spread evenly over it; a cell across the edge of two windows is shared
   * between them in proportion.
   *
   * @param startHours start of the cell, hours after the response
   * @param lengthHours its length, above 0
   */
  public void addCell(
      double startHours, double lengthHours, double originalsInCell, double passedOnInCell) {
    if (!(lengthHours > 0)) {
      throw new IllegalArgumentException("a cell of " + lengthHours + " h");
    }
    double all = originalsInCell + passedOnInCell;
    double from = startHours;
    double cellEnd = startHours + lengthHours;
    while (from < cellEnd) {
      int window = windowOf(from);
      if (window >= windows) {
        return;
      }
      double end = this.startHours + (window + 1) * widthHours;
      double to = Math.min(end, cellEnd);
      double share = (to - from) / lengthHours;
      spread(window, end - to, end - from, all * share);
      if (window >= 0) {
        counted[window] += all * share;
        passedOn[window] += passedOnInCell * share;
      }
      from = to > from ? to : cellEnd;
    }
  }

  /** Marks an interval in which the collector was down; what came in then does not count. */
  public void blind(double fromHours, double toHours) {
    for (int w = 0; w < windows; w++) {
      double start = startHours + w * widthHours;
      if (fromHours < start + widthHours && toHours > start) {
        blind[w] = true;
      }
    }
  }

  /** The windows as they now stand, without a daily profile. */
  public EffectWindows windows() {
    return windows(HourProfile.FLAT, 0);
  }

  /**
   * The windows as they now stand.
   *
   * @param responseEpochHours time of the response, which the profile needs
   */
  public EffectWindows windows(HourProfile profile, double responseEpochHours) {
    double[] all = mentions.clone();
    double[] count = counted.clone();
    double[] passed = passedOn.clone();
    double[][] sums = decayed;
    if (anyBlind()) {
      sums = fillBlind(all, count, passed);
    }
    double[] weights = kernel.toArray();
    double[] exposure = new double[windows];
    double[] state = earlier.clone();
    decay(widthHours);
    for (int w = 0; w < windows; w++) {
      double sum = 0;
      for (int k = 0; k < Decay.RATES; k++) {
        sum += weights[k] * (state[k] * (1 - factors[k]) + all[w] - sums[w][k]);
        state[k] = state[k] * factors[k] + sums[w][k];
      }
      exposure[w] = Math.max(0, sum);
    }
    int size = windows - lead;
    double[] logProfile = new double[size];
    double[] originals = new double[size];
    for (int i = 0; i < size; i++) {
      double middle = responseEpochHours + (i - before + 0.5) * widthHours;
      logProfile[i] = StrictMath.log(Math.max(profile.at(middle), 1e-3));
      originals[i] = count[lead + i] - passed[lead + i];
    }
    return new EffectWindows(
        widthHours,
        before,
        Arrays.copyOfRange(passed, lead, windows),
        originals,
        Arrays.copyOfRange(exposure, lead, windows),
        logProfile,
        Arrays.copyOfRange(blind, lead, windows),
        responseEpochHours,
        kernel,
        state);
  }

  /** Blind windows get the rate between the nearest two seen windows on either side. */
  private double[][] fillBlind(double[] all, double[] count, double[] passed) {
    double[][] sums = new double[windows][];
    for (int w = 0; w < windows; w++) {
      sums[w] = blind[w] ? new double[Decay.RATES] : decayed[w].clone();
    }
    for (int w = 0; w < windows; w++) {
      if (blind[w]) {
        int left = w;
        while (left >= 0 && blind[left]) {
          left--;
        }
        int right = w;
        while (right < windows && blind[right]) {
          right++;
        }
        double share = (double) (w - left) / (right - left);
        all[w] = between(mentions, left, right, share);
        count[w] = between(counted, left, right, share);
        passed[w] = between(passedOn, left, right, share);
        evenly(sums[w], 0, widthHours, all[w]);
      }
    }
    return sums;
  }

  private double between(double[] values, int left, int right, double share) {
    double onLeft = nearby(values, left, -1);
    double onRight = nearby(values, right, 1);
    if (Double.isNaN(onLeft)) {
      return Double.isNaN(onRight) ? 0 : onRight;
    }
    return Double.isNaN(onRight) ? onLeft : onLeft * (1 - share) + onRight * share;
  }

  private double nearby(double[] values, int first, int step) {
    double sum = 0;
    int seen = 0;
    for (int w = first; w >= 0 && w < windows && seen < 2 && !blind[w]; w += step) {
      sum += values[w];
      seen++;
    }
    return seen == 0 ? Double.NaN : sum / seen;
  }

  private boolean anyBlind() {
    for (boolean any : blind) {
      if (any) {
        return true;
      }
    }
    return false;
  }

  private int windowOf(double hours) {
    double place = Math.floor((hours - startHours) / widthHours);
    if (place < 0) {
      return -1;
    }
    int window = (int) Math.min(place, windows);
    // the quotient may be rounded across an edge; the edges themselves decide
    if (window < windows && hours >= startHours + (window + 1) * widthHours) {
      return window + 1;
    }
    return window > 0 && hours < startHours + window * widthHours ? window - 1 : window;
  }

  /** Adds mentions spread evenly between two distances to their window's end. */
  private void spread(int window, double near, double far, double count) {
    if (window >= 0) {
      mentions[window] += count;
    }
    double[] sums = window < 0 ? earlier : decayed[window];
    evenly(sums, near, far, count);
  }

  private void evenly(double[] sums, double near, double far, double count) {
    decay(near);
    double[] nearFactors = factors.clone();
    decay(far);
    for (int k = 0; k < Decay.RATES; k++) {
      double spanned = Decay.ratePerHour(k) * (far - near);
      double mean = spanned < 1e-9 ? nearFactors[k] : (nearFactors[k] - factors[k]) / spanned;
      sums[k] += count * mean;
    }
  }

  /** Sets the factors e^(-b_k hours); each rate but two is a third of another one. */
  private void decay(double hours) {
    factors[6] = StrictMath.exp(-Decay.ratePerHour(6) * hours);
    factors[5] = cube(factors[6]);
    factors[4] = cube(factors[5]);
    factors[3] = cube(factors[4]);
    factors[2] = cube(factors[3]);
    factors[1] = StrictMath.exp(-Decay.ratePerHour(1) * hours);
    factors[0] = cube(factors[1]);
  }

  private static double cube(double value) {
    return value * value * value;
  }
}
