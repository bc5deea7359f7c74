package io.firebreak.models.calibration;

import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.simulation.CrisisWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a calibration runs.
 *
 * @param estimator what is calibrated
 * @param threshold from this probability on it says "slowed"
 * @param looksHours hours after the response of the looks whose false alarms are counted together
 * @param suites what it is tried on
 * @param seed of everything; the same plan gives the same report
 * @param fingerprint tells plans apart in a progress file
 */
public record CalibrationPlan(
    Estimator estimator,
    double threshold,
    List<Double> looksHours,
    List<Suite> suites,
    long seed,
    String fingerprint) {

  /** Ten looks over the 24 hours. */
  public static final List<Double> TEN_LOOKS =
      List.of(2.5, 5.0, 7.5, 10.0, 12.5, 15.0, 17.5, 20.0, 22.0, 24.0);

  /** True effects of the power suites. */
  public static final List<Double> REDUCTIONS = List.of(0.2, 0.4, 0.6);

  public CalibrationPlan {
    looksHours = List.copyOf(looksHours);
    suites = List.copyOf(suites);
    if (suites.isEmpty()) {
      throw new IllegalArgumentException("a calibration needs a suite");
    }
  }

  /**
   * The shipped test on the five simulated worlds and on the real cascades that are given.
   *
   * @param placebos trials of each source without an effect, 1,000 for the figures that are shown
   * @param powered trials of each source and effect, 250 for the figures that are shown
   * @param cascades real cascades
   */
  public static CalibrationPlan shipped(
      int placebos, int powered, long seed, List<TrialSource> cascades) {
    List<TrialSource> sources = new ArrayList<>();
    for (CrisisWorld world : CrisisWorld.values()) {
      sources.add(new SimulatedTrials(world, seed));
    }
    sources.addAll(cascades);
    return of(
        new ShippedEstimator(EffectSettings.SHIPPED),
        EffectSettings.SHIPPED,
        sources,
        placebos,
        powered,
        seed);
  }

  /** Any estimator on any sources. */
  public static CalibrationPlan of(
      Estimator estimator,
      EffectSettings settings,
      List<TrialSource> sources,
      int placebos,
      int powered,
      long seed) {
    List<Suite> suites = new ArrayList<>();
    for (TrialSource source : sources) {
      suites.add(new Suite(source, 0, placebos));
    }
    if (powered > 0) {
      for (TrialSource source : sources) {
        for (double reduction : REDUCTIONS) {
          suites.add(new Suite(source, reduction, powered));
        }
      }
    }
    String fingerprint = estimator.id() + " " + settings + " seed " + seed + " looks " + TEN_LOOKS;
    return new CalibrationPlan(
        estimator, settings.verdicts().slowedAt(), TEN_LOOKS, suites, seed, fingerprint);
  }

  /**
   * The real cascades of a folder that has {@code twitter_reposts.csv.gz}, {@code
   * weibo_reposts.csv.gz} and {@code weibo_cascades.csv}.
   *
   * @throws IOException when one is missing or cannot be read
   */
  public static List<TrialSource> cascades(Path folder, long seed) throws IOException {
    EffectSettings settings = EffectSettings.SHIPPED;
    return List.of(
        CascadeTrials.twitter(folder.resolve("twitter_reposts.csv.gz"), settings, seed),
        CascadeTrials.weibo(
            folder.resolve("weibo_reposts.csv.gz"),
            folder.resolve("weibo_cascades.csv"),
            settings,
            seed));
  }

  /** Trials of all suites. */
  public int trials() {
    return suites.stream().mapToInt(Suite::trials).sum();
  }
}
