package io.firebreak.models.effect;

import java.util.List;

/** The rows of the effect test: one for each merged window with enough exposure. */
final class Design {

  /** 1, step, other steps, aging, sine, cosine, and y. */
  final double[][] columns;

  final double[] variances;
  final double[] times;
  final double[] precisions;
  final int steps;
  final int windowsBefore;
  final int windowsAfter;

  private Design(
      double[][] columns,
      double[] variances,
      double[] times,
      double[] precisions,
      int steps,
      int windowsBefore) {
    this.columns = columns;
    this.variances = variances;
    this.times = times;
    this.precisions = precisions;
    this.steps = steps;
    this.windowsBefore = windowsBefore;
    this.windowsAfter = times.length - windowsBefore;
  }

  /** Fits with one mode of aging and one model of the noise. */
  LocalLevel fit(AgingPrior.Mode aging, NoiseGrid.Noise noise) {
    int slope = 1 + steps;
    double[][] centred = columns.clone();
    double[] y = columns[columns.length - 1].clone();
    for (int j = 0; j < y.length; j++) {
      y[j] -= aging.mean() * columns[slope][j];
    }
    centred[columns.length - 1] = y;
    double[] all = precisions.clone();
    all[slope] = 1 / (aging.sd() * aging.sd());
    return LocalLevel.fit(centred, variances, times, noise, all);
  }

  int rows() {
    return times.length;
  }

  boolean isEnough(EffectSettings settings) {
    return windowsBefore >= settings.verdicts().windowsBefore()
        && windowsAfter >= settings.verdicts().windowsAfter();
  }

  /** The rows of one series. */
  static Design of(EffectWindows windows, EffectSettings settings, int... others) {
    MergedWindows merged = MergedWindows.of(windows, i -> windows.passedOn[i], settings, others);
    Rows rows = new Rows(merged.groups().size());
    for (int[] group : merged.groups()) {
      double count = 0;
      double exposure = 0;
      double expected = 0;
      double middle = 0;
      for (int i : group) {
        count += windows.passedOn[i];
        exposure += windows.exposure[i];
        expected += windows.exposure[i] * StrictMath.exp(windows.logProfile[i]);
        middle += windows.middle(i) / group.length;
      }
      if (exposure > settings.cut().leastExposure()) {
        rows.add(middle, StrictMath.log((count + 0.5) / expected), 1 / (count + 0.5), group[0]);
      }
    }
    return rows.design(windows, settings, true, others);
  }

  /**
   * The rows of the difference between a series and its control: y = log(N1 / E1) - log(N2 / E2), v
   * the sum of both, merged on the smaller count.
   *
   * @param sameRhythm true when both follow one daily rhythm, which then falls out of the
   *     difference; otherwise sine and cosine of the day stay in
   */
  static Design ofDifference(
      EffectWindows windows,
      EffectWindows control,
      EffectSettings settings,
      boolean sameRhythm,
      int... others) {
    MergedWindows merged =
        MergedWindows.of(
            windows,
            i -> control.blind[i] ? Double.NaN : Math.min(windows.passedOn[i], control.passedOn[i]),
            settings,
            others);
    Rows rows = new Rows(merged.groups().size());
    List<int[]> groups = merged.groups();
    for (int[] group : groups) {
      double[] count = new double[2];
      double[] exposure = new double[2];
      double[] expected = new double[2];
      double middle = 0;
      for (int i : group) {
        add(windows, i, 0, count, exposure, expected);
        add(control, i, 1, count, exposure, expected);
        middle += windows.middle(i) / group.length;
      }
      if (Math.min(exposure[0], exposure[1]) > settings.cut().leastExposure()) {
        double y =
            StrictMath.log((count[0] + 0.5) / expected[0])
                - StrictMath.log((count[1] + 0.5) / expected[1]);
        rows.add(middle, y, 1 / (count[0] + 0.5) + 1 / (count[1] + 0.5), group[0]);
      }
    }
    return rows.design(windows, settings, !sameRhythm, others);
  }

  private static void add(
      EffectWindows windows,
      int i,
      int series,
      double[] count,
      double[] exposure,
      double[] expected) {
    count[series] += windows.passedOn[i];
    exposure[series] += windows.exposure[i];
    expected[series] += windows.exposure[i] * StrictMath.exp(windows.logProfile[i]);
  }

  /** Gathers rows in time. */
  private static final class Rows {
    private final double[] times;
    private final double[] values;
    private final double[] variances;
    private final int[] windows;
    private int size;

    Rows(int capacity) {
      times = new double[capacity];
      values = new double[capacity];
      variances = new double[capacity];
      windows = new int[capacity];
    }

    void add(double time, double value, double variance, int window) {
      times[size] = time;
      values[size] = value;
      variances[size] = variance;
      windows[size++] = window;
    }

    Design design(EffectWindows series, EffectSettings settings, boolean harmonics, int... others) {
      int steps = 1 + others.length;
      int p = 2 + steps + (harmonics ? 2 : 0);
      double[][] columns = new double[p + 1][size];
      double[] precisions = new double[p];
      precisions[0] = 1e-9;
      for (int step = 0; step < steps; step++) {
        precisions[1 + step] = 1 / (settings.stepSd() * settings.stepSd());
      }
      int slope = 1 + steps;
      if (harmonics) {
        double sd =
            series.hasProfile() ? settings.rhythm().profiledSd() : settings.rhythm().unknownSd();
        precisions[slope + 1] = 1 / (sd * sd);
        precisions[slope + 2] = precisions[slope + 1];
      }
      int before = 0;
      for (int j = 0; j < size; j++) {
        boolean after = windows[j] >= series.before();
        before += after ? 0 : 1;
        columns[0][j] = 1;
        columns[1][j] = after ? 1 : 0;
        for (int other = 0; other < others.length; other++) {
          columns[2 + other][j] = windows[j] >= others[other] ? 1 : 0;
        }
        double halfDays = times[j] / 12;
        columns[slope][j] = halfDays;
        if (harmonics) {
          columns[slope + 1][j] = StrictMath.sin(2 * Math.PI * times[j] / 24);
          columns[slope + 2][j] = StrictMath.cos(2 * Math.PI * times[j] / 24);
        }
        columns[p][j] = values[j];
      }
      return new Design(
          columns,
          java.util.Arrays.copyOf(variances, size),
          java.util.Arrays.copyOf(times, size),
          precisions,
          steps,
          before);
    }
  }
}
