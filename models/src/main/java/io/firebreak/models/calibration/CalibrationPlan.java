package io.firebreak.models.calibration;

import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.EffectWindows;
import io.firebreak.models.simulation.CrisisWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a calibration runs.
 *
 * @param threshold from this probability on it says "slowed"
 * @param looksHours hours after the response of the looks whose false alarms are counted together
 * @param suites what it is tried on
 * @param seed of everything; the same plan gives the same report
 * @param fingerprint tells plans apart in a progress file
 */
public record CalibrationPlan(
    double threshold, List<Double> looksHours, List<Suite> suites, long seed, String fingerprint) {

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
    List<TrialSource> sources = simulated(seed);
    sources.addAll(cascades);
    return of(
        new ShippedEstimator(EffectSettings.SHIPPED),
        EffectSettings.SHIPPED,
        sources,
        placebos,
        powered,
        seed);
  }

  /**
   * The shipped test where something is missing or more is known: many bots, originals that cannot
   * be told from reposts, and a control that the response did not reach.
   */
  public static CalibrationPlan variants(int placebos, int powered, long seed) {
    EffectSettings settings = EffectSettings.SHIPPED;
    List<TrialSource> sources = new ArrayList<>();
    sources.add(new SimulatedTrials(CrisisWorld.INFLUENCE, 1, 10, 0.2, false, settings, seed));
    sources.add(new WithoutParents(new SimulatedTrials(CrisisWorld.INFLUENCE, seed)));
    sources.add(new WithoutParents(new SimulatedTrials(CrisisWorld.NEWS_BURST, seed)));
    sources.add(new SimulatedTrials(CrisisWorld.INFLUENCE, 1, 10, 0, true, settings, seed));
    sources.add(new SimulatedTrials(CrisisWorld.FAST_AGING, 1, 10, 0, true, settings, seed));
    return of(new ShippedEstimator(settings), settings, sources, placebos, powered, seed);
  }

  /**
   * The shipped test with an aging prior learnt by {@link LearnAging} from past crises of the same
   * source, none of which is tried later; of real cascades, though, other times may be.
   *
   * @param past how many of them
   */
  public static CalibrationPlan withLearntAging(
      int past, int placebos, int powered, long seed, List<TrialSource> cascades) {
    EffectSettings settings = EffectSettings.SHIPPED;
    List<TrialSource> sources = simulated(seed);
    sources.addAll(cascades);
    return of(
        source -> {
          List<EffectWindows> windows = new ArrayList<>();
          for (int i = 0; i < past; i++) {
            windows.add(
                source
                    .trial(Integer.MAX_VALUE - i, 0)
                    .windows(settings, settings.cut().spanHours()));
          }
          return new ShippedEstimator(
              "aging-learnt-from-" + past, LearnAging.from(windows, settings));
        },
        settings,
        sources,
        placebos,
        powered,
        seed);
  }

  private static List<TrialSource> simulated(long seed) {
    List<TrialSource> sources = new ArrayList<>();
    for (CrisisWorld world : CrisisWorld.values()) {
      sources.add(new SimulatedTrials(world, seed));
    }
    return sources;
  }

  /** Any estimator on any sources. */
  public static CalibrationPlan of(
      Estimator estimator,
      EffectSettings settings,
      List<TrialSource> sources,
      int placebos,
      int powered,
      long seed) {
    return of(source -> estimator, settings, sources, placebos, powered, seed);
  }

  private static CalibrationPlan of(
      Function<TrialSource, Estimator> estimators,
      EffectSettings settings,
      List<TrialSource> sources,
      int placebos,
      int powered,
      long seed) {
    List<Suite> suites = new ArrayList<>();
    List<Suite> power = new ArrayList<>();
    for (TrialSource source : sources) {
      Estimator estimator = estimators.apply(source);
      suites.add(new Suite(estimator, source, 0, placebos));
      for (double reduction : REDUCTIONS) {
        if (powered > 0) {
          power.add(new Suite(estimator, source, reduction, powered));
        }
      }
    }
    suites.addAll(power);
    String fingerprint = settings + " seed " + seed + " looks " + TEN_LOOKS;
    return new CalibrationPlan(
        settings.verdicts().slowedAt(), TEN_LOOKS, suites, seed, fingerprint);
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
