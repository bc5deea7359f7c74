package io.firebreak.models.calibration;

import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.EffectWindows;
import io.firebreak.models.effect.ExposureGrid;
import io.firebreak.models.effect.HourProfile;
import io.firebreak.models.effect.LearnKernel;
import io.firebreak.models.effect.RepostKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One crisis with one response, as an estimator sees it, and the truth that it does not see.
 *
 * @param hours times of the mentions, ascending, in hours after the response
 * @param passedOn false for an original
 * @param followers of the mention's author; all 0 where unknown
 * @param delays hours since the parent; NaN where there is none or it is unknown
 * @param onsetHours the onset, hours after the response: below 0
 * @param responseEpochHours the response, hours since 1970-01-01T00:00Z
 * @param profile the platform's hours of the day, as far as known
 * @param kernel the kernel to assume
 * @param reduction truth: 1 - e^delta
 * @param averted truth: mentions averted in the 24 hours after the response
 * @param control mentions that the response did not reach, with times after the same response; null
 *     where there are none
 * @param others when other responses came, in hours after this one
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
public record Trial(
    double[] hours,
    boolean[] passedOn,
    long[] followers,
    double[] delays,
    double onsetHours,
    double responseEpochHours,
    HourProfile profile,
    RepostKernel kernel,
    double reduction,
    long averted,
    Trial control,
    List<Double> others) {

  public Trial {
    others = List.copyOf(others);
  }

  /** True delta: the change of log R at the response; minus infinity where all spread stopped. */
  public double step() {
    return StrictMath.log1p(-reduction);
  }

  /** The same with mentions that the response did not reach. */
  Trial withControl(Trial other) {
    return new Trial(
        hours,
        passedOn,
        followers,
        delays,
        onsetHours,
        responseEpochHours,
        profile,
        kernel,
        reduction,
        averted,
        other,
        others);
  }

  /** The same with other responses. */
  Trial withOthers(List<Double> responses) {
    return new Trial(
        hours,
        passedOn,
        followers,
        delays,
        onsetHours,
        responseEpochHours,
        profile,
        kernel,
        reduction,
        averted,
        control,
        responses);
  }

  /** The same with a kernel learnt from the delays of what came before the response. */
  Trial withLearntKernel() {
    List<LearnKernel.Delay> past = new ArrayList<>();
    for (int i = 0; i < hours.length && hours[i] < 0; i++) {
      if (!Double.isNaN(delays[i])) {
        past.add(new LearnKernel.Delay(delays[i], delays[i] - hours[i]));
      }
    }
    return new Trial(
        hours,
        passedOn,
        followers,
        delays,
        onsetHours,
        responseEpochHours,
        profile,
        LearnKernel.from(past, kernel),
        reduction,
        averted,
        control,
        others);
  }

  /** The same as it looks to one who cannot tell originals from reposts. */
  Trial withoutParents() {
    boolean[] all = new boolean[passedOn.length];
    Arrays.fill(all, true);
    return new Trial(
        hours,
        all,
        followers,
        delays,
        onsetHours,
        responseEpochHours,
        profile,
        kernel,
        reduction,
        averted,
        control,
        others);
  }

  /**
   * The windows at a look so many hours after the response, cut as the effect test cuts them: from
   * at most 24 h before the response, and not before 1 h after the onset.
   */
  public EffectWindows windows(EffectSettings settings, double lookHours) {
    double past =
        Math.min(settings.cut().spanHours(), -onsetHours - settings.cut().onsetGuardHours());
    int before = (int) Math.max(0, past / settings.cut().windowHours());
    int after =
        (int)
            (Math.min(lookHours, settings.cut().spanHours()) / settings.cut().windowHours() + 1e-9);
    ExposureGrid grid = new ExposureGrid(kernel, settings.cut().windowHours(), before, after);
    double end = after * settings.cut().windowHours();
    for (int i = 0; i < hours.length && hours[i] < end; i++) {
      grid.add(hours[i], passedOn[i]);
    }
    return grid.windows(profile, responseEpochHours);
  }
}
