package io.firebreak.models.spread;

import java.util.Arrays;
import java.util.List;

/** Critics by minute of the current hour and some before, for each track and for all. */
final class RecentCritics {

  private final int hours;
  private long[][] byTrack = new long[2][];
  private final long[] all;
  private long firstMinute;

  /** Critics of so many hours, the current one among them. */
  RecentCritics(int hours) {
    this.hours = hours;
    this.all = new long[hours * 60];
  }

  /** Loads the hours up to this one. Tracks stand in the order of the cursor. */
  void load(HourCells current, SpreadProgress progress, HourStore store, List<Track> tracks) {
    firstMinute = (current.hour + 1 - hours) * 60;
    if (byTrack.length < tracks.size()) {
      byTrack = new long[2 * tracks.size()][];
    }
    Arrays.fill(all, 0);
    for (int i = 0; i < tracks.size(); i++) {
      if (byTrack[i] == null) {
        byTrack[i] = new long[all.length];
      } else {
        Arrays.fill(byTrack[i], 0);
      }
    }
    for (int at = 0; at < hours; at++) {
      long hour = current.hour + 1 - hours + at;
      if (hour == current.hour) {
        fill(at * 60, current, tracks);
      } else if (progress.hasHour(hour)) {
        fill(at * 60, store.get(hour), tracks);
      }
    }
  }

  private void fill(int offset, HourCells cells, List<Track> tracks) {
    for (int i = 0; i < tracks.size(); i++) {
      PlatformHour hour = cells.platform(tracks.get(i).platform);
      if (hour == null) {
        continue;
      }
      int place = 0;
      for (long left = hour.touched(); left != 0; left &= left - 1) {
        int minute = Long.numberOfTrailingZeros(left);
        long critics = hour.criticsAt(place++);
        byTrack[i][offset + minute] = critics;
        all[offset + minute] += critics;
      }
    }
  }

  /**
   * Critics from one minute up to, without, another, both from the epoch and within the hours.
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
