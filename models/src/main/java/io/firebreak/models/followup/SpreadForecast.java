package io.firebreak.models.followup;

import io.firebreak.models.effect.RepostKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Forecasts how far each mention of an issue will still spread, from all that is known by now.
 *
 * <p>A mention of age a has brought forth n ~ Poisson(theta K(a)) children, with K the platform's
 * kernel, and theta ~ Gamma(shape k, mean R x): x is its relative reach, followers^beta with mean 1
 * over the issue (a learnt factor by tier of the source where followers are unknown), R the issue's
 * children per mention of late. Then
 *
 * <pre>
 * E[theta | n]     = (k + n) / (k / (R x) + K(a))
 * own later        = E[theta | n] (1 - K(a)) / (1 - min(R, 0.9))
 * later            = own later + the sum of later over the children there are
 * </pre>
 *
 * <p>The last factor of the second line counts the children of children. beta and k are those of a
 * grid under which the issue's own counts are most probable (negative binomial), beside a prior
 * worth a few mentions; so an issue whose reach says nothing is ranked by its threads, and the
 * other way round. The idea is that of SEISMIC (Zhao et al. 2015), with the uncertainty of small
 * counts kept.
 *
 * <p>Critics among the descendants: the share of critics among children, by the stance of the
 * parent, as seen in the issue so far.
 */
public final class SpreadForecast {
  private static final double[] BETAS = {0, 0.15, 0.3, 0.45, 0.6, 0.8, 1};
  private static final double[] SHAPES = {0.25, 0.5, 1, 2, 5};
  private static final double USUAL_BETA = 0.45;
  private static final double USUAL_SHAPE = 0.5;

  /** How many units of log-likelihood one step away from the usual costs. */
  private static final double STEP_COST = 0.7;

  private static final double USUAL_R = 0.7;
  private static final double R_WEIGHT = 3;
  private static final double MOST_R = 0.9;
  private static final double RECENT_HOURS = 6;
  private static final int MOST_FITTED = 4_000;

  /** Children of sources of tier 1, 2 and 3 beside those of others, before anything is seen. */
  private static final double[] TIER_FACTOR = {1, 4, 2, 1, 1};

  private static final double TIER_WEIGHT = 5;
  private static final double CRITIC_SHARE = 0.5;
  private static final double CRITIC_WEIGHT = 10;
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final List<SeenMention> mentions;
  private final int[] parent;
  private final int[] children;

  /** K(a): the share of each mention's children that is to be expected by now. */
  private final double[] seen;

  private final double reproduction;

  private SpreadForecast(List<SeenMention> known, long nowMillis) {
    mentions = new ArrayList<>(known);
    mentions.removeIf(mention -> mention.publishedAtMillis() > nowMillis);
    // Parents before children, so that one pass from behind adds up the threads.
    mentions.sort(
        Comparator.comparingLong(SeenMention::publishedAtMillis).thenComparing(SeenMention::key));
    int count = mentions.size();
    Map<String, Integer> places = new HashMap<>(2 * count);
    parent = new int[count];
    children = new int[count];
    seen = new double[count];
    Map<String, RepostKernel> kernels = new HashMap<>();
    double exposure = 0;
    int passedOn = 0;
    for (int i = 0; i < count; i++) {
      SeenMention mention = mentions.get(i);
      Integer above = mention.parentKey() == null ? null : places.get(mention.parentKey());
      parent[i] = above == null ? -1 : above;
      places.put(mention.key(), i);
      RepostKernel kernel = kernels.computeIfAbsent(mention.platform(), RepostKernel::ofPlatform);
      double age = (nowMillis - mention.publishedAtMillis()) / MILLIS_PER_HOUR;
      seen[i] = kernel.withinHours(age);
      exposure += seen[i] - kernel.withinHours(age - RECENT_HOURS);
      if (above != null) {
        children[above]++;
        passedOn += age < RECENT_HOURS ? 1 : 0;
      }
    }
    reproduction = Math.min(MOST_R, (USUAL_R * R_WEIGHT + passedOn) / (R_WEIGHT + exposure));
  }

  /**
   * Forecasts.
   *
   * @param known the mentions; those published after now are passed over. A parent that is
   *     not among them is taken for an unknown one
   * @param nowMillis the present
   * @return in the order of publication
   */
  public static List<Forecast> of(List<SeenMention> known, long nowMillis) {
    return new SpreadForecast(known, nowMillis).forecast();
  }

