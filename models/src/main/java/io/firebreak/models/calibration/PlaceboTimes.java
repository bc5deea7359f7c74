package io.firebreak.models.calibration;

import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.EffectWindows;
import io.firebreak.models.effect.ExposureGrid;
import io.firebreak.models.effect.HourProfile;
import io.firebreak.models.effect.RepostKernel;
import io.firebreak.models.spread.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Times of a past crisis at which nobody responded and the test would speak: random ones, at most
 * five, at least 6 h apart and at least 24 h from any response.
 *
 * <p>As for a real response there must be 3 h since the onset, 100 mentions passed on in the day
 * before, 40 in the day after, and 6 h after it that were watched.
 */
final class PlaceboTimes {
  /** So that one long story does not speak for all. */
  static final int MOST = 5;

  static final double APART_HOURS = 6;
  static final double AWAY_HOURS = 24;

  private static final double HOUR = 3_600_000;
  private static final double STEP_HOURS = 0.25;

  /** An issue that never ends: only its first year is looked at. */
  private static final double LONGEST_HOURS = 365 * 24;

  private PlaceboTimes() {}

  /** The times, ascending, in milliseconds; the same seed and crisis give the same ones. */
  static List<Long> of(PastCrisis crisis, EffectSettings settings, long seed) {
    if (crisis.onset().isEmpty()) {
      return List.of();
    }
    long onset = crisis.onset().getAsLong();
    List<Long> open = new ArrayList<>(usable(crisis, onset, settings));
    List<Long> chosen = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(Seeds.of(seed, crisis.name(), 0));
    while (!open.isEmpty() && chosen.size() < MOST) {
      long time = open.get(random.nextInt(open.size()));
      chosen.add(time);
      open.removeIf(other -> Math.abs(other - time) < APART_HOURS * HOUR);
    }
    return chosen.stream().sorted().toList();
  }

  private static List<Long> usable(PastCrisis crisis, long onset, EffectSettings settings) {
    EffectSettings.Verdicts needed = settings.verdicts();
    double end = Math.min(LONGEST_HOURS, (crisis.endMillis() - onset) / HOUR);
    long[] until = passedOnUntil(crisis, onset, (int) Math.ceil(end / STEP_HOURS) + 1);
    List<Long> usable = new ArrayList<>();
    for (double t = needed.hoursFromOnset(); t + needed.hoursAfter() <= end; t += STEP_HOURS) {
      double past = Math.min(settings.cut().spanHours(), t - settings.cut().onsetGuardHours());
      double future = Math.min(settings.cut().spanHours(), end - t);
      long at = onset + Math.round(t * HOUR);
      if (count(until, t - past, t) >= needed.mentionsBefore()
          && count(until, t, t + future) >= needed.mentionsAfter()
          && crisis.responsesMillis().stream()
              .noneMatch(response -> Math.abs(response - at) < AWAY_HOURS * HOUR)) {
        usable.add(at);
      }
    }
    return usable;
  }

  /** Mentions passed on since the onset until the start of each step. */
  private static long[] passedOnUntil(PastCrisis crisis, long onset, int steps) {
    ExposureGrid grid =
        new ExposureGrid(RepostKernel.of(Kernel.TWITTER), STEP_HOURS, 0, Math.max(1, steps));
    crisis.platforms().forEach(part -> part.history().fill(grid, onset));
    EffectWindows windows = grid.windows(HourProfile.FLAT, 0);
    long[] until = new long[windows.size() + 1];
    for (int i = 0; i < windows.size(); i++) {
      until[i + 1] = until[i] + Math.round(windows.passedOn(i));
    }
    return until;
  }

  private static long count(long[] until, double fromHours, double toHours) {
    return until[step(toHours, until)] - until[step(fromHours, until)];
  }

  private static int step(double hours, long[] until) {
    return (int) Math.max(0, Math.min(until.length - 1, Math.round(hours / STEP_HOURS)));
  }
}
