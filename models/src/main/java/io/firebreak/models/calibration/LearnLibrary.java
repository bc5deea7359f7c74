package io.firebreak.models.calibration;

import io.firebreak.models.effect.AgingPrior;
import io.firebreak.models.effect.EffectLibrary;
import io.firebreak.models.effect.EffectRequest;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.LearnKernel;
import io.firebreak.models.effect.LearnKernel.Delay;
import io.firebreak.models.effect.MeasureEffect;
import io.firebreak.models.effect.Placebos;
import io.firebreak.models.effect.RepostKernel;
import io.firebreak.models.effect.ResponseMoment;
import io.firebreak.models.effect.Segment;
import io.firebreak.models.effect.StepPosterior;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Learns a library from past crises: how they aged, how soon they were passed on, and how often the
 * test, helped by that, says "slowed" at random times at which nobody responded.
 *
 * <p>The placebo tests of a crisis use what the <em>other</em> crises taught alone. A test helped
 * by the aging of the very story it is tried on would look better than it is.
 */
public final class LearnLibrary {
  /** Delays that teach the kernel of one platform; all crises have an equal share of them. */
  static final int DELAYS_PER_PLATFORM = 20_000;

  /** Kernels are learnt without a twentieth of many crises: one by one would take long. */
  private static final int PARTS = 20;

  private static final int NONE = -1;
  private static final int DELAYS_PER_CRISIS = 1_000;
  private static final int OWN_DELAYS = 2_000;
  private static final double HOUR = 3_600_000;
  private static final double SLOPE_HOURS = 24;
  private static final String NO_RESPONSE = "placebo";

  private final EffectSettings settings;
  private final long seed;
  private final Runnable done;
  private final List<Lesson> lessons = new ArrayList<>();
  private final List<StepPosterior> placebos = new ArrayList<>();
  private final List<Map<String, RepostKernel>> kernelsWithout = new ArrayList<>();

  private LearnLibrary(EffectSettings settings, long seed, Runnable done) {
    // Averted mentions are of no concern here, and cost most of the time.
    this.settings = settings.withAverted(settings.averted().withDraws(20));
    this.seed = seed;
    this.done = done;
  }

  /** What one crisis teaches. */
  private record Lesson(
      long mentions, List<Long> times, OptionalDouble slope, Map<String, List<Delay>> delays) {}

  /**
   * Learns.
   *
   * @param crises read twice
   * @param settings the shipped ones as a rule
   * @param seed of the times of placebo tests
   * @param done told after each reading of a crisis
   * @throws IOException when a crisis cannot be read
   */
  public static EffectLibrary from(
      PastCrises crises, EffectSettings settings, long seed, Runnable done) throws IOException {
    LearnLibrary learner = new LearnLibrary(settings, seed, done);
    crises.forEach(learner::learn);
    for (int part = 0; part < PARTS; part++) {
      learner.kernelsWithout.add(new TreeMap<>());
    }
    int[] next = {0};
    crises.forEach(crisis -> learner.test(crisis, next[0]++));
    return learner.library();
  }

  private EffectLibrary library() {
    TreeMap<String, RepostKernel> kernels = new TreeMap<>();
    lessons.stream()
        .flatMap(lesson -> lesson.delays().keySet().stream())
        .filter(EffectLibrary::isPlatformKey)
        .distinct()
        .sorted()
        .limit(EffectLibrary.MOST_KERNELS)
        .forEach(
            platform -> {
              RepostKernel kernel = kernel(platform, NONE);
              if (kernel.learntFrom() > 0) {
                kernels.put(platform, kernel);
              }
            });
    int taught = slopesWithout(NONE).size();
    return new EffectLibrary(
        lessons.size(),
        lessons.stream().mapToLong(Lesson::mentions).sum(),
        LearnAging.prior(slopesWithout(NONE), settings.aging()),
        taught < LearnAging.LEAST_CRISES ? 0 : taught,
        placebos.isEmpty() ? null : Placebos.of(placebos, settings.verdicts().slowedAt()),
        kernels);
  }

