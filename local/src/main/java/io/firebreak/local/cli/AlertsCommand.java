package io.firebreak.local.cli;

import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Database;
import io.firebreak.local.alerts.AlertTable;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists the alerts that fire. */
@Command(
    name = "alerts",
    sortOptions = false,
    description = {
      "Lists the alerts that fire, the most urgent first, from the table alert of the database.",
      "The database is that of the settings; its password comes from the environment."
    })
final class AlertsCommand implements Callable<Integer> {
  @ParentCommand private Firebreak firebreak;

  @Option(names = "--issue", paramLabel = "ID", description = "Of this issue alone.")
  private String issue;

  @Mixin private SettingsOptions settingsOptions;

  @Override
  public Integer call() {
    Settings settings = settingsOptions.settings();
    List<AlertTable.Open> open;
    Database database = Database.from(settings, System.getenv());
    try (AlertTable table = AlertTable.open(database)) {
      open = table.firing(issue);
      if (open.isEmpty()) {
        UnknownIssue.refuse(database, issue);
      }
    } catch (SQLException e) {
      throw unreachable(settings, e);
    }
    if (open.isEmpty()) {
      firebreak.terminal().result("No alert fires.");
    }
    for (AlertTable.Open alert : open) {
      firebreak
          .terminal()
          .result(
              "%-6s %s  %s  %s%s%s"
                  .formatted(
                      alert.severity(),
                      alert.firedAt(),
                      alert.issue(),
                      alert.rule(),
                      alert.subject() == null ? "" : "  " + alert.subject(),
                      alert.ackedBy() == null ? "" : "  (" + alert.ackedBy() + ")"));
      firebreak.terminal().result("       " + alert.summary());
      firebreak.terminal().result("       " + alert.runbook());
    }
    return Firebreak.DONE;
  }

  static CommandFailure unreachable(Settings settings, SQLException e) {
    return DatabaseFailure.of("The alerts of the", settings, e);
  }
}
