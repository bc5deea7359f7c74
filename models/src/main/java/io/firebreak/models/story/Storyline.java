package io.firebreak.models.story;

import io.firebreak.models.spread.SpreadSettings;
import java.util.Arrays;

/**
 * The course of a story, from its critics alone. Times are in minutes from the epoch, hours in
 * hours from the epoch. The levels are those of the spread phases: critics of the trailing hour
 * against the baseline, the median of the hours from 7 days to 1 day before.
 *
 * @param onsetMinute start of the first 5 minutes at whose end the trailing hour reached the level
 *     that raises, out of quiet; null when there is none
 * @param peakHour the first hour with the most critics from the onset on; null without an onset
 * @param peakCritics critics in it
 * @param halfLifeHours from the peak hour to the first of {@value #HALVED_HOURS} hours in a row
 *     with less than half of its critics; null when these are not known
 * @param tailHours from the peak hour to the first of {@value #CALM_HOURS} hours in a row below the
 *     level that clears, by the baseline at the onset; null when these are not known
 */
record Storyline(
    Long onsetMinute, Long peakHour, Long peakCritics, Long halfLifeHours, Long tailHours) {

  /** An hour alone may be below half by chance. */
  static final int HALVED_HOURS = 3;

  /** A night is calm too. */
  static final int CALM_HOURS = 24;

  /** From the start of the hour that raised the level to the onset. */
  static final int RISING_MINUTES = 55;

  static final int BASELINE_HOURS = 168;
  private static final int RECENT_HOURS = 24;
  private static final int BIN_MINUTES = 5;
  private static final int BINS = 12;
  private static final Storyline NONE = new Storyline(null, null, null, null, null);

  /**
   * The course of a story.
   *
   * @param critics by 5 minutes, 12 for each hour, up to the end of what is known
   * @param firstHour the hour in which they begin
   * @param searchHour an onset before this hour is of an earlier story
   */
  static Storyline of(long[] critics, long firstHour, long searchHour, SpreadSettings settings) {
    long[] hours = new long[critics.length / BINS];
    for (int i = 0; i < critics.length; i++) {
      hours[i / BINS] += critics[i];
    }
    int onset = onset(critics, hours, (int) (searchHour - firstHour) * BINS, settings);
    if (onset < 0) {
      return NONE;
    }
    int peak = onset / BINS;
    for (int hour = peak; hour < hours.length; hour++) {
      if (hours[hour] > hours[peak]) {
        peak = hour;
      }
    }
    double calm = settings.clearFactor() * baseline(hours, onset / BINS, settings);
    return new Storyline(
        firstHour * StoryHour.MINUTES + (long) onset * BIN_MINUTES,
        firstHour + peak,
        hours[peak],
        lastingFall(hours, peak, hours[peak] / 2.0, HALVED_HOURS),
        lastingFall(hours, peak, calm, CALM_HOURS));
  }

  private static int onset(long[] critics, long[] hours, int search, SpreadSettings settings) {
    boolean quiet = true;
    long trailing = 0;
    for (int bin = 0; bin < critics.length; bin++) {
      trailing += critics[bin] - (bin < BINS ? 0 : critics[bin - BINS]);
      double least = settings.baselineFloorPerHour(); // the baseline is dear, and never below it
      if (quiet
          && trailing >= settings.raiseFactor() * least
          && trailing >= settings.raiseFactor() * baseline(hours, bin / BINS, settings)) {
        quiet = false;
        if (bin >= search) {
          return bin;
        }
      } else if (!quiet
          && (trailing < settings.clearFactor() * least
              || trailing < settings.clearFactor() * baseline(hours, bin / BINS, settings))) {
        quiet = true;
      }
    }
    return -1;
  }

  /** Usual critics per hour; hours before the first one known count as quiet. */
  private static double baseline(long[] hours, int hour, SpreadSettings settings) {
    long[] past = new long[BASELINE_HOURS - RECENT_HOURS];
    for (int i = 0; i < past.length; i++) {
      int at = hour - BASELINE_HOURS + i;
      past[i] = at < 0 ? 0 : hours[at];
    }
    Arrays.sort(past);
    double median = (past[past.length / 2 - 1] + past[past.length / 2]) / 2.0;
    return Math.max(settings.baselineFloorPerHour(), median);
  }

  /** Hours from the peak to the first of so many in a row below a level; null for none. */
  private static Long lastingFall(long[] hours, int peak, double level, int inARow) {
    int below = 0;
    for (int hour = peak + 1; hour < hours.length; hour++) {
      below = hours[hour] < level ? below + 1 : 0;
      if (below == inARow) {
        return (long) hour - inARow + 1 - peak;
      }
    }
    return null;
  }
}