  private List<Forecast> forecast() {
    int count = mentions.size();
    if (count == 0) {
      return List.of();
    }
    double[] reach = null;
    double shape = 0;
    double best = Double.NEGATIVE_INFINITY;
    for (int b = 0; b < BETAS.length; b++) {
      double[] tried = reach(BETAS[b]);
      for (int s = 0; s < SHAPES.length; s++) {
        double fit = fit(tried, SHAPES[s]) - cost(b, s);
        if (fit > best) {
          best = fit;
          reach = tried;
          shape = SHAPES[s];
        }
      }
    }
    double[] later = new double[count];
    for (int i = count - 1; i >= 0; i--) {
      double mean = Math.max(1e-9, reproduction * reach[i]);
      double theta = (shape + children[i]) / (shape / mean + seen[i]);
      later[i] += theta * (1 - seen[i]) / (1 - reproduction);
      if (parent[i] >= 0) {
        later[parent[i]] += later[i];
      }
    }
    double ofCritics = criticShare(SeenMention::critic);
    double ofNeutrals = criticShare(SeenMention::neutral);
    List<Forecast> forecasts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      SeenMention mention = mentions.get(i);
      double critics = later[i] * (mention.critic() * ofCritics + mention.neutral() * ofNeutrals);
      forecasts.add(new Forecast(mention.key(), children[i], later[i], critics));
    }
    return forecasts;
  }

  private static double cost(int beta, int shape) {
    int usualBeta = Arrays.binarySearch(BETAS, USUAL_BETA);
    int usualShape = Arrays.binarySearch(SHAPES, USUAL_SHAPE);
    return STEP_COST * (Math.abs(beta - usualBeta) + Math.abs(shape - usualShape));
  }

  /** Relative reach with mean 1. */
  private double[] reach(double beta) {
    int count = mentions.size();
    double[] reach = new double[count];
    double sum = 0;
    int known = 0;
    for (int i = 0; i < count; i++) {
      Long followers = mentions.get(i).followers();
      if (followers != null) {
        reach[i] = StrictMath.pow(1 + Math.max(0, followers), beta);
        sum += reach[i];
        known++;
      }
    }
    double mean = known == 0 ? 1 : sum / known;
    double[] byTier = byTier();
    for (int i = 0; i < count; i++) {
      SeenMention mention = mentions.get(i);
      reach[i] = mention.followers() == null ? byTier[tier(mention)] : reach[i] / mean;
    }
    return reach;
  }

  private static int tier(SeenMention mention) {
    return mention.tier() == null || mention.tier() < 1 || mention.tier() > 4 ? 0 : mention.tier();
  }

  /** How many children sources without followers bring forth, by tier, beside R. */
  private double[] byTier() {
    double[] got = new double[TIER_FACTOR.length];
    double[] expected = new double[TIER_FACTOR.length];
    for (int i = 0; i < mentions.size(); i++) {
      SeenMention mention = mentions.get(i);
      if (mention.followers() == null) {
        got[tier(mention)] += children[i];
        expected[tier(mention)] += reproduction * seen[i];
      }
    }
    double[] factor = new double[TIER_FACTOR.length];
    for (int t = 0; t < factor.length; t++) {
      factor[t] = (TIER_FACTOR[t] * TIER_WEIGHT + got[t]) / (TIER_WEIGHT + expected[t]);
    }
    return factor;
  }

  /** Log-likelihood of the children seen, negative binomial; of evenly chosen mentions. */
  private double fit(double[] reach, double shape) {
    int step = Math.max(1, mentions.size() / MOST_FITTED);
    double fit = 0;
    double logGammaShape = LogGamma.value(shape);
    for (int i = 0; i < mentions.size(); i += step) {
      double mean = Math.max(1e-9, reproduction * reach[i] * seen[i]);
      int n = children[i];
      double ofCounts = n == 0 ? 0 : LogGamma.value(shape + n) - logGammaShape;
      fit +=
          ofCounts
              + shape * Math.log(shape / (shape + mean))
              + (n == 0 ? 0 : n * Math.log(mean / (shape + mean)));
    }
    return fit;
  }

  /** The share of critics among the children of mentions, weighed by how sure their stance is. */
  private double criticShare(ToDoubleFunction<SeenMention> weight) {
    double critics = CRITIC_SHARE * CRITIC_WEIGHT;
    double all = CRITIC_WEIGHT;
    for (int i = 0; i < mentions.size(); i++) {
      if (parent[i] >= 0) {
        double weighs = weight.applyAsDouble(mentions.get(parent[i]));
        critics += weighs * mentions.get(i).critic();
        all += weighs;
      }
    }
    return critics / all;
  }
}
