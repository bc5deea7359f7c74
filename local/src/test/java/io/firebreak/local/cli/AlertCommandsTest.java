package io.firebreak.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.sink.Database;
import io.firebreak.jobs.sink.Tables;
import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.Workspace;
import io.firebreak.models.data.Alert;
import io.firebreak.models.data.AlertMention;
import java.sql.ResultSet;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alerts in a real database: what is listed, and that an acknowledgement stays. */
class AlertCommandsTest {
  private static final long TIME = 1_772_323_200_000L;

  private static Workspace workspace;
  private static EmbeddedDatabase server;

  @BeforeAll
  static void startServer() throws Exception {
    workspace = Workspace.create();
    server = EmbeddedDatabase.start(workspace, Ports.ANY, "secret");
    database().migrate();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
    workspace.close();
  }

  @Test
  void whatFiresIsListedAndAnAcknowledgementOutlastsAReplay() throws Exception {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute("INSERT INTO issue VALUES ('ferry', 'Ferry', NULL, false, '{}')");
    }
    assertThat(run("alerts")).contains("No alert fires.");
    assertThat(run("alerts", "--issue", "ferry")).contains("No alert fires.");
    assertThat(run("alerts", "--issue", "fery")).contains("There is no issue fery. Known: ferry.");
    assertThat(run("ack", "--issue", "fery", "--rule", "reach", "--by", "anna"))
        .contains("There is no issue fery.");
    List<Alert> alerts =
        List.of(
            alert("ferry", "reach", "ticket", Alert.FIRING),
            alert("ferry\u001b[2J", "critic-velocity", "page", Alert.FIRING),
            alert("ferry", "blind", "page", Alert.RESOLVED));
    write(alerts);

    assertThat(run("alerts").lines().map(line -> line.split(" +")[0]))
        .containsSubsequence("page", "ticket");
    assertThat(run("alerts")).doesNotContain("blind").doesNotContain("\u001b");
    assertThat(run("alerts", "--issue", "ferry")).contains("reach").doesNotContain("velocity");

    assertThat(run("ack", "--issue", "ferry", "--rule", "reach", "--by", "anna"))
        .contains("Acknowledged: 1");
    assertThat(run("ack", "--issue", "ferry", "--rule", "reach", "--by", "bert"))
        .contains("Nothing fires of the rule reach");
    write(alerts);
    assertThat(run("alerts", "--issue", "ferry")).contains("(anna)");

    try (var connection = server.connect();
        var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT top_link, dashboard, runbook, acked_by FROM v_alert"
                    + " WHERE rule_id = 'reach'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("https://x.example/1");
      assertThat(rows.getString(2)).isEqualTo("https://g.example/d");
      assertThat(rows.getString(3)).isEqualTo("Read it.");
      assertThat(rows.getString(4)).isEqualTo("anna");
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

  private static void write(List<Alert> alerts) throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    environment.setParallelism(1);
    environment.fromData(alerts).sinkTo(database().upserts(Tables.ALERT));
    environment.execute();
  }

  private static Database database() {
    return new Database(server.jdbcUrl(), server.user(), "secret", 10, 1_000);
  }

  private static Alert alert(String issue, String rule, String severity, String state) {
    return new Alert(
        issue,
        rule,
        "2026-03-01T00:00:00Z",
        "1",
        rule.replace('-', '_'),
        null,
        state,
        severity,
        TIME,
        TIME,
        state.equals(Alert.RESOLVED) ? (Long) (TIME + 60_000) : null,
        TIME,
        150_000,
        null,
        100_000,
        150_000,
        TIME - 3_600_000,
        TIME,
        "One critic has 150000 followers.",
        List.of(new AlertMention("x:1", "https://x.example/1", 150_000L)),
        "Read it.",
        "https://g.example/d");
  }
}
