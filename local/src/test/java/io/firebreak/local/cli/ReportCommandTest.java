package io.firebreak.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.sink.Database;
import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a real database: what it writes, and what it says where it cannot. */
class ReportCommandTest {
  private static final String NOW = "2026-03-12T10:30:00Z";

  /** Markup, quotes, a text that turns the direction, and a word that no line holds. */
  private static final String HOSTILE =
      "</style><script>hacked()</script>\"' onload=x \u202Etxt\u2066.exe " + "W".repeat(10_000);

  private static Workspace workspace;
  private static EmbeddedDatabase server;

  @TempDir private Path folder;

  @BeforeAll
  static void startServer() throws Exception {
    workspace = Workspace.create();
    server = EmbeddedDatabase.start(workspace, Ports.ANY, "secret");
    new Database(server.jdbcUrl(), server.user(), "secret", 10, 1_000).migrate();
    issue("ferry", "Northwind Ferries");
    issue("calm", "Nothing Yet plc");
    issue("rail", "Rail");
    window("rail", "2026-03-12T09:00:00Z", 9, "surging");
    for (String answer : List.of("06:10", "07:00", "08:00")) {
      sql(
          "INSERT INTO response (response_id, issue_id, published_at, kind, deleted)"
              + " VALUES (?, 'rail', ?::timestamptz, 'answer', false)",
          "rail/answer/x:" + answer,
          "2026-03-12T" + answer + ":00Z");
    }
    issue("o'hara", HOSTILE);
    for (String issue : List.of("ferry", "o'hara")) {
      for (int hour = 0; hour < 10; hour++) {
        window(issue, "2026-03-12T%02d:00:00Z".formatted(hour), 12 + hour, "surging");
      }
    }
    window("ferry", "2026-02-01T00:00:00Z", 7_777, "quiet");
    mention("ferry", "x:1", "We waited for eleven hours.", "https://x.example/1");
    mention("o'hara", "x:2", HOSTILE, "javascript:alert(1)");
    response("r1", "o'hara", HOSTILE);
    effect("o'hara", "r1", HOSTILE);
    alert("ferry", "growth", "2026-03-12T05:00:00Z", null, null);
    alert("ferry", "blind", "2026-03-12T06:00:00Z", "2026-03-12T08:00:00Z", null);
    alert("o'hara", HOSTILE, "2026-03-12T06:00:00Z", null, HOSTILE);
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
    workspace.close();
  }

  @Test
  void theReportSaysHowItStandsAndWhatNobodyKnowsAndIsTheSameTwice() throws Exception {
    Path one = folder.resolve("one.html");
    Path two = folder.resolve("two.html");

    assertThat(run("--issue", "ferry", "--time", NOW, "--out", one.toString()))
        .startsWith("0 Look at ");
    run("--issue", "ferry", "--time", NOW, "--out", two.toString());

    assertThat(one).hasSameBinaryContentAs(two);
    assertThat(Files.readString(one))
        .contains("Northwind Ferries", "written 12 Mar 2026, 10:30 UTC")
        .contains("The criticism is spreading <b>faster</b>")
        .contains("+11\u00a0% an hour (95\u00a0% interval +5.1\u00a0% to +16\u00a0%)")
        .contains("0.5\u00a0h before this report")
        .contains("No response of the subject is known in this time")
        .contains("Nobody has acknowledged it.")
        .contains("Over in the time shown: 1.")
        .contains("href=\"https://x.example/1\"")
        .as("what lies more than seven days back is not counted")
        .contains("165 critics");
  }

  @Test
  void nothingLaterThanToIsUsedAndWhatWasOpenThenIsOpen() {
    String page =
        run("--issue", "ferry", "--time", NOW, "--to", "2026-03-12T07:00:00Z", "--out", "-");

    assertThat(page)
        .contains("“Now” is the end of the data: 12 Mar 2026, 07:00 UTC")
        .contains("<bdi>blind</bdi>", "It fired then; what it said is not kept")
        .contains("Over in the time shown: none.");
    assertThat(run("--issue", "ferry", "--from", "2026-01-31T00:00:00Z", "--out", "-"))
        .contains("7,942 critics");
  }

  @Test
  void answersAreCountedFromTheBeginOfTheirQuarterOfADayAndAuthorsGoByTheirPseudonyms()
      throws Exception {
    mention("rail", "x:8", null, "https://x.example/8");
    sql("UPDATE scored_mention SET author_id = '~5eb1' WHERE mention_key = 'x:8'");
    sql(
        "UPDATE scored_mention SET published_at = '2026-03-12T09:30:00Z' WHERE mention_key = 'x:8'");
    assertThat(
            run("--issue", "rail", "--from", "2026-03-12T06:40:00Z", "--time", NOW, "--out", "-"))
        .contains("3 answers to single mentions")
        .contains("<bdi>~5eb1</bdi>")
        .doesNotContain("<bdi>x.example</bdi>");
  }

  @Test
  void hostileTextsStandAsTextsAndAreCut() {
    String page = run("--issue", "o'hara", "--time", NOW, "--out", "-");

    assertThat(page.split("<script", -1)).as("its own script alone").hasSize(2);
    assertThat(page.split("</style", -1)).hasSize(2);
    assertThat(page).contains("&lt;script&gt;hacked()").doesNotContain("\u202E", "\u2066");
    assertThat(page).doesNotContain("href=\"javascript").doesNotContain("W".repeat(1_300));
    Matcher tag = Pattern.compile("<[a-z][^>]*>").matcher(page.substring(page.indexOf("<body>")));
    while (tag.find()) {
      assertThat(tag.group()).doesNotContainPattern("\\son\\w+=");
    }
  }

