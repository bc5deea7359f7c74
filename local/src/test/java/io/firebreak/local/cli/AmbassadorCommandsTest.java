package io.firebreak.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.sink.Database;
import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The register of supporters in a real database. */
class AmbassadorCommandsTest {
  private static Workspace workspace;
  private static EmbeddedDatabase server;

  @BeforeAll
  static void startServer() throws Exception {
    workspace = Workspace.create();
    server = EmbeddedDatabase.start(workspace, Ports.ANY, "secret");
    new Database(server.jdbcUrl(), server.user(), "secret", 10, 1_000).migrate();
    execute(
        """
        INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision, platform, kind,
          author_id, author_handle, followers, text, url, hub_link, matched_by, stance)
        SELECT 'x:' || who || n, 'ferry', at, false, 0, 'x', 'original', who, name, 900, 'Well done.',
          'https://x.example/' || who, false, 'text', CASE WHEN who = 'turned' AND n < 3 THEN 'critic' ELSE 'supporter' END
        FROM (VALUES ('anna', E'An\\u001b[2Jna'), ('turned', NULL), ('~us', NULL), ('care', 'Ferry_Care')) AS people (who, name)
        CROSS JOIN generate_series(1, 4) AS n
        CROSS JOIN LATERAL (SELECT timestamptz '2026-03-02 09:00Z' + n * interval '8 hours') AS times (at)""",
        "INSERT INTO issue VALUES ('ferry', 'Ferry', NULL, false, '{\"ownedAccounts\": [\"x:ferry_care\"]}')",
        "INSERT INTO response (response_id, issue_id, published_at, kind, deleted) VALUES ('ferry/x:~us1', 'ferry', '2026-03-02 17:00Z', 'statement', false)",
        """
        INSERT INTO spread_window (issue_id, platform, window_size, window_start, window_end, mentions, critics, supporters,
          neutrals, unclassified, late, originals, reposts, replies, quotes, critic_originals, critic_reposts, critic_replies,
          critic_quotes, critic_velocity, supporter_velocity, neutral_velocity, phase, authors, authors_low, authors_high,
          critic_authors, critic_authors_low, critic_authors_high, supporter_authors, supporter_authors_low,
          supporter_authors_high, neutral_authors, neutral_authors_low, neutral_authors_high, hub_links, reproduction_mentions)
        VALUES ('ferry', 'all', '1h', '2026-03-03 23:00Z', '2026-03-04 00:00Z', 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0,
          'quiet', 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0)""");
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
    workspace.close();
  }

  @Test
  void supportersAreListedThankedOnceAndLeftAloneWhenTheyAsk() throws Exception {
    assertThat(run("ambassadors"))
        .contains("x:anna  An [2Jna  ferry: 2 days, 4 mentions, 900 followers")
        .contains("https://x.example/anna")
        .doesNotContain("\u001b")
        .doesNotContain("turned")
        .as("own accounts")
        .doesNotContain("~us", "care");
    assertThat(run("ambassadors", "--issue", "other")).contains("There is no issue other");
    assertThat(run("ambassadors", "--newly-won"))
        .contains("x:turned  turned  ferry: supporter since 2026-03-03T17:00:00Z")
        .doesNotContain("anna");

    assertThat(run("ambassadors", "--thank")).contains("x:anna");
    assertThat(run("ambassadors", "thank", "x:ana", "--by", "bert")).contains("No mention is by");
    assertThat(run("ambassadors", "thank", "x:anna", "--by", "bert", "--note", "sent a card"))
        .contains("Thanked: x:anna");
    assertThat(run("ambassadors", "--thank")).contains("Nobody is to be thanked today.");
    assertThat(run("ambassadors")).contains("by bert: sent a card");
    assertThat(run("ambassadors", "thank", "x:anna", "--by", "carl"))
        .contains("x:anna was thanked within the last 7 days", "--again");
    assertThat(run("ambassadors")).contains("by bert: sent a card");
    assertThat(run("ambassadors", "thank", "x:anna", "--by", "carl", "--again"))
        .contains("Thanked: x:anna");
    assertThat(run("ambassadors")).contains("by carl: sent a card");

    assertThat(run("ambassadors", "delete", "x:anna")).contains("Deleted: x:anna");
    assertThat(run("ambassadors")).contains("x:anna").doesNotContain("carl");

    run("ambassadors", "thank", "x:anna", "--by", "bert");
    assertThat(run("ambassadors", "opt-out", "x:anna")).contains("Opted out: x:anna");
    assertThat(run("ambassadors")).contains("Nobody is on the register.");
    assertThat(run("ambassadors", "thank", "x:anna", "--by", "bert")).contains("has opted out");
    run("ambassadors", "delete", "x:anna");
    assertThat(run("ambassadors")).contains("Nobody is on the register.");
    try (var connection = server.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT to_jsonb(s)::text FROM ambassador_state s")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).contains("x:anna").doesNotContain("bert");
      assertThat(rows.next()).isFalse();
    }
    assertThat(run("ambassadors", "opt-out", "x:An")).contains("No mention is by x:An");
    execute(
        "UPDATE scored_mention SET platform = 'mastodon.social', author_id = 'Jane Doe' WHERE author_id = 'turned'");
    assertThat(run("ambassadors", "opt-out", "mastodon.social:Jane Doe"))
        .contains("Opted out: mastodon.social:Jane Doe");
  }

  private static void execute(String... statements) throws Exception {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String run(String... arguments) {
    FakeTerminal terminal = new FakeTerminal(false, 100);
    String[] all = new String[arguments.length + 4];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--set";
    all[arguments.length + 1] = "database.url=" + server.jdbcUrl() + "?password=secret";
    all[arguments.length + 2] = "--set";
    all[arguments.length + 3] = "database.user=" + server.user();
    Firebreak.run(terminal.terminal(), all);
    return terminal.out() + terminal.err();
  }
}
