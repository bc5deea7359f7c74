package io.firebreak.local.cli;

import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Database;
import io.firebreak.local.alerts.AlertTable;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Acknowledges an alert. */
@Command(
    name = "ack",
    sortOptions = false,
    description = {
      "Acknowledges what fires of a rule: somebody sees to it.",
      "It is written into the table alert and shown with the alert; to keep an Alertmanager quiet,"
          + " make a silence there."
    },
    footer = {
      "",
      "Example:",
      "  firebreak ack --issue northwind-ferry-delays --rule critic-velocity --by anna"
    })
final class AckCommand implements Callable<Integer> {

  @ParentCommand private Firebreak firebreak;

  @Option(names = "--issue", required = true, paramLabel = "ID", description = "The issue.")
  private String issue;

  @Option(names = "--rule", required = true, paramLabel = "ID", description = "The rule.")
  private String rule;

  @Mixin private ByOption by;

  @Mixin private SettingsOptions settingsOptions;

  @Override
  public Integer call() {
    String name = by.name();
    Settings settings = settingsOptions.settings();
    int acknowledged;
    Database database = Database.from(settings, System.getenv());
    try (AlertTable table = AlertTable.open(database)) {
      acknowledged =
          table.acknowledge(issue, rule, name, Instant.now().truncatedTo(ChronoUnit.MILLIS));
      if (acknowledged == 0) {
        UnknownIssue.refuse(database, issue);
      }
    } catch (SQLException e) {
      throw AlertsCommand.unreachable(settings, e);
    }
    if (acknowledged == 0) {
      throw new CommandFailure(
          "Nothing fires of the rule %s on %s that is not acknowledged already: see firebreak alerts."
              .formatted(rule, issue));
    }
    firebreak.terminal().result("Acknowledged: %d".formatted(acknowledged));
    return Firebreak.DONE;
  }
}
