package io.firebreak.models.followup;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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
  private static final double[] SHAPES = {0.25, 0.5, 1, 2, 5};
  private static final double USUAL_SHAPE = 0.5;

  /** The exponents that are tried, in units of 1 / 20. */
  private static final int[] TWENTIETHS = {0, 3, 6, 9, 12, 16, 20};

  private static final int USUAL_TWENTIETHS = 9;

  /** How many units of log-likelihood one step away from the usual costs. */
  private static final double STEP_COST = 0.7;

  private static final double USUAL_R = 0.7;
  private static final double R_WEIGHT = 3;
  private static final double MOST_R = 0.9;
  private static final long RECENT_MILLIS = TimeUnit.HOURS.toMillis(6);
  private static final int MOST_FITTED = 4_000;
  private static final double LEAST_MEAN = 1e-9;

  /** A product beyond this is turned into its logarithm, long before it overflows. */
  private static final double LARGE = 1e150;

  /** Children of sources of tier 1, 2 and 3 beside those of others, before anything is seen. */
  private static final double[] TIER_FACTOR = {1, 4, 2, 1, 1};

  private static final double TIER_WEIGHT = 5;
  private static final double CRITIC_SHARE = 0.5;
  private static final double CRITIC_WEIGHT = 10;

  private final Threads threads;

  /** K(a): the share of each mention's children that is to be expected by now. */
  private final double[] seen;

  private final double reproduction;
  private final double[] byTier;
  private final SpreadFit fit;
  private final double[] later;
  private final double ofCritics;
  private final double ofNeutrals;

  private SpreadForecast(Threads threads, long nowMillis, SpreadFit before) {
    this.threads = threads;
    int count = threads.count();
    seen = new double[count];
    double exposure = 0;
    int passedOn = 0;
    int children = 0;
    for (int i = 0; i < count; i++) {
      SeenMention mention = threads.mention(i);
      KernelShares kernel = KernelShares.ofPlatform(mention.platform());
      long age = nowMillis - mention.publishedAtMillis();
      seen[i] = kernel.within(age);
      exposure += seen[i] - kernel.within(age - RECENT_MILLIS);
      if (threads.parent(i) >= 0) {
        children++;
        passedOn += age < RECENT_MILLIS ? 1 : 0;
      }
    }
    reproduction = Math.min(MOST_R, (USUAL_R * R_WEIGHT + passedOn) / (R_WEIGHT + exposure));
    byTier = byTier();
    fit =
        before != null && before.holds(nowMillis, count, children)
            ? before
            : fit(nowMillis, children);
    later = later();
    ofCritics = criticShare(SeenMention::critic);
    ofNeutrals = criticShare(SeenMention::neutral);
  }

  /**
   * Forecasts.
   *
   * @param before what was learnt before; null for nothing
   */
  static SpreadForecast of(Threads threads, long nowMillis, SpreadFit before) {
    return new SpreadForecast(threads, nowMillis, before);
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
    Threads threads = Threads.of(known, nowMillis);
    SpreadForecast forecast = of(threads, nowMillis, null);
    return IntStream.range(0, threads.count()).mapToObj(forecast::at).toList();
  }

  /** What is expected of a mention. */
  Forecast at(int place) {
    return new Forecast(
        threads.mention(place).key(), threads.children(place), later[place], laterCritics(place));
  }

  /** Expected critics among the mentions that will still descend from it. */
  double laterCritics(int place) {
    SeenMention mention = threads.mention(place);
    return later[place] * (mention.critic() * ofCritics + mention.neutral() * ofNeutrals);
  }

  /** What was learnt, now or before. */
  SpreadFit fit() {
    return fit;
  }

  private double[] later() {
    double[] sums = new double[threads.count()];
    double[] reach = reach(fit.beta());
    // Parents come before children, so that one pass from behind adds up the threads.
    for (int i = sums.length - 1; i >= 0; i--) {
      double mean = Math.max(LEAST_MEAN, reproduction * reach[i]);
      double theta = (fit.shape() + threads.children(i)) / (fit.shape() / mean + seen[i]);
      sums[i] += theta * (1 - seen[i]) / (1 - reproduction);
      if (threads.parent(i) >= 0) {
        sums[threads.parent(i)] += sums[i];
      }
    }
    return sums;
  }

  /** Relative reach with mean 1. */
  private double[] reach(double beta) {
    double[] powers = new double[threads.count()];
    for (int i = 0; i < powers.length; i++) {
      Long followers = threads.mention(i).followers();
      powers[i] = followers == null ? 0 : StrictMath.pow(1 + Math.max(0, followers), beta);
    }
    return relative(powers);
  }

  /** Powers of followers to reach; where followers are unknown, it is that of the tier. */
  private double[] relative(double[] powers) {
    double sum = 0;
    int known = 0;
    for (int i = 0; i < powers.length; i++) {
      if (threads.mention(i).followers() != null) {
        sum += powers[i];
        known++;
      }
    }
    double mean = known == 0 ? 1 : sum / known;
    for (int i = 0; i < powers.length; i++) {
      SeenMention mention = threads.mention(i);
      powers[i] = mention.followers() == null ? byTier[tier(mention)] : powers[i] / mean;
    }
    return powers;
  }

  private static int tier(SeenMention mention) {
    return mention.tier() == null || mention.tier() < 1 || mention.tier() > 4 ? 0 : mention.tier();
  }

  /** How many children sources without followers bring forth, by tier, beside R. */
  private double[] byTier() {
    double[] got = new double[TIER_FACTOR.length];
    double[] expected = new double[TIER_FACTOR.length];
    for (int i = 0; i < seen.length; i++) {
      SeenMention mention = threads.mention(i);
      if (mention.followers() == null) {
        got[tier(mention)] += threads.children(i);
        expected[tier(mention)] += reproduction * seen[i];
      }
    }
    double[] factor = new double[TIER_FACTOR.length];
    for (int t = 0; t < factor.length; t++) {
      factor[t] = (TIER_FACTOR[t] * TIER_WEIGHT + got[t]) / (TIER_WEIGHT + expected[t]);
    }
    return factor;
  }

  /** The most probable of the grid. */
  private SpreadFit fit(long nowMillis, int children) {
    double[] roots = new double[threads.count()];
    for (int i = 0; i < roots.length; i++) {
      Long followers = threads.mention(i).followers();
      roots[i] = followers == null ? 0 : StrictMath.pow(1 + Math.max(0, followers), 1 / 20.0);
    }
    double[] ofCounts = new double[SHAPES.length];
    for (int s = 0; s < SHAPES.length; s++) {
      ofCounts[s] = ofCounts(SHAPES[s]);
    }
    double best = Double.NEGATIVE_INFINITY;
    double beta = 0;
    double shape = 0;
    for (int b = 0; b < TWENTIETHS.length; b++) {
      double[] powers = new double[roots.length];
      for (int i = 0; i < roots.length; i++) {
        powers[i] = power(roots[i], TWENTIETHS[b]);
      }
      double[] reach = relative(powers);
      for (int s = 0; s < SHAPES.length; s++) {
        double fits = ofCounts[s] + ofMeans(reach, SHAPES[s]) - cost(b, s);
        if (fits > best) {
          best = fits;
          beta = TWENTIETHS[b] / 20.0;
          shape = SHAPES[s];
        }
      }
    }
    return new SpreadFit(beta, shape, nowMillis, roots.length, children);
  }

  private static double power(double base, int exponent) {
    double power = 1;
    double square = base;
    for (int rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        power *= square;
      }
      square *= square;
    }
    return power;
  }

  private static double cost(int beta, int shape) {
    int usualBeta = Arrays.binarySearch(TWENTIETHS, USUAL_TWENTIETHS);
    int usualShape = Arrays.binarySearch(SHAPES, USUAL_SHAPE);
    return STEP_COST * (Math.abs(beta - usualBeta) + Math.abs(shape - usualShape));
  }

  /** Of many mentions, evenly chosen ones are fitted to. */
  private int step() {
    return Math.max(1, threads.count() / MOST_FITTED);
  }

  /**
   * The part of the log-likelihood of the children seen (negative binomial) that hangs on the shape
   * alone.
   */
  private double ofCounts(double shape) {
    double sum = 0;
    double ofShape = LogGamma.value(shape);
    for (int i = 0; i < threads.count(); i += step()) {
      int n = threads.children(i);
      sum += n == 0 ? 0 : LogGamma.value(shape + n) - ofShape;
    }
    return sum;
  }

  /** The rest of it: sum of n log(m / (k + m)) - k log(1 + m / k), with m the expected children. */
  private double ofMeans(double[] reach, double shape) {
    double sum = 0;
    double product = 1;
    for (int i = 0; i < reach.length; i += step()) {
      double mean = Math.max(LEAST_MEAN, reproduction * reach[i] * seen[i]);
      int n = threads.children(i);
      if (n > 0) {
        sum += n * Math.log(mean / (shape + mean));
      }
      product *= 1 + mean / shape;
      if (product > LARGE) {
        sum -= shape * Math.log(product);
        product = 1;
      }
    }
    return sum - shape * Math.log(product);
  }

  /** The share of critics among the children of mentions, weighed by how sure their stance is. */
  private double criticShare(ToDoubleFunction<SeenMention> weight) {
    double critics = CRITIC_SHARE * CRITIC_WEIGHT;
    double all = CRITIC_WEIGHT;
    for (int i = 0; i < threads.count(); i++) {
      if (threads.parent(i) >= 0) {
        double weighs = weight.applyAsDouble(threads.mention(threads.parent(i)));
        critics += weighs * threads.mention(i).critic();
        all += weighs;
      }
    }
    return critics / all;
  }
}
