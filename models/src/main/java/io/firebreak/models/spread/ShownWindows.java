package io.firebreak.models.spread;

import io.firebreak.models.data.SpreadWindow;
import java.util.List;
import java.util.function.Consumer;

/**
 * Computes the rows of one window, on every platform and on all, and hands on those that are new or
 * changed.
 *
 * <p>Which windows have a row: those of which a record ever spoke; the first empty 5 m and 1 h
 * window after such a one; and further empty ones while the last hour (5 m) or R's window (1 h)
 * held enough authors. An absent row means zero, and quiet.
 */
final class ShownWindows {

  private final SpreadSettings settings;
  private final long reproductionMinutes;
  private final History history;
  private final GrowthFit growth;
  private final Reproduction reproduction = new Reproduction();
  private final RecentCritics recent;
  private final WindowSum sum = new WindowSum();
  private final double[] growthTimes;
  private final long[] growthCounts;

  // What is being worked on; set by begin and openHour.
  private String issueId;
  private SpreadProgress progress;
  private HourStore store;
  private SpreadCursor cursor;
  private HourCells block;
  private Consumer<SpreadWindow> rows;

  ShownWindows(SpreadSettings settings, History history) {
    this.settings = settings;
    this.reproductionMinutes = settings.reproductionMinutes();
    this.history = history;
    this.recent = new RecentCritics(1 + (settings.growthWindows() * 5 + 59) / 60);
    this.growth = new GrowthFit(settings.minimumGrowthPoints());
    this.growthTimes = new double[settings.growthWindows()];
    this.growthCounts = new long[settings.growthWindows()];
  }

  /** Begins with an issue, as far as its cursor is. */
  void begin(String issue, SpreadProgress of, HourStore hours, Consumer<SpreadWindow> changedRows) {
    issueId = issue;
    progress = of;
    store = hours;
    cursor = of.cursor;
    rows = changedRows;
  }

  /** Goes on to the windows that end in this hour; its platforms have their tracks. */
  void openHour(HourCells hour) {
    block = hour;
    recent.load(hour, progress, store, cursor.tracks);
  }

  /** Shows one window on every platform where it has a row, and on all. */
  void show(WindowSize size, long end) {
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
