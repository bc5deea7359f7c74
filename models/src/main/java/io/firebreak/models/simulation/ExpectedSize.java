package io.firebreak.models.simulation;

import io.firebreak.models.data.Stance;

/**
 * The mean number of mentions of a {@link SpreadModel} in the world without responses, by the
 * renewal equation of its means on a grid of 6 minutes: births(t) = originals(t) + sum over
 * parents' stances of n(t) times the kernel's sum over earlier births. Within some percent of the
 * mean over many simulations.
 */
@SuppressWarnings("EnumOrdinal") // Columns and tables are indexed by the ordinals.
final class ExpectedSize {
  private static final double STEP_HOURS = 0.1;
  private static final int RATES = RepostDelayKernel.RATES;
  private static final int STANCES = 3;

  private final SpreadModel model;

  private ExpectedSize(SpreadModel model) {
    this.model = model;
  }

  static double of(SpreadModel model) {
    ExpectedSize size = new ExpectedSize(model);
    double total = 0;
    for (Platform platform : Platform.values()) {
      for (Story story : Story.values()) {
        total += size.of(story, platform);
      }
    }
    return total;
  }

  private double of(Story story, Platform platform) {
    // sums[s][k] = sum over births of stance s of exp(-b_k age), at the begin of the step.
    double[][] sums = new double[STANCES][RATES];
    double withinStep = 0;
    for (int k = 0; k < RATES; k++) {
      withinStep += RepostDelayKernel.weight(k) * (1 - meanDecay(k));
    }
    double total = 0;
    for (int step = 0; step * STEP_HOURS < model.hours(); step++) {
      double t = (step + 0.5) * STEP_HOURS;
      double[] births = new double[STANCES];
      // The births of a step cause others in the same step: three rounds reach them.
      for (int round = 0; round < 3; round++) {
        births = births(story, platform, t, sums, births, withinStep);
      }
      for (int s = 0; s < STANCES; s++) {
        total += births[s];
        for (int k = 0; k < RATES; k++) {
          sums[s][k] =
              sums[s][k] * StrictMath.exp(-RepostDelayKernel.rate(k) * STEP_HOURS)
                  + births[s] * meanDecay(k);
        }
      }
    }
    return total;
  }

  private double[] births(
      Story story,
      Platform platform,
      double t,
      double[][] sums,
      double[] before,
      double withinStep) {
    double[] births = new double[STANCES];
    for (SpreadModel.Immigration source : model.immigration()) {
      if (source.story() == story && source.platform() == platform) {
        births[source.stance().ordinal()] +=
            source.expected() * model.arrivalDensity(source, t) * STEP_HOURS;
      }
    }
    for (int p = 0; p < STANCES; p++) {
      Stance parent = Cascade.stance(p);
      double due = before[p] * withinStep;
      for (int k = 0; k < RATES; k++) {
        due +=
            RepostDelayKernel.weight(k)
                * sums[p][k]
                * (1 - StrictMath.exp(-RepostDelayKernel.rate(k) * STEP_HOURS));
      }
      double caused = due * model.reproduction(story, platform, parent, t);
      for (int c = 0; c < STANCES; c++) {
        births[c] +=
            caused
                * (story == Story.NOISE
                    ? (c == p ? 1 : 0)
                    : model.stanceShare(platform, parent, Cascade.stance(c)));
      }
    }
    return births;
  }

  /** Mean of exp(-b age) at the end of the step over births anywhere in it. */
  private static double meanDecay(int k) {
    double x = RepostDelayKernel.rate(k) * STEP_HOURS;
    return (1 - StrictMath.exp(-x)) / x;
  }
}
