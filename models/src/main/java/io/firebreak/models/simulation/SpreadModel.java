package io.firebreak.models.simulation;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of the simulated process; times in hours since the start.
 *
 * <p>On each platform p, a mention of stance s by an author of mark m (mean 1) causes mentions at
 * the rate {@code m n_s,p(t) k(t - t_0)} with k the density of {@link RepostDelayKernel} and
 *
 * <p>{@code n_s,p(t) = R_s a(t) contagion_p activity_p(t)}, where {@code a(t) = exp(-(t - onset) /
 * 72 h)} ages the critics of the crisis and is 1 for all else.
 *
 * <p>Originals arrive at a baseline rate that follows the hour of the day, and in the crisis in
 * bursts: at the sum of two exponential delays after its begin, a short one (the news gets about)
 * and a longer one (it fades). A response j multiplies the rate at which critics are caused by
 * {@code 1 - reduction_j} from its time on. The shape follows the worlds W2 and W3 of the study
 * behind the effect test (aging, day and night, heavy-tailed influence).
 */
@SuppressWarnings("EnumOrdinal") // Columns and tables are indexed by the ordinals.
final class SpreadModel {
  /** The world with both responses: the one that is observed. */
  static final int OBSERVED = 3;

  /** Standard deviation of the logarithm of an author's influence; its mean is 1. */
  static final double MARK_SIGMA = 1.0;

  private static final double AGING_HOURS = 72;

  /** Mean time until people who will speak up have heard of what happened. */
  private static final double RISE_HOURS = 0.75;

  private static final double CRISIS_CRITIC_R = 0.95;
  private static final double[] CALM_R = {0.50, 0.45, 0.50};
  private static final double RIVAL_R = 0.40;
  private static final double NOISE_R = 0.30;

  /**
   * Stance of a reply or quote (column) by that of its parent (row): critic, supporter, neutral.
   */
  private static final double[][] ANSWERS = {
    {0.80, 0.08, 0.12},
    {0.20, 0.68, 0.12},
    {0.30, 0.15, 0.55}
  };

  private static final double[][] ANSWERS_CUMULATIVE = cumulative(ANSWERS);

  private final Scenario scenario;
  private final double hours;
  private final double startHourOfDay;
  private final double onset;
  private final double[] responses;
  private final ResponseEffects effects;
  private final List<Immigration> immigration;

  SpreadModel(SimulationSettings settings) {
    scenario = settings.scenario();
    hours = settings.hours();
    startHourOfDay =
        settings.start().atOffset(ZoneOffset.UTC).toLocalTime().toNanoOfDay() / 3_600e9;
    double unit = hours / 48;
    onset = scenario.hasCrisis() ? 3 * unit : Double.POSITIVE_INFINITY;
    responses = scenario.hasCrisis() ? new double[] {14 * unit, 24 * unit} : new double[0];
    effects = effects();
    immigration = List.copyOf(sources());
  }

  double hours() {
    return hours;
  }

  /** Times of the responses. */
  double[] responses() {
    return responses.clone();
  }

  /** 0 before the onset, 1 in the crisis, 2 after the first response, 3 after the second. */
  int phase(double t) {
    if (t < onset) {
      return 0;
    }
    return t < responses[0] ? 1 : t < responses[1] ? 2 : 3;
  }

  /**
   * Mentions that one of mark 1 would cause in all were the rate of time t to last, in the world
   * without responses.
   */
  double reproduction(Story story, Platform platform, Stance stance, double t) {
    double base =
        switch (story) {
          case NOISE -> NOISE_R;
          case RIVAL -> RIVAL_R;
          case SUBJECT ->
              stance == Stance.CRITIC && t >= onset
                  ? CRISIS_CRITIC_R * StrictMath.exp(-(t - onset) / AGING_HOURS)
                  : CALM_R[stance.ordinal()];
        };
    return base * platform.contagion * platform.activity(startHourOfDay + t);
  }

  /** No reproduction number of the story and platform is above this, in any world. */
  double bound(Story story, Platform platform) {
    double base = story == Story.SUBJECT ? CRISIS_CRITIC_R : RIVAL_R;
    double rise = effects.rise();
    return base * platform.contagion * (1 + platform.circadianSwing) * rise;
  }

  /** Bit w is set for each world w. */
  int allWorlds() {
    return effects.all();
  }

  /**
   * The worlds in which a candidate is born; the responses act on critics of the subject alone.
   *
   * @param threshold uniform in [0, bound / n(t))
   * @param t time of its birth
   */
  int worlds(double threshold, Story story, Stance stance, double t) {
    return story == Story.SUBJECT && stance == Stance.CRITIC
        ? effects.worlds(threshold, t)
        : effects.worldsWithoutResponses(threshold);
  }