  private void learn(PastCrisis crisis) {
    List<Long> times = PlaceboTimes.of(crisis, settings, seed);
    Map<String, List<Delay>> delays = new TreeMap<>();
    for (PastCrisis.OnPlatform part : crisis.platforms()) {
      delays
          .computeIfAbsent(EffectLibrary.platformKey(part.platform()), key -> new ArrayList<>())
          .addAll(part.delaysBefore(crisis.undisturbedUntil(), DELAYS_PER_CRISIS));
    }
    lessons.add(new Lesson(crisis.mentions(), times, slope(crisis, times), delays));
    done.run();
  }

  /** How a crisis aged: the mean over its placebo times, else before its first response. */
  private OptionalDouble slope(PastCrisis crisis, List<Long> times) {
    MeasureEffect free = new MeasureEffect(LearnAging.free(settings));
    List<StepPosterior> fits = new ArrayList<>();
    for (long time : times) {
      measure(free, crisis, time, lookAt(crisis, time), RepostKernel::ofPlatform)
          .ifPresent(fits::add);
    }
    if (times.isEmpty() && crisis.onset().isPresent()) {
      long end = crisis.undisturbedUntil();
      double hours = Math.min(SLOPE_HOURS, (end - crisis.onset().getAsLong()) / HOUR / 2);
      long middle = end - Math.round(hours * HOUR);
      measure(free, crisis, middle, end, RepostKernel::ofPlatform).ifPresent(fits::add);
    }
    return fits.stream().mapToDouble(StepPosterior::slope).average();
  }

  private long lookAt(PastCrisis crisis, long time) {
    return Math.min(crisis.endMillis(), time + Math.round(settings.cut().spanHours() * HOUR));
  }

  private void test(PastCrisis crisis, int index) {
    Lesson lesson = lessons.get(index);
    AgingPrior aging = LearnAging.prior(slopesWithout(index), settings.aging());
    MeasureEffect helped = new MeasureEffect(settings.withAging(aging));
    int part = index % PARTS;
    for (long time : lesson.times()) {
      measure(
              helped,
              crisis,
              time,
              lookAt(crisis, time),
              platform ->
                  kernelsWithout
                      .get(part)
                      .computeIfAbsent(
                          EffectLibrary.platformKey(platform), name -> kernel(name, part)))
          .ifPresent(placebos::add);
    }
    done.run();
  }

  /** The product's own way to a verdict; a kernel's prior is that of past crises. */
  private Optional<StepPosterior> measure(
      MeasureEffect measure,
      PastCrisis crisis,
      long atMillis,
      long lookAtMillis,
      Function<String, RepostKernel> prior) {
    long learnUntil = Math.min(atMillis, crisis.undisturbedUntil());
    List<Segment.Part> parts = new ArrayList<>();
    for (PastCrisis.OnPlatform part : crisis.platforms()) {
      parts.add(
          new Segment.Part(
              part.history(),
              LearnKernel.from(
                  part.delaysBefore(learnUntil, OWN_DELAYS), prior.apply(part.platform()))));
    }
    EffectRequest request =
        EffectRequest.of(ResponseMoment.of(NO_RESPONSE, atMillis), Segment.of(parts), lookAtMillis)
            .withOnset(crisis.onset().orElse(atMillis));
    return Optional.ofNullable(measure.measure(request).step());
  }

  private List<Double> slopesWithout(int index) {
    List<Double> slopes = new ArrayList<>();
    for (int i = 0; i < lessons.size(); i++) {
      if (i != index && lessons.get(i).slope().isPresent()) {
        slopes.add(lessons.get(i).slope().getAsDouble());
      }
    }
    return slopes;
  }

  /**
   * The kernel that all crises but those of a part teach of a platform; the shipped one with few
   * delays.
   */
  private RepostKernel kernel(String platform, int withoutPart) {
    List<List<Delay>> each = new ArrayList<>();
    for (int i = 0; i < lessons.size(); i++) {
      List<Delay> delays = lessons.get(i).delays().get(platform);
      if (i % PARTS != withoutPart && delays != null && !delays.isEmpty()) {
        each.add(delays);
      }
    }
    List<Delay> all = new ArrayList<>();
    for (List<Delay> delays : each) {
      int kept = Math.min(delays.size(), Math.max(1, DELAYS_PER_PLATFORM / each.size()));
      for (int i = 0; i < kept; i++) {
        all.add(delays.get((int) ((long) i * delays.size() / kept)));
      }
    }
    return LearnKernel.from(all, RepostKernel.ofPlatform(platform));
  }
}
