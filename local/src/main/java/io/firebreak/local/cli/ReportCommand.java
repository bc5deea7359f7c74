package io.firebreak.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Database;
import io.firebreak.local.embedded.Workspace;
import io.firebreak.local.grafana.EmbeddedGrafana;
import io.firebreak.local.grafana.ReaderAccess;
import io.firebreak.local.report.ReportData;
import io.firebreak.local.report.ReportDataBuilder;
import io.firebreak.local.report.ReportPage;
import io.firebreak.local.situation.ReportDatabase;
import io.firebreak.local.situation.Scope;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code firebreak report}: the situation report of one issue. */
@Command(
    name = "report",
    sortOptions = false,
    description = {
      "Writes the situation report of an issue, from the database: one HTML file, to read, to mail"
          + " and to print.",
      "",
      "The database is that of the settings; its password comes from the environment. It is only"
          + " read. The same database, times and options give the same bytes."
    },
    footer = {
      "",
      "Examples:",
      "  firebreak report --issue northwind-ferry-delays --out situation.html",
      "  firebreak report --issue northwind-ferry-delays --from 2026-03-10T06:00Z --out - > r.html"
    })
final class ReportCommand implements Callable<Integer> {
  private static final Duration SHOWN = Duration.ofDays(7);
  private static final String STANDARD_OUT = "-";

  /** What PostgreSQL says of a table or column that is not there. */
  private static final List<String> FOREIGN_SCHEMA = List.of("42P01", "42703", "3F000");

  @ParentCommand private Firebreak firebreak;
  @Spec private CommandSpec spec;

  @Option(names = "--issue", paramLabel = "ID", required = true, description = "The issue.")
  private String issue;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where it is written; - for standard output. A file that is there is replaced.")
  private String out;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Begin of the time shown, ISO 8601. Default: 7 days before its end.")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "End of the time shown; nothing later is used. Default: the issue's newest window.")
  private Instant to;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "What counts as the present, to say how old the data are. The clock by default.")
  private Instant time;

  @Mixin private GrafanaOption grafana;
  @Mixin private SettingsOptions settingsOptions;

  /** What the dashboards show first: what the report shows. */
  private GrafanaOption.View view;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new ParameterException(spec.commandLine(), "--from must be before --to");
    }
    Settings settings = settingsOptions.settings();
    Database database = Database.from(settings, System.getenv());
    ReportData data;
    try (ReportDatabase tables =
        ReportDatabase.open(database.url(), database.user(), database.password())) {
      data = read(tables);
    } catch (SQLException e) {
      throw unusable(settings, e);
    }
    write(ReportPage.render(data));
    if (grafana.isWanted()) {
      dashboards(database);
    }
    return Firebreak.DONE;
  }

  /** Shows the dashboards on the same database until Ctrl-C. */
  private void dashboards(Database database) throws InterruptedException {
    ReaderAccess access;
    try {
      access = ReaderAccess.to(database.url(), readerPassword(database));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
    try (Workspace workspace = Workspace.create()) {
      Deque<EmbeddedGrafana> running = new ArrayDeque<>();
      grafana.open(firebreak.terminal(), workspace, access, view, running::push);
      firebreak.terminal().result("Ctrl-C ends it.");
      try {
        new CountDownLatch(1).await();
      } finally {
        running.forEach(EmbeddedGrafana::close);
      }
    }
  }

  /** The password of the role that reads: its own, or else that of the database's owner. */
  private static String readerPassword(Database database) {
    String own = System.getenv("PG_RO_PASSWORD");
    String password = own != null ? own : database.password();
    return password == null ? "" : password;
  }

  private ReportData read(ReportDatabase tables) throws SQLException {
    UnknownIssue.refuse(tables, issue);
    Long newest = tables.newestWindowEnd(issue);
    if (newest == null) {
      throw new CommandFailure(
          "There are no data of %s yet: the issue is known, but no mention of it has been counted."
                  .formatted(issue)
              + " See whether both jobs run and mentions arrive (firebreak_reader's view"
              + " v_freshness, or the dashboards), then ask again.");
    }
    long end = to == null ? newest : to.toEpochMilli();
    long start = from == null ? end - SHOWN.toMillis() : from.toEpochMilli();
    view = new GrafanaOption.View(issue, Instant.ofEpochMilli(start), Instant.ofEpochMilli(end));
    if (start >= newest) {
      throw new CommandFailure(
          "There are no data of %s from %s on: its newest window ends at %s. Give an earlier --from."
              .formatted(issue, Instant.ofEpochMilli(start), Instant.ofEpochMilli(newest)));
    }
    Instant present = time == null ? Instant.now().truncatedTo(ChronoUnit.MINUTES) : time;
    // Without --to, what came out since the newest window belongs to the report too.
    Scope scope = new Scope(issue, start, to == null ? null : (Long) end);
    ReportDataBuilder builder =
        tables.builder("Situation report", scope).writtenAt(present.toEpochMilli());
    tables.deadLetters(
        new Scope(
            null,
            start,
            to == null ? present.toEpochMilli() : Math.min(end, present.toEpochMilli())),
        one -> builder.deadLetter(one.code(), one.count()));
    ReportData data = tables.build(builder);
    if (data.issues().stream().allMatch(one -> one.summary().isEmpty())) {
      throw new CommandFailure(
          "There are no data of %s from %s to %s: its newest window ends at %s."
              .formatted(
                  issue,
                  Instant.ofEpochMilli(start),
                  Instant.ofEpochMilli(end),
                  Instant.ofEpochMilli(newest)));
    }
    return data;
  }

  private void write(String page) throws IOException {
    if (out.equals(STANDARD_OUT)) {
      PrintStream stream = firebreak.terminal().out();
      stream.write(page.getBytes(UTF_8));
      stream.flush();
      return;
    }
    Path file = Path.of(out);
    TextFiles.write(file, writer -> writer.write(page));
    firebreak.terminal().result("Look at " + file.toAbsolutePath().normalize());
  }

  private static CommandFailure unusable(Settings settings, SQLException e) {
    String database = "The " + DatabaseFailure.named(settings);
    if (FOREIGN_SCHEMA.contains(DatabaseFailure.state(e))) {
      return new CommandFailure(
          database
              + " is not that of a Firebreak of this version: "
              + e.getMessage()
              + ". The jobs migrate it when they start (docs/architecture.md).",
          e);
    }
    String what =
        DatabaseFailure.doesNotAnswer(e)
            ? " does not answer: %s. firebreak demo starts one and prints the options for this command;"
                + " otherwise give database.url and database.user by --config or --set."
            : DatabaseFailure.letsNobodyIn(e)
                ? " does not let you in: %s." + DatabaseFailure.passwordBelongs(settings)
                : " cannot be read: %s";
    return new CommandFailure(database + what.formatted(e.getMessage()), e);
  }
}