  /** The stance of a mention caused by one of {@code parent}; a repost keeps it. */
  Stance nextStance(Story story, Stance parent, MentionKind kind, RandomStream random) {
    if (kind == MentionKind.REPOST || story == Story.NOISE) {
      return parent;
    }
    return Cascade.stance(random.nextIndex(ANSWERS_CUMULATIVE[parent.ordinal()]));
  }

  /** Probability of {@link #nextStance} over all kinds of the platform. */
  double stanceShare(Platform platform, Stance parent, Stance child) {
    double same = parent == child ? platform.repostShare() : 0;
    return same + (1 - platform.repostShare()) * ANSWERS[parent.ordinal()][child.ordinal()];
  }

  /** All sources of originals; the expected numbers are relative to one another. */
  List<Immigration> immigration() {
    return immigration;
  }

  private ResponseEffects effects() {
    ResponseShape[] shapes = new ResponseShape[responses.length];
    for (int j = 0; j < responses.length; j++) {
      shapes[j] = ResponseShape.step(responses[j], scenario.reduction(j));
    }
    // A calm scenario has no responses, but as many worlds, so that one of them is observed.
    return new ResponseEffects(2, shapes);
  }

  private List<Immigration> sources() {
    List<Immigration> all = new ArrayList<>();
    for (Platform platform : Platform.values()) {
      double share = platform.share;
      addBaseline(all, Story.SUBJECT, platform, 0.6 * share, 0.9 * share, 1.0 * share);
      addBaseline(all, Story.RIVAL, platform, 0.4 * share, 0.5 * share, 0.6 * share);
      addBaseline(all, Story.NOISE, platform, 0, 0, 2.0 * share);
      if (scenario.hasCrisis()) {
        addBurst(all, platform, Stance.CRITIC, 96 * share, onset, 3);
        addBurst(all, platform, Stance.CRITIC, 64 * share, onset, 10);
        addBurst(all, platform, Stance.NEUTRAL, 60 * share, onset, 4);
        addBurst(all, platform, Stance.SUPPORTER, 25 * share, onset, 8);
        for (double response : responses) {
          addBurst(all, platform, Stance.SUPPORTER, 25 * share, response, 5);
          addBurst(all, platform, Stance.NEUTRAL, 15 * share, response, 4);
        }
      }
    }
    return all;
  }

  private void addBaseline(
      List<Immigration> all,
      Story story,
      Platform platform,
      double critics,
      double supporters,
      double neutrals) {
    double[] perHour = {critics, supporters, neutrals};
    for (int s = 0; s < perHour.length; s++) {
      if (perHour[s] > 0) {
        all.add(
            new Immigration(story, platform, Cascade.stance(s), perHour[s] * hours, 0, Double.NaN));
      }
    }
  }

  private static void addBurst(
      List<Immigration> all,
      Platform platform,
      Stance stance,
      double expected,
      double start,
      double meanHours) {
    all.add(new Immigration(Story.SUBJECT, platform, stance, expected, start, meanHours));
  }

  private static double[][] cumulative(double[][] rows) {
    double[][] sums = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      sums[i] = RepostDelayKernel.cumulative(rows[i]);
    }
    return sums;
  }

  /**
   * One source of originals.
   *
   * @param expected their mean number
   * @param startHours when a burst begins; 0 for a baseline
   * @param meanHours mean of the longer of a burst's two delays; NaN for a baseline, which follows
   *     the hour of the day
   */
  record Immigration(
      Story story,
      Platform platform,
      Stance stance,
      double expected,
      double startHours,
      double meanHours) {

    boolean isBaseline() {
      return Double.isNaN(meanHours);
    }
  }

  /** The time of one original; may lie beyond the end. */
  double nextArrival(Immigration source, RandomStream random) {
    if (!source.isBaseline()) {
      return source.startHours
          + random.nextExponential(RISE_HOURS)
          + random.nextExponential(source.meanHours);
    }
    double peak = 1 + source.platform.circadianSwing;
    while (true) {
      double t = random.nextBetween(0, hours);
      if (random.nextDouble() * peak < source.platform.activity(startHourOfDay + t)) {
        return t;
      }
    }
  }

  /** Density of {@link #nextArrival} at t, per hour; a baseline's is taken over all hours. */
  double arrivalDensity(Immigration source, double t) {
    if (!source.isBaseline()) {
      double since = t - source.startHours;
      return since < 0
          ? 0
          : (StrictMath.exp(-since / source.meanHours) - StrictMath.exp(-since / RISE_HOURS))
              / (source.meanHours - RISE_HOURS);
    }
    return source.platform.activity(startHourOfDay + t) / hours;
  }
}
