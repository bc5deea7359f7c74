package io.firebreak.local.alerts;

import io.firebreak.jobs.sink.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table {@code alert} as people see it. */
public final class AlertTable implements AutoCloseable {
  private static final int MOST_ROWS = 1000;

  private final Connection connection;

  private AlertTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * An alert that fires.
   *
   * @param subject what of the issue it is about, such as a response; null for the issue as a whole
   * @param ackedBy who saw to it; null for nobody
   */
  public record Open(
      String issue,
      String rule,
      String subject,
      String episode,
      String severity,
      Instant firedAt,
      String summary,
      String runbook,
      String ackedBy,
      Instant ackedAt) {}

  /** Opens the database. */
  public static AlertTable open(Database database) throws SQLException {
    return new AlertTable(
        DriverManager.getConnection(database.url(), database.user(), database.password()));
  }

  /**
   * Alerts that fire, the most urgent and then the oldest first.
   *
   * @param issue of this issue alone; null for all
   */
  public List<Open> firing(String issue) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT issue_id, rule_id, subject, episode, severity, fired_at, summary, why ->> 'runbook', acked_by, acked_at
            FROM alert
            WHERE state = 'firing' AND (?::text IS NULL OR issue_id = ?)
            ORDER BY array_position(ARRAY['page', 'ticket', 'info'], severity), fired_at, issue_id, rule_id, episode
            LIMIT ?""")) {
      query.setString(1, issue);
      query.setString(2, issue);
      query.setInt(3, MOST_ROWS);
      List<Open> open = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Timestamp acked = rows.getTimestamp(10);
          open.add(
              new Open(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getString(5),
                  rows.getTimestamp(6).toInstant(),
                  rows.getString(7),
                  rows.getString(8),
                  rows.getString(9),
                  acked == null ? null : acked.toInstant()));
        }
      }
      return open;
    }
  }

  /**
   * Acknowledges what fires of a rule. What was acknowledged before stays with who came first.
   *
   * @return how many alerts are acknowledged now that were not
   */
  public int acknowledge(String issue, String rule, String by, Instant at) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE alert SET acked_by = ?, acked_at = ?
            WHERE issue_id = ? AND rule_id = ? AND state = 'firing' AND acked_by IS NULL""")) {
      update.setString(1, by);
      update.setTimestamp(2, Timestamp.from(at));
      update.setString(3, issue);
      update.setString(4, rule);
      return update.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
