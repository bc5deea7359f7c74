package io.firebreak.models.spread;

import java.util.Arrays;

/** Hourly critics of the past week: from cells while they are kept, from totals after. */
final class History {

  private static final int BASELINE_HOURS = 168;
  private static final int RECENT_HOURS = 24;

  private final SpreadSettings settings;

  History(SpreadSettings settings) {
    this.settings = settings;
  }

  /** Critics of one hour on a platform, or on all when that is null. */
  long critics(SpreadProgress progress, HourStore store, String platform, long hour) {
    if (!progress.hasHour(hour)) {
      return progress.totals.critics(platform, hour);
    }
    HourCells cells = store.get(hour);
    long critics = 0;
    for (PlatformHour one : cells.platforms) {
      if (platform == null || one.platform.equals(platform)) {
        critics += one.critics();
      }
    }
    return critics;
  }

  /**
   * The usual critics per hour: median of the hours from 7 days to 1 day before this hour, quiet
   * ones included, but at least the floor.
   */
  double baselinePerHour(SpreadProgress progress, HourStore store, String platform, long hour) {
    long from = hour - BASELINE_HOURS;
    long to = hour - RECENT_HOURS;
    int size = (int) (to - from);
    int first = progress.firstHourFrom(from);
    int last = progress.firstHourFrom(to);
    if (last - first + progress.totals.hoursBefore(to) < size / 2) {
      return settings.baselineFloorPerHour();
    }
    long[] critics = new long[size];
    for (int i = 0; i < size; i++) {
      critics[i] = critics(progress, store, platform, from + i);
    }
    Arrays.sort(critics);
    double median = (critics[size / 2 - 1] + critics[size / 2]) / 2.0;
    return Math.max(settings.baselineFloorPerHour(), median);
  }
}
