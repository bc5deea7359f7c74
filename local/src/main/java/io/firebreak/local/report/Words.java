package io.firebreak.local.report;

/** The figures of an issue as sentences for someone who does not read charts. */
final class Words {
  private Words() {}

  /**
   * A few sentences, to stand after the label of the phase: whether it spreads faster or slower, R
   * and what it means. HTML.
   */
  static String headline(IssueReport issue) {
    IssueSummary summary = issue.summary();
    if (summary.isEmpty()) {
      return "No mentions of this issue have been seen yet.";
    }
    return spread(summary) + reproduction(issue);
  }

  /** Whether it spreads faster or slower now, with the numbers that say so. */
  private static String spread(IssueSummary summary) {
    if (summary.silentMillis() >= Times.HOUR) {
      return "No mention in the last "
          + Numbers.rate(summary.silentMillis() / (double) Times.HOUR)
          + "\u00a0h of data. ";
    }
    String now = Numbers.rate(summary.criticVelocity()) + " critic mentions an hour now. ";
    Growth growth = summary.growth();
    if (growth == null) {
      return Phase.of(summary.phase()).meaning()
          + ". Whether the criticism spreads faster or slower now cannot be said: too few data; "
          + now;
    }
    String direction =
        growth.isFaster()
            ? "The criticism is spreading <b>faster</b>"
            : growth.isSlower()
                ? "The criticism is spreading <b>slower</b>"
                : "The criticism is <b>neither clearly faster nor slower</b>";
    return direction
        + ": critic mentions change by "
        + Growth.percent(growth.perHour())
        + " an hour (95\u00a0% interval "
        + Growth.percent(growth.low())
        + " to "
        + Growth.percent(growth.high())
        + ")"
        + (growth.isFaster() && summary.doublingHours() != null
            ? " and double in about " + Numbers.rate(summary.doublingHours()) + "\u00a0h"
            : "")
        + "; "
        + now;
  }

  private static String reproduction(IssueReport issue) {
    Reproduction now = issue.summary().reproduction();
    if (now != null) {
      return "Each critic mention leads to about "
          + Numbers.fixed(now.mean(), 1)
          + " more (95\u00a0% interval "
          + Numbers.fixed(now.low(), 1)
          + " to "
          + Numbers.fixed(now.high(), 1)
          + "): "
          + meaning(now)
          + ".";
    }
    Series.Bucket last = issue.series().lastWithReproduction();
    String known =
        last == null
            ? "."
            : " (last known: R "
                + Numbers.fixed(last.reproduction().mean(), 1)
                + ", "
                + Times.full(last.endMillis())
                + ").";
    return "Too few data now to say how many more each critic mention leads to" + known;
  }

  /** The latest R of a series, for the description of its picture. */
  static String reproductionNow(Series series) {
    Series.Bucket last = series.lastWithReproduction();
    return last == null
        ? ""
        : "Latest: "
            + interval(last.reproduction())
            + " at "
            + Times.full(last.endMillis())
            + ", "
            + meaning(last.reproduction())
            + ".";
  }

  /** What R says: dying out, still growing, or undecided. */
  static String meaning(Reproduction now) {
    if (now == null) {
      return "too few data";
    }
    if (now.high() < 1) {
      return "dying out";
    }
    return now.low() > 1 ? "still growing" : "it could go either way";
  }

  /** R with its interval, as in {@code 0.8 (0.7–0.9)}. */
  static String interval(Reproduction value) {
    return value == null
        ? Numbers.NONE
        : Numbers.fixed(value.mean(), 2) + " (" + range(value) + ")";
  }

  static String range(Reproduction value) {
    return value == null
        ? Numbers.NONE
        : Numbers.fixed(value.low(), 2) + "–" + Numbers.fixed(value.high(), 2);
  }

  /** From when to when, in days. */
  static String span(long fromMillis, long toMillis) {
    String from = Times.date(fromMillis);
    String to = Times.date(toMillis - 1);
    return from.equals(to) ? from : from + " – " + to;
  }
}
