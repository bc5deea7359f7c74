package io.firebreak.models.spread;

import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;
import java.util.List;
import java.util.function.Consumer;

/**
 * Moves a cursor over the cells of one issue, from event to event, and computes the rows of the
 * windows that end on the way. An event is the end of a minute in which something came in, or the
 * end of a larger window that is open; empty time between costs nothing.
 *
 * <p>Which windows have a row: those of which a record ever spoke; the first empty 5 m and 1 h
 * window after such a one; and further empty ones while the last hour (5 m) or R's window (1 h)
 * held enough authors. An absent row means zero, and quiet.
 */
final class SpreadCalculator {

  /** The first hour kept in each of these many, counted from the epoch, keeps its start. */
  static final long START_HOURS = 6;

  private static final int RECENT_STARTS = 3;
  private static final long QUIET_MINUTES = 6 * 60;

  private final SpreadSettings settings;
  private final long reproductionMinutes;
  private final History history;
  private final GrowthFit growth;
  private final Reproduction reproduction = new Reproduction();
  private final RecentCritics recent;
  private final WindowSum sum = new WindowSum();
  private final double[] growthTimes;
  private final long[] growthCounts;

  // What is being worked on; set by advance.
  private String issueId;
  private SpreadProgress progress;
  private HourStore store;
  private SpreadCursor cursor;
  private HourCells block;
  private Consumer<SpreadWindow> rows;

  SpreadCalculator(SpreadSettings settings) {
    this.settings = settings;
    this.reproductionMinutes = settings.reproductionMinutes();
    this.recent = new RecentCritics(1 + (settings.growthWindows() * 5 + 59) / 60);
    this.history = new History(settings);
    this.growth = new GrowthFit(settings.minimumGrowthPoints());
    this.growthTimes = new double[settings.growthWindows()];
    this.growthCounts = new long[settings.growthWindows()];
  }

  /** Computes all windows that end by {@code closed}; hands on the rows that are new or changed. */
  void advance(
      String issue, SpreadProgress of, HourStore hours, long closed, Consumer<SpreadWindow> sink) {
    issueId = issue;
    progress = of;
    store = hours;
    cursor = of.cursor;
    rows = sink;
    block = null;
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
    recent.load(block, progress, store, cursor.tracks);
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
      show(WindowSize.MINUTE, end);
    }
    for (WindowSize size : WindowSize.ALL) {
      if (size != WindowSize.MINUTE && end % size.minutes() == 0 && cursor.isOpen(size)) {
        show(size, end);
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

  /** Shows one window on every platform where it has a row, and on all. */
  private void show(WindowSize size, long end) {
    int from = (int) (end - size.minutes() - block.hour * 60);
    int to = from + size.minutes();
    List<Track> tracks = cursor.tracks;
    boolean any = false;
    for (int i = 0; i < tracks.size(); i++) {
      Track track = tracks.get(i);
      PlatformHour hour = block.platform(track.platform);
      boolean touched = hour != null && (hour.touched() & WindowSum.bits(from, to)) != 0;
      any |= touched;
      if (touched || track.isOpen(size)) {
        sum.clear();
        if (touched) {
          sum.add(hour, from, to);
        }
        SpreadWindow row = row(size, end, track, i);
        RowHashes shown = block.platformOrNew(track.platform).rows;
        showIfChanged(shown, size.slot(from), row);
        keepOpen(track, track.platform, size, end, touched);
      }
    }
    if (any || cursor.all.isOpen(size)) {
      sum.clear();
      for (PlatformHour hour : block.platforms) {
        sum.add(hour, from, to);
      }
      showIfChanged(block.allRows, size.slot(from), row(size, end, cursor.all, -1));
      keepOpen(cursor.all, null, size, end, any);
    }
  }

  private void showIfChanged(RowHashes shown, int slot, SpreadWindow row) {
    if (shown.replace(slot, SpreadRows.hash(row))) {
      rows.accept(row);
    }
  }

  private void keepOpen(Track track, String platform, WindowSize size, long end, boolean touched) {
    if (size == WindowSize.MINUTE) {
      return;
    }
    boolean open = touched || isLively(platform, size, end);
    track.setOpen(size, open);
    if (!open) {
      track.calm(size);
    }
  }

  private boolean isLively(String platform, WindowSize size, long end) {
    long from = end - (size == WindowSize.HOUR ? reproductionMinutes : 60);
    int authors = 0;
    for (int i = progress.firstHourFrom(Math.floorDiv(from, 60L)); i < progress.hourCount(); i++) {
      long start = progress.hourAt(i) * 60;
      if (start >= end) {
        break;
      }
      int first = (int) Math.max(0, from - start);
      int last = (int) Math.min(60, end - start);
      for (PlatformHour hour : hour(i).platforms) {
        if (platform == null || platform.equals(hour.platform)) {
          for (long left = hour.touched() & WindowSum.bits(first, last);
              left != 0 && authors < settings.tailAuthors();
              left &= left - 1) {
            authors += hour.minute(Long.numberOfTrailingZeros(left)).liveliness();
          }
        }
      }
    }
    return authors >= settings.tailAuthors();
  }

  private HourCells hour(int index) {
    long hour = progress.hourAt(index);
    return block.hour == hour ? block : store.get(hour);
  }

  private SpreadWindow row(WindowSize size, long end, Track track, int place) {
    boolean isAll = place < 0;
    Estimate slope = fitGrowth(size, end, isAll ? null : track.platform, place);
    long criticsBefore = growthCounts[growthCounts.length - 2];
    double trailing = recent.sum(place, end - 60, end);
    Phase phase =
        track.step(
            size,
            Phase.Level.of(trailing, track.baselinePerHour, settings),
            Phase.Trend.of(slope),
            settings.flatWindows());
    long passedOn = 0;
    double exposure = 0;
    long from = end - reproductionMinutes;
    if (isAll) {
      for (Track one : cursor.tracks) {
        passedOn += Math.max(0, one.passedOn());
        exposure += one.exposure(from, end);
      }
    } else {
      passedOn = Math.max(0, track.passedOn());
      exposure = track.exposure(from, end);
    }
    Estimate posterior =
        passedOn < settings.minimumReproductionMentions()
            ? null
            : reproduction.posterior(passedOn, exposure);
    return SpreadRows.row(
        issueId,
        cursor.group,
        track.platform,
        size,
        end,
        sum,
        new SpreadRows.Estimates(criticsBefore, slope, phase, posterior, passedOn));
  }

  /** Fits growth over the last windows; leaves their critics in {@link #growthCounts}. */
  private Estimate fitGrowth(WindowSize size, long end, String platform, int place) {
    int windows = growthCounts.length;
    for (int i = 0; i < windows; i++) {
      long windowEnd = end - (long) (windows - 1 - i) * size.minutes();
      growthTimes[i] = i * size.hours();
      growthCounts[i] =
          size == WindowSize.HOUR
              ? history.critics(progress, store, platform, Math.floorDiv(windowEnd, 60L) - 1)
              : recent.sum(place, windowEnd - size.minutes(), windowEnd);
    }
    return growth.fit(growthTimes, growthCounts);
  }
}
