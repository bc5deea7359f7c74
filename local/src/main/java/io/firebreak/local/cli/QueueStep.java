package io.firebreak.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firebreak.jobs.json.Parsed;
import io.firebreak.jobs.json.ResponseJson;
import io.firebreak.jobs.json.ResponseParser;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Database;
import io.firebreak.local.followup.FollowUpTable;
import io.firebreak.local.followup.FollowUpTable.Outcome;
import io.firebreak.local.followup.FollowUpTable.Row;
import io.firebreak.local.followup.FollowUpTable.Step;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseIds;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A step in the work on one mention of the follow-up queue. */
abstract class QueueStep implements Callable<Integer> {
  private static final int NOTE_CHARS = 1000;

  @ParentCommand private QueueCommand queue;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MENTION", description = "The mention, platform:id.")
  private String mention;

  @Mixin private ByOption by;

  @Option(
      names = "--issue",
      paramLabel = "ID",
      description = "Its issue. Needed only where it is in the queue of several.")
  private String issue;

  @Mixin private SettingsOptions settingsOptions;

  @Override
  public Integer call() throws Exception {
    // A wrong name is told before the database is opened.
    by.name();
    Settings settings = settingsOptions.settings();
    try (FollowUpTable table = FollowUpTable.open(Database.from(settings, System.getenv()))) {
      step(table, settings, row(table));
    } catch (SQLException e) {
      throw QueueCommand.unreachable(settings, e);
    }
    return Firebreak.DONE;
  }

  abstract void step(FollowUpTable table, Settings settings, Row row) throws Exception;

  private Row row(FollowUpTable table) throws SQLException {
    List<Row> rows = table.rows(issue, null, mention, 10);
    if (rows.isEmpty()) {
      throw notFound();
    }
    if (rows.size() > 1) {
      throw wrong(
          "%s is in the queue of several issues: name one of them with --issue: %s"
              .formatted(mention, String.join(", ", rows.stream().map(Row::issue).toList())));
    }
    return rows.get(0);
  }

  final void set(FollowUpTable table, String issueId, Step step) throws SQLException {
    Outcome outcome = table.set(issueId, mention, step);
    if (outcome == Outcome.HELD_BY_ANOTHER) {
      throw new CommandFailure(
          "%s has %s in hand, or is done with it: see firebreak queue --issue %s."
              .formatted(table.holder(issueId, mention), mention, issueId));
    }
    if (outcome == Outcome.NOT_FOUND) {
      throw notFound();
    }
  }

  final Step now(String state, String note, String responseId) {
    if (note != null && note.length() > NOTE_CHARS) {
      throw wrong("A note has at most " + NOTE_CHARS + " characters");
    }
    return new Step(
        state, by.name(), Instant.now().truncatedTo(ChronoUnit.MILLIS), note, responseId);
  }

  final void done(String what) {
    queue.terminal().result(what + ": " + mention);
  }

  final String mention() {
    return mention;
  }

  final String by() {
    return by.name();
  }

  final ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private CommandFailure notFound() {
    return new CommandFailure(
        "%s is not in the queue%s: see firebreak queue."
            .formatted(mention, issue == null ? "" : " of " + issue));
  }

  /** Takes a mention in hand. */
  @Command(
      name = "take",
      sortOptions = false,
      description = "Takes a mention in hand, so that nobody else answers it too.")
  static final class Take extends QueueStep {
    @Override
    void step(FollowUpTable table, Settings settings, Row row) throws SQLException {
      set(table, row.issue(), now("taken", null, null));
      done("Taken");
    }
  }

  /** Gives a mention back. */
  @Command(
      name = "release",
      sortOptions = false,
      description = "Gives back what one has taken, dismissed or avoided oneself: it is new again.")
  static final class Release extends QueueStep {
    @Override
    void step(FollowUpTable table, Settings settings, Row row) throws SQLException {
      if (!table.release(row.issue(), mention(), by())) {
        throw new CommandFailure(
            "%s did not take, dismiss or avoid %s, or has answered it.".formatted(by(), mention()));
      }
      done("Released");
    }
  }

  /** Dismisses a mention. */
  @Command(
      name = "dismiss",
      sortOptions = false,
      description = "Needs no answer; its author and thread do not come back for a day.")
  static final class Dismiss extends QueueStep {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private String reason;

    @Override
    void step(FollowUpTable table, Settings settings, Row row) throws SQLException {
      set(table, row.issue(), now("dismissed", reason, null));
      done("Dismissed");
    }
  }

  /** Marks a mention as not to be engaged. */
  @Command(
      name = "avoid",
      sortOptions = false,
      description =
          "Do not engage: an answer would feed it. Its author and thread do not come back for a day.")
  static final class Avoid extends QueueStep {
    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    @Override
    void step(FollowUpTable table, Settings settings, Row row) throws SQLException {
      set(table, row.issue(), now("do_not_engage", reason, null));
      done("Not to be engaged");
    }
  }

  /** Says that a mention was answered. */
  @Command(
      name = "answer",
      sortOptions = false,
      description = {
        "Says that a mention was answered: publishes the answer as a response of the kind answer, with"
            + " its time, so that its effect is measured, and closes the entry."
      })
  static final class Answer extends QueueStep {
    @Option(names = "--url", paramLabel = "URL", description = "Where the answer stands.")
    private String url;

    @Option(names = "--text", paramLabel = "TEXT", description = "What it says.")
    private String text;

    @Option(
        names = "--at",
        paramLabel = "TIME",
        converter = TimeConverter.class,
        description = "When it was published, ISO 8601. Default: now.")
    private Instant at;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Kafka's brokers.")
    private String kafka;

    @Override
    void step(FollowUpTable table, Settings settings, Row row) throws Exception {
      if (at != null && at.isBefore(row.publishedAt())) {
        throw wrong(
            "--at is before the mention was published, %s: an answer comes after it"
                .formatted(row.publishedAt()));
      }
      Instant present = Instant.now();
      Response response = response(row.issue(), at == null ? present : at);
      byte[] key = response.id().getBytes(UTF_8);
      byte[] value = ResponseJson.write(response);
      Parsed<Response> parsed =
          new ResponseParser().parse(key, value, present.toEpochMilli(), present.toEpochMilli());
      if (!parsed.isOk()) {
        throw wrong(
            "This answer would not be accepted: "
                + parsed.reason().substring(parsed.code().length() + 1).strip());
      }
      // In hand first: where the publication fails, nobody else answers too.
      set(table, row.issue(), now("taken", null, null));
      PublishRecord.publish(
          kafka == null ? settings.get(SettingKeys.KAFKA_SERVERS) : kafka,
          settings.get(SettingKeys.TOPIC_RESPONSES),
          key,
          value);
      table.publishedAgain(response.id());
      set(table, row.issue(), now("answered", null, response.id()));
      done("Answered");
    }

    private Response response(String issueId, Instant time) {
      int colon = mention().indexOf(':');
      return new Response(
          ResponseIds.ofAnswer(issueId, mention()),
          false,
          issueId,
          time.truncatedTo(ChronoUnit.SECONDS).toEpochMilli(),
          Response.ANSWER,
          mention().substring(0, Math.max(0, colon)),
          url,
          text,
          List.of());
    }
  }
}
