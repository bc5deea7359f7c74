package io.firebreak.local.report;

import io.firebreak.jobs.json.Decimals;
import io.firebreak.local.report.IssueReport.Day;
import io.firebreak.local.report.IssueReport.PlatformRow;
import io.firebreak.models.data.SpreadWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The first look at the windows of one issue. Counts come from the 5-minute windows (from those of
 * an hour when there are no shorter ones); the phase and the figures of "now" from the last hour
 * where it reaches to the end of the data, else from the last five minutes: an hour that goes on
 * has no row yet, and the one before knows nothing of what happens.
 */
final class IssueRollup {
  static final String SHORT = "5m";
  static final String LONG = "1h";
  private static final long REPRODUCTION_LOOKS_BACK = 6 * Times.HOUR;
  private static final int MOST_DAYS = 60;
  private static final int MOST_PLATFORMS = 30;

  private final String issueId;
  private final String name;
  private final Rollup shorter = new Rollup();
  private final Rollup longer = new Rollup();

  IssueRollup(String issueId, String name) {
    this.issueId = issueId;
    this.name = name;
  }

  /** Adds a row of either size; rows of other sizes are passed over. */
  void add(SpreadWindow row) {
    if (row.windowSize().equals(SHORT)) {
      shorter.add(row);
    } else if (row.windowSize().equals(LONG)) {
      longer.add(row);
    }
  }

  String issueId() {
    return issueId;
  }

  /** Size of the windows that counts come from. */
  String countSize() {
    return shorter.isEmpty() ? LONG : SHORT;
  }

  /** Size of the windows that phases come from. */
  String phaseSize() {
    return longer.isEmpty() ? SHORT : LONG;
  }

  private Rollup counted() {
    return shorter.isEmpty() ? longer : shorter;
  }

  private Rollup phased() {
    return longer.isEmpty() ? shorter : longer;
  }

  boolean isEmpty() {
    return counted().isEmpty();
  }

  StanceCounts counts() {
    return counted().counts();
  }

  /**
   * The issue in one line.
   *
   * @param dataUntil end of the data of all issues; anything up to the issue's own end has no
   *     effect
   */
  IssueSummary summary(long dataUntil) {
    Rollup counted = counted();
    if (counted.isEmpty()) {
      return new IssueSummary(
          issueId, name, StanceCounts.NONE, 0, 0, null, null, null, null, null, 0, 0, 0);
    }
    SpreadWindow now = newer(phased().last(), counted.last());
    long silent = Math.max(0, dataUntil - counted.last().windowEndMillis());
    boolean still = isStill(silent);
    return new IssueSummary(
        issueId,
        name,
        counted.counts(),
        counted.late(),
        counted.hubLinks(),
        still ? Phase.QUIET.word() : now.phase(),
        still ? (Double) 0.0 : Decimals.rounded(now.criticVelocity()),
        still ? null : Growth.of(now),
        still ? null : Decimals.rounded(now.doublingHours()),
        reproduction(silent, now),
        counted.firstStart(),
        counted.last().windowEndMillis(),
        silent);
  }

  private static SpreadWindow newer(SpreadWindow longer, SpreadWindow shorter) {
    return longer.windowEndMillis() >= shorter.windowEndMillis() ? longer : shorter;
  }

  private static boolean isStill(long silentMillis) {
    return silentMillis >= Times.HOUR;
  }

  private static Reproduction reproduction(long silentMillis, SpreadWindow now) {
    return silentMillis >= REPRODUCTION_LOOKS_BACK ? null : Reproduction.of(now);
  }

  /** An empty grid over the time to show. */
  SeriesGrid grid() {
    long base = countSize().equals(SHORT) ? 5 * Times.MINUTE : Times.HOUR;
    return new SeriesGrid(counted().span(), base, countSize(), phaseSize());
  }

  /** Shares by day, in steps of so many days that there are at most 60. */
  List<Day> days() {
    SortedMap<Long, StanceCounts> days = counted().days();
    if (days.isEmpty()) {
      return List.of();
    }
    long first = days.firstKey();
    long span = (days.lastKey() - first) / Times.DAY + 1;
    int step = 1;
    while (days.size() > MOST_DAYS && (span + step - 1) / step > MOST_DAYS) {
      step = step == 1 ? 7 : step * 2;
    }
    TreeMap<Long, StanceCounts> steps = new TreeMap<>();
    for (Map.Entry<Long, StanceCounts> day : days.entrySet()) {
      long index = (day.getKey() - first) / Times.DAY / step;
      steps.merge(first + index * step * Times.DAY, day.getValue(), StanceCounts::plus);
    }
    List<Day> rows = new ArrayList<>();
    for (Map.Entry<Long, StanceCounts> entry : steps.entrySet()) {
      if (entry.getValue().mentions() > 0) {
        rows.add(new Day(entry.getKey(), step, entry.getValue()));
      }
    }
    return rows;
  }

  /**
   * By platform, those with most critics first.
   *
   * @param dataUntil end of the data of all issues
   */
  List<PlatformRow> platforms(long dataUntil) {
    List<PlatformRow> rows = new ArrayList<>();
    for (Map.Entry<String, Rollup.Platform> entry : counted().platforms().entrySet()) {
      Rollup.Platform phased = phased().platforms().getOrDefault(entry.getKey(), entry.getValue());
      SpreadWindow now = newer(phased.last(), entry.getValue().last());
      long silent = Math.max(0, dataUntil - entry.getValue().last().windowEndMillis());
      rows.add(
          new PlatformRow(
              entry.getKey(),
              entry.getValue().counts(),
              isStill(silent) ? Phase.QUIET.word() : now.phase(),
              reproduction(silent, now)));
    }
    rows.sort(
        Comparator.comparingLong((PlatformRow row) -> -row.counts().critics())
            .thenComparing(row -> -row.counts().mentions())
            .thenComparing(PlatformRow::platform));
    return rows.subList(0, Math.min(rows.size(), MOST_PLATFORMS));
  }
}
