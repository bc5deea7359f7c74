package io.firebreak.local.demo;

import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.local.situation.ReportDatabase;
import io.firebreak.local.situation.Scope;
import io.firebreak.models.data.ResponseEffect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the demo reads back from the database. */
final class DemoDatabase {
  private final EmbeddedDatabase database;

  DemoDatabase(EmbeddedDatabase database) {
    this.database = database;
  }

  /** Counts that tell whether anything still arrives. */
  record Counts(long scored, long windows, long critics, long deadLetters) {}

  /** The role that dashboards read with; it sees the views alone. */
  static final String READER = "firebreak_reader";

  /** Lets the dashboards' role log in with a password. */
  void letReaderIn(String password) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT format('ALTER ROLE %1$I LOGIN PASSWORD %2$L; ALTER ROLE %1$I SET"
                    + " default_transaction_read_only = on; ALTER ROLE %1$I SET"
                    + " statement_timeout = ''15s''', ?, ?)")) {
      statement.setString(1, READER);
      statement.setString(2, password);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        try (PreparedStatement alter = connection.prepareStatement(row.getString(1))) {
          alter.execute();
        }
      }
    }
  }

  Optional<DemoStanding> standing(String issueId) throws SQLException {
    String sql =
        "SELECT window_end, phase, critic_velocity, reproduction, reproduction_low,"
            + " reproduction_high FROM spread_window WHERE issue_id = ? AND platform = 'all'"
            + " AND window_size = '5m' ORDER BY window_start DESC LIMIT 1";
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, issueId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new DemoStanding(
                    row.getObject(1, OffsetDateTime.class).toInstant().toEpochMilli(),
                    row.getString(2),
                    row.getDouble(3),
                    (Double) row.getObject(4),
                    (Double) row.getObject(5),
                    (Double) row.getObject(6)))
            : Optional.empty();
      }
    }
  }

  Counts counts() throws SQLException {
    String sql =
        "SELECT (SELECT count(*) FROM scored_mention),"
            + " (SELECT count(*) FROM spread_window),"
            + " (SELECT coalesce(sum(critics), 0)::bigint FROM spread_window),"
            + " (SELECT count(*) FROM dead_letter)";
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }
  }

  /** Mentions of each issue by stance, as the windows of one hour count them. */
  Map<String, Map<String, Long>> stances() throws SQLException {
    String sql =
        "SELECT issue_id, sum(critics)::bigint, sum(supporters)::bigint, sum(neutrals)::bigint,"
            + " sum(unclassified)::bigint, sum(mentions)::bigint, sum(reposts)::bigint"
            + " FROM spread_window WHERE platform = 'all' AND window_size = '1h'"
            + " GROUP BY issue_id ORDER BY issue_id";
    Map<String, Map<String, Long>> byIssue = new LinkedHashMap<>();
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("critic", row.getLong(2));
        counts.put("supporter", row.getLong(3));
        counts.put("neutral", row.getLong(4));
        counts.put("unclassified", row.getLong(5));
        counts.put("mentions", row.getLong(6));
        counts.put("repost", row.getLong(7));
        byIssue.put(row.getString(1), counts);
      }
    }
    unsure()
        .forEach(
            (issue, unsure) -> {
              Map<String, Long> counts =
                  byIssue.computeIfAbsent(issue, id -> new LinkedHashMap<>());
              counts.put("unsure", unsure);
              counts.merge("unclassified", -unsure, Long::sum);
            });
    return byIssue;
  }

  /** Mentions by issue that a model judged, but not surely enough. */
  private Map<String, Long> unsure() throws SQLException {
    String sql =
        "SELECT issue_id, count(*) FROM scored_mention"
            + " WHERE NOT deleted AND stance = 'unclassified' AND model IS NOT NULL GROUP BY issue_id";
    Map<String, Long> byIssue = new LinkedHashMap<>();
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        byIssue.put(row.getString(1), row.getLong(2));
      }
    }
    return byIssue;
  }

  /** What the looks at responses found. */
  List<ResponseEffect> effects() throws SQLException {
    try (ReportDatabase tables = tables()) {
      return tables.effects(Scope.ALL);
    }
  }

  /** The tables that the page is drawn from. */
  ReportDatabase tables() throws SQLException {
    return ReportDatabase.open(database.jdbcUrl(), database.user(), database.password());
  }
}
