package io.firebreak.models.spread;

import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;
import java.util.function.Consumer;

/**
 * Spread of issues over time: takes cells in, in any order, and gives rows out. Finally every row
 * is a function of the final cells alone.
 *
 * <p>On time, only the windows that just ended are computed. A cell that changes after it was
 * passed has all later windows computed again from the start of its hour, in rounds: every 5
 * minutes of event time when it is less than 2 hours old, every hour when less than 12, every 6
 * hours when older, and at the end of the input. Rows are handed on only when they changed.
 *
 * <p>All times are minutes from the epoch. {@code closed} is the minute before which all is known
 * (the watermark); the end of input is {@link #END}. One instance is for one thread, and for many
 * issues.
 */
public final class Spread {

  /** The value of {@code closed} at the end of the input. */
  public static final long END = Long.MAX_VALUE / 120_000;

  private static final long[] TIER_AGE = {2 * 60, 12 * 60, Long.MAX_VALUE};
  private static final long[] TIER_PERIOD = {5, 60, 6 * 60};
  private static final long SLACK_MINUTES = 60;
  private static final long BASELINE_HOURS = 168;

  private final long horizonMinutes;
  private final long reproductionMinutes;
  private final long contextHours;
  private final SpreadCalculator calculator;

  /** Spread under these settings. */
  public Spread(SpreadSettings settings) {
    this.horizonMinutes = -Math.floorDiv(-settings.horizonMillis(), 60_000L);
    this.reproductionMinutes = settings.reproductionMinutes();
    this.contextHours = settings.contextHours();
    this.calculator = new SpreadCalculator(settings);
  }

  /** The value of {@code closed} for a watermark in milliseconds. */
  public static long closedBy(long watermarkMillis) {
    return watermarkMillis == Long.MAX_VALUE ? END : Math.floorDiv(watermarkMillis + 1, 60_000L);
  }

  /** Whether one record's comparison group holds against another's: the later's, the greater's. */
  public static boolean isLater(String group, long atMillis, String than, long thanMillis) {
    if (atMillis != thanMillis) {
      return atMillis > thanMillis;
    }
    return group != null && (than == null || group.compareTo(than) > 0);
  }

  /**
   * Adds a cell. One that is older than what is kept counts as late, in the current minute.
   *
   * @param cell what to add; stays the caller's
   * @param group comparison group of the latest record in the cell, or null
   * @param groupAtMillis when that record was published
   * @return when there is something to do next
   */
  public long add(
      SpreadProgress progress,
      HourStore store,
      String platform,
      Stance stance,
      long minute,
      SpreadCell cell,
      String group,
      long groupAtMillis,
      long closed) {
    if (minute < progress.baseHour * 60) {
      if (cell.mentions() <= 0) {
        return progress.wakeMinute;
      }
      SpreadCell late = new SpreadCell();
      late.countLate((int) cell.mentions());
      return add(progress, store, platform, stance, closed, late, group, groupAtMillis, closed);
    }
    long hour = Math.floorDiv(minute, 60L);
    HourCells cells;
    if (progress.hasHour(hour)) {
      cells = store.get(hour);
    } else {
      cells = new HourCells(hour);
      progress.addHour(hour);
    }
    int minuteOfHour = (int) (minute - hour * 60);
    boolean changed = cells.add(platform, minuteOfHour, stance, cell, group, groupAtMillis);
    store.put(cells);
    if (changed) {
      if (minute < progress.cursor.position) {
        markDirty(progress, minute, closed);
      } else {
        wakeBy(progress, Math.max(minute, closed) + 1);
      }
    }
    return progress.wakeMinute;
  }

  private static void markDirty(SpreadProgress progress, long minute, long closed) {
    int tier = 0;
    while (closed - minute >= TIER_AGE[tier]) {
      tier++;
    }
    progress.dirtyMinute[tier] = Math.min(progress.dirtyMinute[tier], minute);
    if (progress.dueMinute[tier] == SpreadProgress.NEVER) {
      progress.dueMinute[tier] = (Math.floorDiv(closed, TIER_PERIOD[tier]) + 1) * TIER_PERIOD[tier];
    }
    wakeBy(progress, progress.dueMinute[tier]);
  }

