package io.firebreak.local.cli;

import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Database;
import io.firebreak.local.followup.FollowUpTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists whom to answer. */
@Command(
    name = "queue",
    sortOptions = false,
    subcommands = {
      QueueStep.Take.class,
      QueueStep.Release.class,
      QueueStep.Answer.class,
      QueueStep.Dismiss.class,
      QueueStep.Avoid.class
    },
    description = {
      "Lists whom to answer, first things first: the mentions from which most further critics are"
          + " expected. Made anew within five minutes of what happens; new and taken ones unless --state says"
          + " otherwise."
    },
    footer = {
      "",
      "Examples:",
      "  firebreak queue --issue northwind-ferry-delays",
      "  firebreak queue take x:1893700000000000001 --by anna",
      "  firebreak queue answer x:1893700000000000001 --by anna --url https://x.com/northwind/1"
    })
final class QueueCommand implements Callable<Integer> {
  private static final List<String> STATES =
      List.of("new", "taken", "answered", "dismissed", "do_not_engage");
  private static final int MINUTES_PER_HOUR = 60;

  @ParentCommand private Firebreak firebreak;
  @Spec private CommandSpec spec;

  @Option(names = "--issue", paramLabel = "ID", description = "Of this issue alone.")
  private String issue;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "new, taken, answered, dismissed or do_not_engage. Default: new and taken.")
  private String state;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Mixin private SettingsOptions settingsOptions;

  @Override
  public Integer call() {
    if (state != null && !STATES.contains(state)) {
      throw new ParameterException(
          spec.commandLine(), "--state takes one of " + String.join(", ", STATES));
    }
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit takes 1 or more");
    }
    Settings settings = settingsOptions.settings();
    List<FollowUpTable.Row> rows;
    Database database = Database.from(settings, System.getenv());
    try (FollowUpTable table = FollowUpTable.open(database)) {
      rows = table.rows(issue, state, null, limit);
      if (rows.isEmpty()) {
        UnknownIssue.refuse(database, issue);
      }
    } catch (SQLException e) {
      throw unreachable(settings, e);
    }
    if (rows.isEmpty()) {
      terminal()
          .result(
              state == null ? "Nobody to answer." : "No mention is in the state " + state + ".");
    }
    Map<String, Instant> lists = new TreeMap<>();
    rows.forEach(row -> lists.put(row.issue(), row.knownAt()));
    lists.forEach((of, at) -> terminal().result("%s: list of %s".formatted(of, at)));
    rows.forEach(this::show);
    return Firebreak.DONE;
  }

  private void show(FollowUpTable.Row row) {
    terminal()
        .result(
            "%4s  %-13s %-11s %s  %s%s"
                .formatted(
                    row.rank() == null ? "-" : row.rank(),
                    row.state(),
                    row.kind() == null ? "" : row.kind(),
                    row.mention(),
                    row.issue(),
                    row.byWhom() == null ? "" : "  (" + row.byWhom() + ")"));
    detail(
        row.expectedCritics() == null
            ? null
            : String.format(Locale.ROOT, "expected critics %.2f", row.expectedCritics())
                + (row.minutesLeft() == null ? "" : ", " + timeLeft(row.minutesLeft())));
    detail(row.reason());
    detail(
        row.excerpt() == null
            ? null
            : (row.author() == null ? "" : row.author() + ": ") + row.excerpt());
    detail(row.link());
    detail(row.hubUrl() == null ? null : "point to: " + row.hubUrl());
    detail(row.keyMessage() == null ? null : "say: " + row.keyMessage());
  }

  private static String timeLeft(long minutes) {
    String time =
        Math.abs(minutes) < 2 * MINUTES_PER_HOUR
            ? Math.abs(minutes) + " min"
            : Math.abs(minutes) / MINUTES_PER_HOUR + " h";
    return minutes <= 0 ? "overdue by " + time : time + " left";
  }

  private void detail(String text) {
    if (text != null && !text.isBlank()) {
      terminal().result("      " + text);
    }
  }

  Terminal terminal() {
    return firebreak.terminal();
  }

  static CommandFailure unreachable(Settings settings, SQLException e) {
    return DatabaseFailure.of("The queue in the", settings, e);
  }
}