  @Test
  void whereThereIsNoReportItSaysWhatToDo() {
    assertThat(run("--issue", "fery", "--out", "-"))
        .isEqualTo(
            "1 firebreak report: There is no issue fery. Known: calm, ferry, o'hara, rail.\n");
    assertThat(run("--issue", "calm", "--out", "-"))
        .startsWith("1 ")
        .contains("There are no data of calm yet");
    assertThat(run("--issue", "ferry", "--from", "2026-04-01T00:00Z", "--out", "-"))
        .startsWith("1 ")
        .contains("its newest window ends at 2026-03-12T10:00:00Z");
    assertThat(run("--issue", "ferry", "--to", "2026-01-01T00:00Z", "--out", "-"))
        .startsWith("1 ")
        .contains("There are no data of ferry from 2025-12-25T00:00:00Z");
    assertThat(
            run(
                "--issue",
                "ferry",
                "--from",
                "2026-03-02T00:00Z",
                "--to",
                "2026-03-01T00:00Z",
                "--out",
                "-"))
        .startsWith("2 ")
        .contains("--from must be before --to");
    assertThat(runOn("jdbc:postgresql://127.0.0.1:1/firebreak", "--issue", "ferry", "--out", "-"))
        .startsWith("1 ")
        .contains("does not answer", "firebreak demo");
    assertThat(
            runOn(
                server.jdbcUrl().replaceFirst("/firebreak", "/postgres") + "?password=secret",
                "--issue",
                "ferry",
                "--out",
                "-"))
        .startsWith("1 ")
        .contains("is not that of a Firebreak of this version");
  }

  private static String run(String... arguments) {
    return runOn(server.jdbcUrl() + "?password=secret", arguments);
  }

  private static String runOn(String url, String... arguments) {
    FakeTerminal terminal = new FakeTerminal(false, 100);
    List<String> all = new ArrayList<>(List.of("report"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--set", "database.url=" + url, "--set", "database.user=" + server.user()));
    int code = Firebreak.run(terminal.terminal(), all.toArray(String[]::new));
    return code + " " + terminal.out() + terminal.err();
  }

  private static void issue(String id, String name) throws Exception {
    sql("INSERT INTO issue VALUES (?, ?, NULL, false, '{}')", id, name);
  }

  /** An hour whose critics grow by a tenth an hour. */
  private static void window(String issue, String start, int critics, String phase)
      throws Exception {
    sql(
        """
        INSERT INTO spread_window (issue_id, platform, window_size, window_start, window_end, mentions, critics,
          supporters, neutrals, unclassified, late, originals, reposts, replies, quotes, critic_originals,
          critic_reposts, critic_replies, critic_quotes, critic_velocity, supporter_velocity, neutral_velocity,
          growth_per_hour, growth_low, growth_high, phase, authors, authors_low, authors_high, critic_authors,
          critic_authors_low, critic_authors_high, supporter_authors, supporter_authors_low,
          supporter_authors_high, neutral_authors, neutral_authors_low, neutral_authors_high, hub_links,
          reproduction_mentions)
        VALUES (?, 'all', '1h', ?::timestamptz, ?::timestamptz + interval '1 hour', ?::integer + 5, ?::integer,
          2, 2, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, ?::integer, 2, 2, 0.1, 0.05, 0.15, ?, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
          1, 0, 0)""",
        issue,
        start,
        start,
        critics,
        critics,
        critics,
        phase);
  }

  private static void mention(String issue, String key, String text, String url) throws Exception {
    sql(
        """
        INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision, platform, kind,
          author_handle, text, language, url, hub_link, key_message, matched_by, stance, critic, supporter,
          neutral, model)
        VALUES (?, ?, '2026-03-12T03:00:00Z', false, 0, 'x', 'original', ?, ?, 'en', ?, false, false, 'text',
          'critic', 0.9, 0.05, 0.05, 'm1')""",
        key,
        issue,
        text,
        text,
        url);
  }

  private static void response(String id, String issue, String text) throws Exception {
    sql(
        """
        INSERT INTO response (response_id, issue_id, published_at, kind, channel, url, text, deleted)
        VALUES (?, ?, '2026-03-12T04:00:00Z', ?, ?, ?, ?, false)""",
        id,
        issue,
        text,
        text,
        "data:text/html," + text,
        text);
  }

  private static void effect(String issue, String response, String sentence) throws Exception {
    sql(
        """
        INSERT INTO response_effect (issue_id, response_id, look, response_ids, response_at, look_at, verdict,
          confidence, frozen, reasons, averted_open_ended, kernel, control_used, sentence, curve)
        VALUES (?, ?, '6h', '[]', '2026-03-12T04:00:00Z', '2026-03-12T10:00:00Z', 'not_estimable', 'low', false,
          '["too_few_mentions_after"]', false, ?, false, ?, '[]')""",
        issue,
        response,
        sentence,
        sentence);
  }

  private static void alert(String issue, String rule, String fired, String until, String ackedBy)
      throws Exception {
    sql(
        """
        INSERT INTO alert (issue_id, rule_id, episode, kind, subject, state, severity, since, fired_at, until,
          known_at, value, summary, why, acked_by)
        VALUES (?, ?, 'one', ?, ?, 'firing', 'page', ?::timestamptz, ?::timestamptz, ?::timestamptz,
          ?::timestamptz, 1, ?, '{}', ?)""",
        issue,
        rule,
        rule,
        rule,
        fired,
        fired,
        until,
        fired,
        rule,
        ackedBy);
  }

  private static void sql(String sql, Object... values) throws Exception {
    try (Connection connection = server.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