  private static void wakeBy(SpreadProgress progress, long minute) {
    progress.wakeMinute = Math.min(progress.wakeMinute, minute);
  }

  /**
   * Computes what can be known by {@code closed}, hands on every row that is new or changed, and
   * forgets what the horizon froze.
   *
   * @return when there is something to do next
   */
  public long work(
      String issueId,
      SpreadProgress progress,
      HourStore store,
      long closed,
      Consumer<SpreadWindow> rows) {
    long from = takeDue(progress, closed);
    if (from != SpreadProgress.NEVER) {
      goBack(progress, store, Math.floorDiv(from, 60L));
    }
    calculator.advance(issueId, progress, store, closed, rows);
    if (closed >= forgetMinute(progress)) {
      forget(progress, store, closed);
    }
    progress.wakeMinute = calculator.nextEnd(progress, store);
    for (long due : progress.dueMinute) {
      wakeBy(progress, due);
    }
    wakeBy(progress, forgetMinute(progress));
    return progress.wakeMinute;
  }

  /** The oldest minute to look back to now. */
  private static long takeDue(SpreadProgress progress, long closed) {
    long from = SpreadProgress.NEVER;
    for (int tier = 0; tier < SpreadProgress.TIERS; tier++) {
      if (closed >= progress.dueMinute[tier]) {
        from = Math.min(from, progress.dirtyMinute[tier]);
        progress.dirtyMinute[tier] = SpreadProgress.NEVER;
        progress.dueMinute[tier] = SpreadProgress.NEVER;
      }
    }
    return from;
  }

  /** Sets the cursor back to the start of an hour, or to the last start known before it. */
  private static void goBack(SpreadProgress progress, HourStore store, long hour) {
    int first = progress.firstHourFrom(progress.baseHour);
    for (int i = progress.firstHourFrom(hour + 1) - 1; i >= first; i--) {
      SpreadCursor start = store.get(progress.hourAt(i)).start;
      if (start != null) {
        progress.cursor = start.copy();
        return;
      }
    }
    progress.cursor = progress.base.copy();
  }

  /** When the oldest hour, or the last trace of the issue, may go. */
  private long forgetMinute(SpreadProgress progress) {
    long hour;
    if (progress.hourCount() > 0) {
      hour = progress.hourAt(0) + 1 + contextHours;
    } else if (!progress.totals.isEmpty()) {
      hour = progress.totals.lastHour() + 1 + BASELINE_HOURS;
    } else {
      return SpreadProgress.NEVER;
    }
    return roundUp(
        roundUp(hour, SpreadCalculator.START_HOURS) * 60 + horizonMinutes + SLACK_MINUTES,
        TIER_PERIOD[TIER_PERIOD.length - 1]);
  }

  private static long roundUp(long value, long to) {
    return -Math.floorDiv(-value, to) * to;
  }

  private void forget(SpreadProgress progress, HourStore store, long closed) {
    long startHours = SpreadCalculator.START_HOURS;
    long baseHour =
        Math.floorDiv(closed - horizonMinutes - SLACK_MINUTES, 60 * startHours) * startHours;
    int first = progress.firstHourFrom(baseHour);
    // The first hour from the edge on has kept its start, or is still to come: then the cursor
    // stands before the edge.
    HourCells next = first < progress.hourCount() ? store.get(progress.hourAt(first)) : null;
    SpreadCursor base = progress.cursor;
    if (next != null && next.start != null) {
      base = next.start.copy();
      next.start = base;
    }
    SpreadCalculator.leaveBefore(progress, store, base, baseHour * 60 - reproductionMinutes);
    if (next != null) {
      store.put(next);
    }
    progress.base = base.copy();
    progress.baseHour = baseHour;
    int gone = 0;
    for (int i = 0; i < first; i++) {
      HourCells cells = store.get(progress.hourAt(i));
      if (cells.hour < baseHour - contextHours) {
        progress.totals.add(cells);
        store.remove(cells.hour);
        gone++;
      } else if (cells.start != null) {
        cells.start = null;
        store.put(cells);
      }
    }
    progress.removeHours(gone);
    progress.totals.removeBefore(baseHour - BASELINE_HOURS);
  }
}
