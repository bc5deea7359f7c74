package io.firebreak.local.cli;

import io.firebreak.jobs.sink.Database;
import io.firebreak.local.situation.ReportDatabase;
import java.sql.SQLException;
import java.util.List;

/** What a command says of an issue that the database does not know. */
final class UnknownIssue {
  private static final int MOST_NAMED = 20;

  private UnknownIssue() {}

  /**
   * For where nothing was found of an issue: a mistyped one must not look like all is well.
   *
   * @param issue null where none was named
   * @throws CommandFailure when there is no such issue
   */
  static void refuse(Database database, String issue) throws SQLException {
    if (issue == null) {
      return;
    }
    try (ReportDatabase tables =
        ReportDatabase.open(database.url(), database.user(), database.password())) {
      refuse(tables, issue);
    }
  }

  /** The same on an open database. */
  static void refuse(ReportDatabase tables, String issue) throws SQLException {
    if (tables.knows(issue)) {
      return;
    }
    List<String> known = tables.issues(MOST_NAMED + 1);
    if (known.isEmpty()) {
      throw new CommandFailure(
          "There is no issue %s: the database has no issue at all. Issues come by the topic issues"
                  .formatted(issue)
              + " (docs/data-contracts.md); firebreak demo shows one.");
    }
    List<String> named = known.subList(0, Math.min(MOST_NAMED, known.size()));
    throw new CommandFailure(
        "There is no issue %s. Known: %s%s."
            .formatted(issue, String.join(", ", named), known.size() > MOST_NAMED ? ", ..." : ""));
  }
}
