package io.firebreak.models.calibration;

import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.HourProfile;
import io.firebreak.models.effect.RepostKernel;
import io.firebreak.models.simulation.CrisisParameters;
import io.firebreak.models.simulation.CrisisWorld;
import io.firebreak.models.simulation.EventCourse;
import io.firebreak.models.simulation.EventSimulator;
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
  private static final int MAX_ATTEMPTS = 5000;
  private static final RepostKernel KERNEL = RepostKernel.of(Kernel.TWITTER);

  private final CrisisKind kind;
  private final EffectSettings settings;
  private final long seed;

  /** Crises of the sizes that figures are shown for, at the shipped settings. */
  public SimulatedTrials(CrisisWorld world, long seed) {
    this(CrisisKind.of(world), EffectSettings.SHIPPED, seed);
  }

  /**
   * Crises of a kind.
   *
   * @param settings when the test speaks
   */
  public SimulatedTrials(CrisisKind kind, EffectSettings settings, long seed) {
    this.kind = kind;
    this.settings = settings;
    this.seed = seed;
  }

  @Override
  public String id() {
    return kind.id();
  }

  @Override
  public String title() {
    return kind.title();
  }

  @Override
  public Trial trial(int index, double reduction) {
    SplittableRandom random = new SplittableRandom(Seeds.of(seed, id(), index));
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      double size =
          kind.smallest() * StrictMath.pow(kind.largest() / kind.smallest(), random.nextDouble());
      EventCourse course =
          EventSimulator.random(
              kind.world(),
              size,
              hours -> kind.shape().responses(hours, reduction),
              kind.botShare(),
              random.nextLong());
      if (isLargeEnough(course)) {
        Trial trial = of(course, reduction).withOthers(kind.shape().others());
        return kind.control() ? trial.withControl(twin(course, random.nextLong())) : trial;
      }
    }
    throw new IllegalStateException("no crisis of " + id() + " is large enough for the test");
  }

  private Trial twin(EventCourse course, long twinSeed) {
    return of(EventSimulator.simulate(course.crisis(), List.of(), kind.botShare(), twinSeed), 0);
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
        && after >= Math.max(settings.verdicts().mentionsAfter(), kind.leastAfter())
        && after <= kind.mostAfter();
  }

  private static Trial of(EventCourse course, double reduction) {
    CrisisParameters crisis = course.crisis();
    double response = crisis.responseHours();
    int observed = course.observed();
    double[] hours = new double[observed];
    boolean[] passedOn = new boolean[observed];
    long[] followers = new long[observed];
    double[] delays = new double[observed];
    int n = 0;
    for (int i = 0; i < course.size(); i++) {
      if (course.isObserved(i)) {
        hours[n] = course.hours(i) - response;
        passedOn[n] = !course.isOriginal(i);
        delays[n] = passedOn[n] ? course.hours(i) - course.hours(course.parent(i)) : Double.NaN;
        followers[n++] = course.followers(i);
      }
    }
    // The clock of a simulated crisis starts at its onset.
    HourProfile profile = t -> 1 + KNOWN_SWING * (crisis.activity(t) - 1);
    return new Trial(
        hours,
        passedOn,
        followers,
        delays,
        -response,
        response,
        profile,
        KERNEL,
        reduction,
        course.responses().isEmpty() ? 0 : course.averted(0),
        null,
        List.of());
  }
}
