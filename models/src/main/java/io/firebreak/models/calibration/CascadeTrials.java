package io.firebreak.models.calibration;

import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.HourProfile;
import io.firebreak.models.effect.RepostKernel;
import io.firebreak.models.spread.Kernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Real cascades with an invented response at a random time. The effect is injected by taking out
 * each repost after it with the given probability, and all that descends from it; with none the
 * cascade is a placebo just as it came.
 *
 * <p>The time of the response is uniform over all at which the test may speak: at least 3 h after
 * the original, 100 reposts in the 24 h before it and 40 in the 24 h after it. The trials take
 * turns among the cascades that have such a time.
 */
public final class CascadeTrials implements TrialSource {
  private static final double STEP_HOURS = 0.25;

  /** Nobody answers later. */
  private static final double LATEST_HOURS = 120;

  private final String id;
  private final String title;
  private final RepostKernel kernel;
  private final boolean parentsKnown;
  private final HourProfile profile;
  private final List<RepostCascade> cascades = new ArrayList<>();
  private final List<double[]> times = new ArrayList<>();
  private final double spanHours;
  private final long seed;

  private CascadeTrials(
      String id,
      String title,
      Kernel kernel,
      boolean parentsKnown,
      List<RepostCascade> all,
      EffectSettings settings,
      long seed) {
    this.id = id;
    this.kernel = RepostKernel.of(kernel);
    this.parentsKnown = parentsKnown;
    this.seed = seed;
    spanHours = settings.cut().spanHours();
    profile = HourProfile.FLAT;
    for (RepostCascade cascade : all) {
      double[] usable = usableTimes(cascade, settings);
      if (usable.length > 0) {
        cascades.add(cascade);
        times.add(usable);
      }
    }
    if (cascades.isEmpty()) {
      throw new IllegalArgumentException("none of the cascades of " + title + " is large enough");
    }
    this.title = "%s (%d cascades)".formatted(title, cascades.size());
  }

  /**
   * Cascades of Twitter.
   *
   * @param file columns cascade, start_days, t_raw, followers; compressed if its name ends with .gz
   * @throws IOException when it cannot be read; the message names the line
   */
  public static CascadeTrials twitter(Path file, EffectSettings settings, long seed)
      throws IOException {
    return new CascadeTrials(
        "twitter",
        "real Twitter cascades",
        Kernel.TWITTER,
        false,
        CascadeFiles.twitter(file, seed),
        settings,
        seed);
  }

  /**
   * Cascades of Weibo.
   *
   * @param file columns cascade, label, t_s, delay_from_parent_s; compressed if its name ends with
   *     .gz
   * @param index columns cascade, label, source_epoch_s
   * @throws IOException when one cannot be read; the message names the line
   */
  public static CascadeTrials weibo(Path file, Path index, EffectSettings settings, long seed)
      throws IOException {
    return new CascadeTrials(
        "weibo",
        "real Weibo cascades",
        Kernel.WEIBO,
        true,
        CascadeFiles.weibo(file, index),
        settings,
        seed);
  }

  /** How many cascades are large enough. */
  public int cascades() {
    return cascades.size();
  }

  private static double[] usableTimes(RepostCascade cascade, EffectSettings settings) {
    EffectSettings.Verdicts needed = settings.verdicts();
    double last = Math.min(LATEST_HOURS, cascade.hours()[cascade.size() - 1]);
    List<Double> usable = new ArrayList<>();
    for (int step = 0; step * STEP_HOURS <= last; step++) {
      double t = step * STEP_HOURS;
      double past = Math.min(settings.cut().spanHours(), t - settings.cut().onsetGuardHours());
      if (t >= needed.hoursFromOnset() && past > 0) {
        int at = cascade.firstAt(t);
        int before = at - cascade.firstAt(t - past);
        int after = cascade.firstAt(t + settings.cut().spanHours()) - at;
        if (before >= needed.mentionsBefore() && after >= needed.mentionsAfter()) {
          usable.add(t);
        }
      }
    }
    return usable.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Trial trial(int index, double reduction) {
    int which = index % cascades.size();
    RepostCascade cascade = cascades.get(which);
    double[] usable = times.get(which);
    SplittableRandom random = new SplittableRandom(Seeds.of(seed, id, index));
    double response =
        usable[random.nextInt(usable.length)] + STEP_HOURS * (random.nextDouble() - 0.5);
    int size = cascade.firstAt(response + spanHours);
    boolean[] gone = new boolean[size];
    int averted = 0;
    for (int i = 1; i < size; i++) {
      boolean drawn = random.nextDouble() < reduction;
      gone[i] = gone[cascade.parents()[i]] || (drawn && cascade.hours()[i] >= response);
      averted += gone[i] ? 1 : 0;
    }
    double[] hours = new double[size - averted];
    boolean[] passedOn = new boolean[hours.length];
    long[] followers = new long[hours.length];
    double[] delays = new double[hours.length];
    int n = 0;
    for (int i = 0; i < size; i++) {
      if (!gone[i]) {
        hours[n] = cascade.hours()[i] - response;
        passedOn[n] = i > 0;
        delays[n] =
            parentsKnown && i > 0
                ? cascade.hours()[i] - cascade.hours()[cascade.parents()[i]]
                : Double.NaN;
        followers[n++] = cascade.followers()[i];
      }
    }
    return new Trial(
        hours,
        passedOn,
        followers,
        delays,
        -response,
        cascade.startEpochHours() + response,
        profile,
        kernel,
        reduction,
        averted,
        null,
        List.of());
  }
}
