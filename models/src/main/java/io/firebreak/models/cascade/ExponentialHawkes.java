package io.firebreak.models.cascade;

/**
 * The Hawkes process with rate {@code mu + alpha beta sum_i e^(-beta (t - t_i))}: events come by
 * themselves at rate mu, and each causes alpha others at exponential delays of rate beta.
 *
 * @param background mu, per unit of time
 * @param branching alpha: events that one causes; at 1 and above the process grows without bound
 * @param decay beta, per unit of time
 */
public record ExponentialHawkes(double background, double branching, double decay) {

  private static final int MAX_STEPS = 5_000;
  private static final double TOLERANCE = 1e-10;

  public ExponentialHawkes {
    if (!(background > 0) || !(branching >= 0) || !(decay > 0)) {
      throw new IllegalArgumentException("a Hawkes process needs mu > 0, alpha >= 0, beta > 0");
    }
  }

  /**
   * {@code sum log lambda(t_i) - mu T - alpha sum (1 - e^(-beta (T - t_i)))}, by Ogata's recursion
   * in one pass.
   *
   * @param times ascending, above 0
   * @param end T: until then it was watched
   */
  public double logLikelihood(double[] times, double end) {
    double sum = -background * end;
    double excited = 0;
    for (int i = 0; i < times.length; i++) {
      if (i > 0) {
        excited = (excited + 1) * StrictMath.exp(-decay * (times[i] - times[i - 1]));
      }
      sum += StrictMath.log(background + branching * decay * excited);
      sum -= branching * -StrictMath.expm1(-decay * (end - times[i]));
    }
    return sum;
  }

  /**
   * The expected number of events between one and the next, {@code Lambda(t_i) - Lambda(t_(i-1))}:
   * if the process is this one they are independent, exponential with mean 1 (time rescaling, Brown
   * et al. 2002).
   */
  public double[] rescaledGaps(double[] times) {
    double[] gaps = new double[times.length];
    double excited = 0;
    double before = 0;
    for (int i = 0; i < times.length; i++) {
      double gap = times[i] - before;
      double left = StrictMath.exp(-decay * gap);
      gaps[i] = background * gap + branching * excited * (1 - left);
      excited = excited * left + 1;
      before = times[i];
    }
    return gaps;
  }

  /**
   * The process under which the events are most likely, by expectation and maximisation over who
   * caused whom, for as long as a step gains more than 1e-10.
   *
   * @throws IllegalArgumentException with fewer than 3 events
   */
  public static ExponentialHawkes fit(double[] times, double end) {
    if (times.length < 3) {
      throw new IllegalArgumentException("a Hawkes process needs at least 3 events to be fitted");
    }
    double mu = times.length / (2 * end);
    ExponentialHawkes now = new ExponentialHawkes(mu, 0.5, 2 * times.length / end);
    double likelihood = now.logLikelihood(times, end);
    for (int step = 0; step < MAX_STEPS; step++) {
      ExponentialHawkes next = now.maximised(times, end);
      double better = next.logLikelihood(times, end);
      if (better - likelihood < TOLERANCE) {
        break;
      }
      now = next;
      likelihood = better;
    }
    return now;
  }

  /** One step of expectation and maximisation. */
  private ExponentialHawkes maximised(double[] times, double end) {
    double excited = 0;
    double aged = 0;
    double caused = 0;
    double delays = 0;
    double within = 0;
    double cut = 0;
    for (int i = 0; i < times.length; i++) {
      if (i > 0) {
        double gap = times[i] - times[i - 1];
        double left = StrictMath.exp(-decay * gap);
        // sum of (t - t_j) e^(-beta (t - t_j)), carried along with sum of e^(-beta (t - t_j)).
        aged = (aged + gap * (excited + 1)) * left;
        excited = (excited + 1) * left;
      }
      double rate = background + branching * decay * excited;
      caused += branching * decay * excited / rate;
      delays += branching * decay * aged / rate;
      double rest = end - times[i];
      double unseen = StrictMath.exp(-decay * rest);
      within += 1 - unseen;
      cut += rest * unseen;
    }
    double ownBackground = (times.length - caused) / end;
    double ownBranching = caused / within;
    double ownDecay = caused / (delays + branching * cut);
    return new ExponentialHawkes(ownBackground, ownBranching, ownDecay);
  }
}
