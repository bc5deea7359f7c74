package io.firebreak.models.calibration;

import java.util.Locale;

/** The report as tables: what happens without an effect, and what is found of one. */
final class CalibrationTable {
  private CalibrationTable() {}

  static String of(CalibrationReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            """
            Without an effect: share of trials declared slowed, at P >= %s unless another is given.

            | crises | trials | speaks | slowed | P > .95 | P > .99 | any of %d looks | sped up \
            | δ interval holds truth | averted holds truth | "at least" above truth \
            | before/after says slowed |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """,
            number(report.threshold()),
            report.looks()));
    for (SuiteResult suite : report.suites()) {
      if (suite.isPlacebo()) {
        row(
            text,
            name(suite),
            Integer.toString(suite.trials()),
            Integer.toString(suite.estimable()),
            number(suite.slowed()),
            number(suite.slowedAt95()),
            number(suite.slowedAt99()),
            number(suite.slowedInAnyLook()),
            number(suite.spedUp()),
            number(suite.coverage()),
            number(suite.avertedCoverage()),
            number(suite.avertedOverstated()),
            number(suite.beforeAfter()));
      }
    }
    text.append(
        """

        With an effect: share of trials declared slowed, and how close the estimates come.

        | crises | true reduction | trials | speaks | slowed | P > .95 | slowed, of all | reduction found, median \
        | δ interval holds truth | averted, median | averted holds truth | "at least" above truth |
        |---|---|---|---|---|---|---|---|---|---|---|---|
        """);
    for (SuiteResult suite : report.suites()) {
      if (!suite.isPlacebo()) {
        row(
            text,
            name(suite),
            percent(suite.reduction()),
            Integer.toString(suite.trials()),
            Integer.toString(suite.estimable()),
            number(suite.slowed()),
            number(suite.slowedAt95()),
            number(suite.slowedOfAll()),
            percent(suite.medianReduction()),
            number(suite.coverage()),
            suite.medianAverted() == null
                ? "–"
                : String.format(Locale.ROOT, "%.0f", suite.medianAverted()),
            number(suite.avertedCoverage()),
            number(suite.avertedOverstated()));
      }
    }
    return text.toString();
  }

  private static String name(SuiteResult suite) {
    String name = suite.source() + " " + suite.title();
    return suite.estimator().equals("shipped") ? name : name + ", " + suite.estimator();
  }

  private static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String number(Double share) {
    return share == null ? "–" : String.format(Locale.ROOT, "%.3f", share);
  }

  private static String percent(Double share) {
    return share == null ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
