package io.firebreak.models.calibration;

import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.EffectWindows;
import io.firebreak.models.simulation.CrisisWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
   * What is to be tried.
   *
   * @param placebos trials of each source without an effect
   * @param powered trials of each source and effect, 0 for none
   * @param worlds which simulated worlds
   * @param cascades real cascades
   */
  public record Extent(
      int placebos,
      int powered,
      long seed,
      Collection<CrisisWorld> worlds,
      List<TrialSource> cascades) {}

  /** Questions that a calibration can answer. */
  public enum Question {
    /** How often is the shipped test wrong, and how much does it find? */
    SHIPPED,

    /**
     * The same where something is missing or more is known: many bots, originals that cannot be
     * told from reposts, a control that the response did not reach.
     */
    VARIANTS,

    /** Effects that begin late, fade, or overlap with those of another response. */
    SHAPES,

    /** How small a cut is found with some 300 and some 1,000 mentions after the response? */
    SIZES,

    /**
     * The shipped test with an aging prior learnt by {@link LearnAging} from 30 past crises of the
     * same source, none of which is tried later; of real cascades, though, other times may be.
     */
    AGING,

    /** The shipped test with a kernel learnt from each crisis's own delays before the response. */
    KERNELS
  }

  private static final int PAST_CRISES = 30;
  private static final List<Double> FINE_REDUCTIONS = List.of(0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5);

  /** The plan that answers a question of the shipped test. */
  public static CalibrationPlan of(Question question, Extent extent) {
    EffectSettings settings = EffectSettings.SHIPPED;
    Estimator shipped = new ShippedEstimator(settings);
    List<CrisisKind> kinds = extent.worlds().stream().map(CrisisKind::of).toList();
    Plan plan = new Plan(extent, REDUCTIONS);
    switch (question) {
      case SHIPPED -> {
        plan.add(shipped, simulated(kinds, extent));
        plan.add(shipped, extent.cascades());
      }
      case VARIANTS -> {
        for (CrisisKind kind : kinds) {
          plan.add(shipped, List.of(simulated(kind.withBots(0.2), extent)));
          plan.add(shipped, List.of(new WithoutParents(simulated(kind, extent))));
          plan.add(shipped, List.of(simulated(kind.withControl(), extent)));
        }
      }
      case SHAPES -> {
        for (CrisisKind kind : kinds) {
          for (CrisisKind.Shape shape : CrisisKind.Shape.values()) {
            if (shape != CrisisKind.Shape.STEP) {
              plan.add(shipped, List.of(simulated(kind.withShape(shape), extent)));
            }
          }
        }
      }
      case SIZES -> {
        plan = new Plan(extent, FINE_REDUCTIONS);
        for (int[] band : new int[][] {{250, 350}, {850, 1150}}) {
          for (CrisisKind kind : kinds) {
            TrialSource source = simulated(kind.withMentionsAfter(band[0], band[1]), extent);
            plan.add(shipped, List.of(source));
            plan.add(learnt(source, settings), List.of(source));
          }
        }
      }
      case AGING -> {
        List<TrialSource> sources = new ArrayList<>(simulated(kinds, extent));
        sources.addAll(extent.cascades());
        for (TrialSource source : sources) {
          plan.add(learnt(source, settings), List.of(source));
        }
      }
      case KERNELS -> {
        List<TrialSource> sources = new ArrayList<>(simulated(kinds, extent));
        sources.addAll(extent.cascades());
        for (TrialSource source : sources) {
          plan.add(shipped, List.of(new WithLearntKernel(source)));
        }
      }
    }
    return plan.build(settings);
  }

  private static Estimator learnt(TrialSource source, EffectSettings settings) {
    List<EffectWindows> windows = new ArrayList<>();
    for (int i = 0; i < PAST_CRISES; i++) {
      windows.add(
          source.trial(Integer.MAX_VALUE - i, 0).windows(settings, settings.cut().spanHours()));
    }
    return new ShippedEstimator(
        "aging-learnt-from-" + PAST_CRISES, LearnAging.from(windows, settings));
  }

  private static TrialSource simulated(CrisisKind kind, Extent extent) {
    return new SimulatedTrials(kind, EffectSettings.SHIPPED, extent.seed());
  }

  private static List<TrialSource> simulated(List<CrisisKind> kinds, Extent extent) {
    return kinds.stream().map(kind -> simulated(kind, extent)).toList();
  }

  /** Any estimator on any sources. */
  public static CalibrationPlan of(
      Estimator estimator, EffectSettings settings, List<TrialSource> sources, Extent extent) {
    Plan plan = new Plan(extent, REDUCTIONS);
    plan.add(estimator, sources);
    return plan.build(settings);
  }

  /** Gathers suites: those without an effect first. */
  private static final class Plan {
    private final Extent extent;
    private final List<Double> reductions;
    private final List<Suite> suites = new ArrayList<>();
    private final List<Suite> power = new ArrayList<>();

    Plan(Extent extent, List<Double> reductions) {
      this.extent = extent;
      this.reductions = reductions;
    }

    void add(Estimator estimator, List<TrialSource> sources) {
      for (TrialSource source : sources) {
        suites.add(new Suite(estimator, source, 0, extent.placebos()));
        for (double reduction : extent.powered() > 0 ? reductions : List.<Double>of()) {
          power.add(new Suite(estimator, source, reduction, extent.powered()));
        }
      }
    }

    CalibrationPlan build(EffectSettings settings) {
      suites.addAll(power);
      String fingerprint = settings + " seed " + extent.seed() + " looks " + TEN_LOOKS;
      return new CalibrationPlan(
          settings.verdicts().slowedAt(), TEN_LOOKS, suites, extent.seed(), fingerprint);
    }
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
