package io.firebreak.local.cli;

import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Database;
import io.firebreak.local.ambassadors.AmbassadorTable;
import io.firebreak.local.ambassadors.AmbassadorTable.Ambassador;
import io.firebreak.local.ambassadors.AmbassadorTable.Won;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists who stands by us. */
@Command(
    name = "ambassadors",
    sortOptions = false,
    description = {
      "Lists sustained supporters: at least three supporter mentions on at least two days of the last"
          + " 90, in no coordinated cluster.",
      "The database is that of the settings; its password comes from the environment."
    },
    subcommands = {
      ThankCommand.class,
      OptOutCommand.class,
      DeleteAmbassadorCommand.class,
    },
    footer = {
      "",
      "Examples:",
      "  firebreak ambassadors --thank --issue northwind-ferry-delays",
      "  firebreak ambassadors thank x:1893 --by anna"
    })
final class AmbassadorsCommand implements Callable<Integer> {
  @ParentCommand private Firebreak firebreak;

  @Option(names = "--issue", paramLabel = "ID", description = "Of this issue alone.")
  private String issue;

  @ArgGroup private Which which = new Which();

  @Mixin private SettingsOptions settingsOptions;

  /** What to list. */
  static final class Which {
    @Option(
        names = "--newly-won",
        description = "Critics who were won over, by at least two mentions each way.")
    private boolean newlyWon;

    @Option(
        names = "--thank",
        description = "Whom to thank today: who spoke up since the last thanks.")
    private boolean thank;
  }

  /** What is done with the register. */
  @FunctionalInterface
  interface Work {
    void with(AmbassadorTable table) throws SQLException;
  }

  @Override
  public Integer call() {
    with(
        settingsOptions,
        table -> {
          if (which.newlyWon) {
            won(table.newlyWon(issue));
          } else {
            ambassadors(which.thank ? table.toThank(issue) : table.all(issue));
          }
        });
    return Firebreak.DONE;
  }

  static void with(SettingsOptions options, Work work) {
    Settings settings = options.settings();
    try (AmbassadorTable table = AmbassadorTable.open(Database.from(settings, System.getenv()))) {
      work.with(table);
    } catch (SQLException e) {
      throw DatabaseFailure.of("The register of the", settings, e);
    }
  }

  private void refuseUnknown() throws SQLException {
    UnknownIssue.refuse(Database.from(settingsOptions.settings(), System.getenv()), issue);
  }

  private void ambassadors(List<Ambassador> found) throws SQLException {
    if (found.isEmpty()) {
      refuseUnknown();
      say(which.thank ? "Nobody is to be thanked today." : "Nobody is on the register.");
    }
    for (Ambassador one : found) {
      say(
          "%s  %s  %s: %d days, %d mentions, %s followers, passed on by %d others"
              .formatted(
                  one.key(),
                  one.name(),
                  one.issue(),
                  one.days(),
                  one.mentions(),
                  one.followers() == null ? "?" : one.followers(),
                  one.amplifiers()));
      say("       last %s %s".formatted(one.lastAt(), one.link() == null ? "" : one.link()));
      if (one.thankedAt() != null) {
        say(
            "       thanked %s by %s%s"
                .formatted(
                    one.thankedAt(), one.thankedBy(), one.note() == null ? "" : ": " + one.note()));
      }
    }
  }

  private void won(List<Won> found) throws SQLException {
    if (found.isEmpty()) {
      refuseUnknown();
      say("Nobody was won over.");
    }
    for (Won one : found) {
      say(
          "%s  %s  %s: %s since %s, %d critic mentions before, %d others since"
              .formatted(
                  one.key(),
                  one.name(),
                  one.issue(),
                  one.stance(),
                  one.wonAt(),
                  one.critics(),
                  one.since()));
      if (one.link() != null) {
        say("       " + one.link());
      }
    }
  }

  void say(String line) {
    firebreak.terminal().result(line);
  }

  /** Of an author by whom there is no mention: a mistyped name must not look like done. */
  static CommandFailure unknown(String author) {
    return new CommandFailure(
        "No mention is by %s: name the author as firebreak ambassadors does, platform:authorId."
            .formatted(author));
  }
}
