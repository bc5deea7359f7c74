package io.firebreak.local.ambassadors;

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

/** The register of supporters as people see and keep it. */
public final class AmbassadorTable implements AutoCloseable {
  private static final int MOST_ROWS = 1000;

  private static final String AMBASSADORS =
      """
      SELECT issue_id, author_key, author, days, mentions, followers, amplifiers, last_at, latest_link, thanked_at, thanked_by, note
      FROM %s
      WHERE ?::text IS NULL OR issue_id = ?
      ORDER BY score DESC, author_key, issue_id
      LIMIT ?""";

  private final Connection connection;

  private AmbassadorTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * A sustained supporter.
   *
   * @param key {@code platform:authorId}
   * @param name handle, or the author's id where there is none
   * @param followers null when unknown
   * @param link null for none
   * @param thankedAt null for never
   */
  public record Ambassador(
      String issue,
      String key,
      String name,
      long days,
      long mentions,
      Long followers,
      long amplifiers,
      Instant lastAt,
      String link,
      Instant thankedAt,
      String thankedBy,
      String note) {}

  /** A critic who was won over. */
  public record Won(
      String issue,
      String key,
      String name,
      long critics,
      long since,
      String stance,
      Instant wonAt,
      String link) {}

  /** Opens the database. */
  public static AmbassadorTable open(Database database) throws SQLException {
    return new AmbassadorTable(
        DriverManager.getConnection(database.url(), database.user(), database.password()));
  }

  /** All ambassadors, the first ones first; of one issue, or of all where it is null. */
  public List<Ambassador> all(String issue) throws SQLException {
    return ambassadors("v_ambassador", issue);
  }

  /** Those to thank today; of one issue, or of all where it is null. */
  public List<Ambassador> toThank(String issue) throws SQLException {
    return ambassadors("v_thank_today", issue);
  }

  private List<Ambassador> ambassadors(String view, String issue) throws SQLException {
    List<Ambassador> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(AMBASSADORS.formatted(view))) {
      query.setString(1, issue);
      query.setString(2, issue);
      query.setInt(3, MOST_ROWS);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Timestamp thanked = rows.getTimestamp(10);
          found.add(
              new Ambassador(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getLong(4),
                  rows.getLong(5),
                  rows.getObject(6, Long.class),
                  rows.getLong(7),
                  rows.getTimestamp(8).toInstant(),
                  rows.getString(9),
                  thanked == null ? null : thanked.toInstant(),
                  rows.getString(11),
                  rows.getString(12)));
        }
      }
    }
    return found;
  }

  /** Critics who were won over, the latest first; of one issue, or of all where it is null. */
  public List<Won> newlyWon(String issue) throws SQLException {
    List<Won> found = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT issue_id, author_key, author, critics, since, stance, won_at, latest_link
            FROM v_newly_won
            WHERE ?::text IS NULL OR issue_id = ?
            ORDER BY won_at DESC, author_key, issue_id
            LIMIT ?""")) {
      query.setString(1, issue);
      query.setString(2, issue);
      query.setInt(3, MOST_ROWS);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Won(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getLong(4),
                  rows.getLong(5),
                  rows.getString(6),
                  rows.getTimestamp(7).toInstant(),
                  rows.getString(8)));
        }
      }
    }
    return found;
  }

  /** True where some mention is of this author: a mistyped name is not to be thanked. */
  public boolean isKnown(String author) throws SQLException {
    int colon = author.indexOf(':');
    if (colon < 0) {
      return false;
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT EXISTS (SELECT 1 FROM scored_mention WHERE platform = ? AND author_id = ?)")) {
      query.setString(1, author.substring(0, colon));
      query.setString(2, author.substring(colon + 1));
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  /** What became of a thanks. */
  public enum Thanks {
    NOTED,
    THANKED_BEFORE,
    OPTED_OUT
  }

  /**
   * Notes that somebody was thanked, where nobody did within the last 7 days.
   *
   * @param note null keeps the note there is
   * @param again true to note it however lately somebody was thanked
   */
  public Thanks thank(String author, String by, String note, Instant at, boolean again)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            INSERT INTO ambassador_state AS old (author_key, thanked_at, thanked_by, note) VALUES (?, ?, ?, ?)
            ON CONFLICT (author_key) DO UPDATE
              SET thanked_at = EXCLUDED.thanked_at, thanked_by = EXCLUDED.thanked_by, note = coalesce(EXCLUDED.note, old.note)
              WHERE NOT old.opted_out
                AND (? OR coalesce(old.thanked_at < EXCLUDED.thanked_at - interval '7 days', true))""")) {
      update.setString(1, author);
      update.setTimestamp(2, Timestamp.from(at));
      update.setString(3, by);
      update.setString(4, note);
      update.setBoolean(5, again);
      if (update.executeUpdate() > 0) {
        return Thanks.NOTED;
      }
    }
    return hasOptedOut(author) ? Thanks.OPTED_OUT : Thanks.THANKED_BEFORE;
  }

  private boolean hasOptedOut(String author) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT EXISTS (SELECT 1 FROM ambassador_state WHERE author_key = ? AND opted_out)")) {
      query.setString(1, author);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  /** Takes somebody off the register for good; nothing but the key is kept. */
  public void optOut(String author) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            INSERT INTO ambassador_state (author_key, opted_out) VALUES (?, true)
            ON CONFLICT (author_key) DO UPDATE
              SET opted_out = true, thanked_at = NULL, thanked_by = NULL, note = NULL""")) {
      update.setString(1, author);
      update.executeUpdate();
    }
  }

  /**
   * Deletes what people noted of somebody. Who opted out stays opted out.
   *
   * @return whether there was anything
   */
  public boolean delete(String author) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "DELETE FROM ambassador_state WHERE author_key = ? AND NOT opted_out")) {
      update.setString(1, author);
      return update.executeUpdate() > 0;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
