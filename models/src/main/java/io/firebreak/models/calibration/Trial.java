package io.firebreak.models.calibration;

import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.EffectWindows;
import io.firebreak.models.effect.ExposureGrid;
import io.firebreak.models.effect.HourProfile;
import io.firebreak.models.effect.RepostKernel;
import java.util.Arrays;

/**
 * One crisis with one response, as an estimator sees it, and the truth that it does not see.
 *
 * @param hours times of the mentions, ascending, in hours after the response
 * @param passedOn false for an original
 * @param followers of the mention's author; all 0 where unknown
 * @param onsetHours the onset, hours after the response: below 0
 * @param responseEpochHours the response, hours since 1970-01-01T00:00Z
 * @param profile the platform's hours of the day, as far as known
 * @param kernel the kernel to assume
 * @param reduction truth: 1 - e^delta
 * @param averted truth: mentions averted in the 24 hours after the response
 * @param control mentions that the response did not reach, with times after the same response; null
 *     where there are none
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
public record Trial(
    double[] hours,
    boolean[] passedOn,
    long[] followers,
    double onsetHours,
    double responseEpochHours,
    HourProfile profile,
    RepostKernel kernel,
    double reduction,
    long averted,
    Trial control) {

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
        onsetHours,
        responseEpochHours,
        profile,
        kernel,
        reduction,
        averted,
        other);
  }

  /** The same as it looks to one who cannot tell originals from reposts. */
  Trial withoutParents() {
    boolean[] all = new boolean[passedOn.length];
    Arrays.fill(all, true);
    return new Trial(
        hours,
        all,
        followers,
        onsetHours,
        responseEpochHours,
        profile,
        kernel,
        reduction,
        averted,
        control);
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
