package io.firebreak.models.spread;

import java.util.Arrays;
import java.util.List;

/** Critics by minute of the current hour and the one before, for each track and for all. */
final class RecentCritics {

  private static final int MINUTES = 120;

  private long[][] byTrack = new long[2][MINUTES];
  private final long[] all = new long[MINUTES];
  private long firstMinute;

  /** Loads two hours; either may be null. Tracks stand in the order of the cursor. */
  void load(long hour, HourCells before, HourCells current, List<Track> tracks) {
    firstMinute = (hour - 1) * 60;
    if (byTrack.length < tracks.size()) {
      byTrack = new long[2 * tracks.size()][MINUTES];
    }
    Arrays.fill(all, 0);
    for (int i = 0; i < tracks.size(); i++) {
      long[] minutes = byTrack[i];
      Arrays.fill(minutes, 0);
      fill(minutes, 0, before, tracks.get(i).platform);
      fill(minutes, 60, current, tracks.get(i).platform);
    }
  }

  private void fill(long[] minutes, int offset, HourCells cells, String platform) {
    PlatformHour hour = cells == null ? null : cells.platform(platform);
    if (hour == null) {
      return;
    }
    for (long left = hour.touched(); left != 0; left &= left - 1) {
      int minute = Long.numberOfTrailingZeros(left);
      long critics = hour.minute(minute).critics();
      minutes[offset + minute] = critics;
      all[offset + minute] += critics;
    }
  }

  /**
   * Critics from one minute up to, without, another, both from the epoch and within the two hours.
   *
   * @param track place of the track, or -1 for all
   */
  long sum(int track, long from, long to) {
    long[] minutes = track < 0 ? all : byTrack[track];
    long sum = 0;
    int end = (int) (to - firstMinute);
    for (int i = (int) (from - firstMinute); i < end; i++) {
      sum += minutes[i];
    }
    return sum;
  }
}
