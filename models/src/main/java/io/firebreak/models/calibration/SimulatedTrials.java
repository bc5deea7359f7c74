package io.firebreak.models.calibration;

import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.HourProfile;
import io.firebreak.models.effect.RepostKernel;
import io.firebreak.models.simulation.CrisisParameters;
import io.firebreak.models.simulation.CrisisWorld;
import io.firebreak.models.simulation.EventCourse;
import io.firebreak.models.simulation.EventSimulator;
import io.firebreak.models.simulation.EventSimulator.Responses;
import io.firebreak.models.spread.Kernel;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Simulated crises of one world. As in life, the estimator's kernel is a fit to the true one, and
 * the swing of the day that it knows is 20 % too small.
 *
 * <p>A crisis is drawn anew where the test would not speak even if the response did nothing: fewer
 * than 100 mentions passed on before it, or 40 after it. So each trial number names the same crisis
 * whatever the effect.
 */
public final class SimulatedTrials implements TrialSource {
  private static final double KNOWN_SWING = 0.8;
  private static final int MAX_ATTEMPTS = 1000;
  private static final RepostKernel KERNEL = RepostKernel.of(Kernel.TWITTER);

  private final CrisisWorld world;
  private final double smallest;
  private final double largest;
  private final double botShare;
  private final boolean control;
  private final EffectSettings settings;
  private final long seed;

  /**
   * Crises of the sizes that figures are shown for: 1 to 10, that is 100 to 4,000 originals in the
   * first wave, without bots.
   */
  public SimulatedTrials(CrisisWorld world, long seed) {
    this(world, 1, 10, 0, false, EffectSettings.SHIPPED, seed);
  }

  /**
   * Crises of other sizes.
   *
   * @param smallest multiplies the originals of a crisis; log-uniform from here
   * @param largest up to here
   * @param botShare mean number of bots that repost a mention
   * @param control true for a second segment of the same kind that the response does not reach
   * @param settings when the test speaks
   */
  public SimulatedTrials(
      CrisisWorld world,
      double smallest,
      double largest,
      double botShare,
      boolean control,
      EffectSettings settings,
      long seed) {
    this.world = world;
    this.smallest = smallest;
    this.largest = largest;
    this.botShare = botShare;
    this.control = control;
    this.settings = settings;
    this.seed = seed;
  }

  @Override
  public String id() {
    return world.label() + (botShare > 0 ? "-bots" : "") + (control ? "-control" : "");
  }

  @Override
  public String title() {
    return world.description()
        + (botShare > 0 ? ", bots" : "")
        + (control ? ", with a control" : "");
  }

  @Override
  public Trial trial(int index, double reduction) {
    SplittableRandom random = new SplittableRandom(Seeds.of(seed, id(), index));
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      double size = smallest * StrictMath.pow(largest / smallest, random.nextDouble());
      EventCourse course =
          EventSimulator.random(
              world, size, Responses.step(reduction), botShare, random.nextLong());
      if (isLargeEnough(course)) {
        Trial trial = of(course, reduction);
        return control ? trial.withControl(twin(course, random.nextLong())) : trial;
      }
    }
    throw new IllegalStateException("no crisis of " + id() + " is large enough for the test");
  }

  private Trial twin(EventCourse course, long twinSeed) {
    return of(EventSimulator.simulate(course.crisis(), List.of(), botShare, twinSeed), 0);
  }

  private boolean isLargeEnough(EventCourse course) {
    double response = course.crisis().responseHours();
    double past = Math.min(settings.cut().spanHours(), response - settings.cut().onsetGuardHours());
    int before = 0;
    int after = 0;
    for (int i = 0; i < course.size(); i++) {
      if (!course.isOriginal(i) && course.isInWorldWithoutResponses(i)) {
        double hours = course.hours(i) - response;
        before += hours < 0 && hours >= -past ? 1 : 0;
        after += hours >= 0 && hours < settings.cut().spanHours() ? 1 : 0;
      }
    }
    return before >= settings.verdicts().mentionsBefore()
        && after >= settings.verdicts().mentionsAfter();
  }

  private static Trial of(EventCourse course, double reduction) {
    CrisisParameters crisis = course.crisis();
    double response = crisis.responseHours();
    int observed = course.observed();
    double[] hours = new double[observed];
    boolean[] passedOn = new boolean[observed];
    long[] followers = new long[observed];
    int n = 0;
    for (int i = 0; i < course.size(); i++) {
      if (course.isObserved(i)) {
        hours[n] = course.hours(i) - response;
        passedOn[n] = !course.isOriginal(i);
        followers[n++] = course.followers(i);
      }
    }
    // The clock of a simulated crisis starts at its onset.
    HourProfile profile = t -> 1 + KNOWN_SWING * (crisis.activity(t) - 1);
    return new Trial(
        hours,
        passedOn,
        followers,
        -response,
        response,
        profile,
        KERNEL,
        reduction,
        course.averted(),
        null);
  }
}
