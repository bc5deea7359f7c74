package io.firebreak.models.spread;

import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;
import java.util.function.Consumer;

/**
 * Moves a cursor over the cells of one issue, from event to event, and computes the rows of the
 * windows that end on the way. An event is the end of a minute in which something came in, or the
 * end of a larger window that is open; empty time between costs nothing. {@link ShownWindows} makes
 * the rows.
 */
final class SpreadCalculator {

  /** The first hour kept in each of these many, counted from the epoch, keeps its start. */
  static final long START_HOURS = 6;

  private static final int RECENT_STARTS = 3;
  private static final long QUIET_MINUTES = 6 * 60;

  private final long reproductionMinutes;
  private final History history;
  private final ShownWindows windows;

  // What is being worked on; set by advance.
  private SpreadProgress progress;
  private HourStore store;
  private SpreadCursor cursor;
  private HourCells block;

  SpreadCalculator(SpreadSettings settings) {
    this.reproductionMinutes = settings.reproductionMinutes();
    this.history = new History(settings);
    this.windows = new ShownWindows(settings, history);
  }

  /** Computes all windows that end by {@code closed}; hands on the rows that are new or changed. */
  void advance(
      String issue, SpreadProgress of, HourStore hours, long closed, Consumer<SpreadWindow> sink) {
    progress = of;
    store = hours;
    cursor = of.cursor;
    block = null;
    windows.begin(issue, of, hours, sink);
    for (long end = nextEnd(of, hours); end <= closed; end = nextEnd(of, hours)) {
      long hour = Math.floorDiv(end - 1, 60L);
      if (block == null || block.hour != hour) {
        openHour(hour);
      }
      step(end);
      cursor.position = end;
    }
    if (block != null) {
      store.put(block);
    }
    block = null;
  }

  /** End of the next window that has a row, as far as is known; {@link SpreadProgress#NEVER}. */
  long nextEnd(SpreadProgress of, HourStore hours) {
    SpreadCursor at = of.cursor;
    long end = nextTouched(of, hours, at.position);
    end = end == SpreadProgress.NEVER ? end : end + 1;
    if (at.isOpen(WindowSize.FIVE_MINUTES)) {
      end = Math.min(end, nextMultiple(at.position, 5));
    }
    if (at.isOpen(WindowSize.HOUR)) {
      end = Math.min(end, nextMultiple(at.position, 60));
    }
    return end;
  }

  private static long nextMultiple(long minute, long size) {
    return (Math.floorDiv(minute, size) + 1) * size;
  }

  private long nextTouched(SpreadProgress of, HourStore hours, long from) {
    long hour = Math.floorDiv(from, 60L);
    for (int i = of.firstHourFrom(hour); i < of.hourCount(); i++) {
      long at = of.hourAt(i);
      HourCells cells = block != null && block.hour == at ? block : hours.get(at);
      long touched = cells.touched();
      if (at == hour) {
        touched &= -1L << (int) (from - hour * 60);
      }
      if (touched != 0) {
        return at * 60 + Long.numberOfTrailingZeros(touched);
      }
    }
    return SpreadProgress.NEVER;
  }

  private void openHour(long hour) {
    if (block != null) {
      store.put(block);
    }
    if (progress.hasHour(hour)) {
      block = store.get(hour);
    } else {
      block = new HourCells(hour);
      progress.addHour(hour);
      store.put(block);
    }
    boolean isNew = cursor.hour != hour;
    if (isNew) {
      block.start = cursor.copy();
      cursor.hour = hour;
      thinStarts(hour);
      for (Track track : cursor.tracks) {
        track.baselinePerHour = history.baselinePerHour(progress, store, track.platform, hour);
      }
      cursor.all.baselinePerHour = history.baselinePerHour(progress, store, null, hour);
    }
    for (PlatformHour platform : block.platforms) {
      int known = cursor.tracks.size();
      Track track = cursor.track(platform.platform);
      if (cursor.tracks.size() > known) {
        track.baselinePerHour = history.baselinePerHour(progress, store, track.platform, hour);
      }
    }
    windows.openHour(block);
  }

  /** Of the starts of older hours only the first in every {@link #START_HOURS} is kept. */
  private void thinStarts(long hour) {
    int old = progress.firstHourFrom(hour) - RECENT_STARTS;
    if (old > 0
        && Math.floorDiv(progress.hourAt(old), START_HOURS)
            == Math.floorDiv(progress.hourAt(old - 1), START_HOURS)) {
      HourCells cells = store.get(progress.hourAt(old));
      if (cells.start != null) {
        cells.start = null;
        store.put(cells);
      }
    }
  }

  private void step(long end) {
    long minute = end - 1;
    int minuteOfHour = (int) (minute - block.hour * 60);
    boolean touched = enter(minute, minuteOfHour);
    leaveBefore(progress, store, cursor, end - reproductionMinutes);
    if (touched) {
      windows.show(WindowSize.MINUTE, end);
    }
    for (WindowSize size : WindowSize.ALL) {
      if (size != WindowSize.MINUTE && end % size.minutes() == 0 && cursor.isOpen(size)) {
        windows.show(size, end);
      }
    }
  }

  /** Takes the cells of a minute in; false when nothing ever came in. */
  private boolean enter(long minute, int minuteOfHour) {
    boolean any = false;
    String group = null;
    long groupAt = Long.MIN_VALUE;
    for (PlatformHour platform : block.platforms) {
      MinuteCells cells = platform.minute(minuteOfHour);
      if (cells == null) {
        continue;
      }
      Track track = cursor.track(platform.platform);
      touch(track, minute);
      SpreadCell critics = cells.cell(Stance.CRITIC);
      if (critics != null) {
        track.enter(minute + 1, critics);
      }
      if (!any || Spread.isLater(cells.group(), cells.groupAtMillis(), group, groupAt)) {
        group = cells.group();
        groupAt = cells.groupAtMillis();
      }
      any = true;
    }
    if (any) {
      touch(cursor.all, minute);
      cursor.group = group;
    }
    return any;
  }

  private static void touch(Track track, long minute) {
    if (minute - track.lastTouched > QUIET_MINUTES) {
      track.calm(WindowSize.MINUTE);
    }
    track.lastTouched = minute;
    track.setOpen(WindowSize.FIVE_MINUTES, true);
    track.setOpen(WindowSize.HOUR, true);
  }

  /** Lets the cells before this minute fall out of R's window. */
  static void leaveBefore(SpreadProgress of, HourStore hours, SpreadCursor at, long to) {
    if (to <= at.pastPosition) {
      return;
    }
    long fromHour = Math.floorDiv(at.pastPosition, 60L);
    for (int i = of.firstHourFrom(fromHour); i < of.hourCount(); i++) {
      long start = of.hourAt(i) * 60;
      if (start >= to) {
        break;
      }
      int from = (int) Math.max(0, at.pastPosition - start);
      int until = (int) Math.min(60, to - start);
      HourCells cells = hours.get(of.hourAt(i));
      for (PlatformHour platform : cells.platforms) {
        for (long left = platform.touched() & WindowSum.bits(from, until);
            left != 0;
            left &= left - 1) {
          int minute = Long.numberOfTrailingZeros(left);
          SpreadCell critics = platform.minute(minute).cell(Stance.CRITIC);
          if (critics != null) {
            at.track(platform.platform).leave(start + minute + 1, critics);
          }
        }
      }
    }
    at.pastPosition = to;
  }
}
