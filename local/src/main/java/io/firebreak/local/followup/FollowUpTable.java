package io.firebreak.local.followup;

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

/** The follow-up queue in the database. */
public final class FollowUpTable implements AutoCloseable {
  private final Connection connection;

  private FollowUpTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * A row of the queue.
   *
   * @param knownAt when the list was made
   * @param publishedAt when the mention was published
   * @param rank 1 for the first; null where it is not, or no longer, among those to answer
   * @param byWhom who has it in hand or did it; null for nobody
   * @param minutesLeft until the time limit, negative once it has passed; null where there is none
   */
  public record Row(
      String issue,
      Instant knownAt,
      String mention,
      Instant publishedAt,
      Long rank,
      String state,
      String kind,
      Double expectedCritics,
      Long minutesLeft,
      String reason,
      String author,
      String excerpt,
      String link,
      String hubUrl,
      String keyMessage,
      String byWhom) {}

  /** What became of a step in the work on a mention. */
  public enum Outcome {
    DONE,
    NOT_FOUND,
    HELD_BY_ANOTHER
  }

  /** Opens the database. */
  public static FollowUpTable open(Database database) throws SQLException {
    return new FollowUpTable(
        DriverManager.getConnection(database.url(), database.user(), database.password()));
  }

  /**
   * Rows of the queue: by rank, those without a rank last.
   *
   * @param issue of this issue alone; null for all
   * @param state in this state alone; null for those that are new or taken
   * @param mention this mention alone; null for all
   * @param most how many at most
   */
  public List<Row> rows(String issue, String state, String mention, int most) throws SQLException {
    String sql =
        """
        SELECT issue_id, known_at, mention_key, published_at, rank, state, kind, expected_critics, minutes_left, reason, author, excerpt,
          permalink, hub_url, key_message, by_whom
        FROM v_follow_up
        WHERE (?::text IS NULL OR issue_id = ?) AND (?::text IS NULL OR mention_key = ?)
          AND CASE WHEN ?::text IS NULL THEN ?::text IS NOT NULL OR state IN ('new', 'taken') ELSE state = ? END
        ORDER BY rank NULLS LAST, expected_critics DESC NULLS LAST, issue_id, mention_key
        LIMIT ?""";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, issue);
      query.setString(2, issue);
      query.setString(3, mention);
      query.setString(4, mention);
      query.setString(5, state);
      query.setString(6, mention);
      query.setString(7, state);
      query.setInt(8, most);
      List<Row> found = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Row(
                  rows.getString(1),
                  rows.getTimestamp(2).toInstant(),
                  rows.getString(3),
                  rows.getTimestamp(4).toInstant(),
                  rows.getObject(5, Long.class),
                  rows.getString(6),
                  rows.getString(7),
                  rows.getObject(8, Double.class),
                  rows.getObject(9, Long.class),
                  rows.getString(10),
                  rows.getString(11),
                  rows.getString(12),
                  rows.getString(13),
                  rows.getString(14),
                  rows.getString(15),
                  rows.getString(16)));
        }
      }
      return found;
    }
  }

  /**
   * Sets the state of a mention of the queue, unless somebody else has it in hand or is done with
   * it.
   *
   * @param step the new state, who sets it, and when
   */
  public Outcome set(String issue, String mention, Step step) throws SQLException {
    // What was listed is copied, so that the entry is known when it has left the list. Whether the
    // answer was withdrawn is asked of the row that is locked, not of v_follow_up_withdrawn: of two
    // who take it at once only one gets it.
    String sql =
        """
        WITH entry AS (
          SELECT e.one
          FROM follow_up f
          CROSS JOIN LATERAL jsonb_array_elements((f.list -> 'ranked') || (f.list -> 'avoid')) AS e (one)
          WHERE f.issue_id = ? AND e.one ->> 'mention' = ?
          LIMIT 1
        ),
        known AS (
          SELECT (one ->> 'publishedAt')::timestamptz AS published_at, one ->> 'author' AS author,
            one ->> 'thread' AS thread, one ->> 'kind' AS kind,
            (one ->> 'expectedCritics')::double precision AS expected_critics,
            (one ->> 'answerBy')::timestamptz AS answer_by
          FROM entry
          UNION ALL
          SELECT s.published_at, s.author, s.thread, s.kind, s.expected_critics, s.answer_by
          FROM follow_up_state s
          WHERE s.issue_id = ? AND s.mention_key = ? AND NOT EXISTS (SELECT 1 FROM entry)
        )
        INSERT INTO follow_up_state AS s (issue_id, mention_key, published_at, state, by_whom, at, note, response_id,
          author, thread, kind, expected_critics, answer_by)
        SELECT ?, ?, k.published_at, ?, ?, ?, ?, ?, k.author, k.thread, k.kind, k.expected_critics, k.answer_by FROM known k
        ON CONFLICT (issue_id, mention_key) DO UPDATE
        SET state = EXCLUDED.state, by_whom = EXCLUDED.by_whom, at = EXCLUDED.at, note = EXCLUDED.note,
          response_id = EXCLUDED.response_id, thread = EXCLUDED.thread,
          answer_by = CASE s.state WHEN 'answered' THEN EXCLUDED.answer_by ELSE s.answer_by END
        WHERE s.by_whom = EXCLUDED.by_whom OR (s.state = 'answered' AND EXISTS (
          SELECT 1 FROM response r WHERE r.response_id = s.response_id AND (r.deleted OR r.kind <> 'answer')))""";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, issue);
      insert.setString(2, mention);
      insert.setString(3, issue);
      insert.setString(4, mention);
      insert.setString(5, issue);
      insert.setString(6, mention);
      insert.setString(7, step.state());
      insert.setString(8, step.byWhom());
      insert.setTimestamp(9, Timestamp.from(step.at()));
      insert.setString(10, step.note());
      insert.setString(11, step.responseId());
      if (insert.executeUpdate() > 0) {
        return Outcome.DONE;
      }
    }
    return holder(issue, mention) == null ? Outcome.NOT_FOUND : Outcome.HELD_BY_ANOTHER;
  }

  /**
   * A step in the work on a mention.
   *
   * @param state taken, answered, dismissed or do_not_engage
   * @param note a word on it; null for none
   * @param responseId the response that answers it; null for none
   */
  public record Step(String state, String byWhom, Instant at, String note, String responseId) {}

  /** Who has a mention in hand or is done with it; null for nobody. */
  public String holder(String issue, String mention) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT by_whom FROM follow_up_state s
            WHERE issue_id = ? AND mention_key = ? AND NOT EXISTS (
              SELECT 1 FROM v_follow_up_withdrawn w
              WHERE w.issue_id = s.issue_id AND w.mention_key = s.mention_key)""")) {
      query.setString(1, issue);
      query.setString(2, mention);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  /**
   * An answer that was withdrawn is published again: it counts from now on, not only when the job
   * has read it, so that nobody else answers meanwhile.
   */
  public void publishedAgain(String responseId) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE response SET deleted = false, kind = 'answer'"
                + " WHERE response_id = ? AND (deleted OR kind <> 'answer')")) {
      update.setString(1, responseId);
      update.executeUpdate();
    }
  }

  /** Gives back what somebody has in hand, dismissed or avoided: it is new again. */
  public boolean release(String issue, String mention, String byWhom) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM follow_up_state WHERE issue_id = ? AND mention_key = ? AND by_whom = ?"
                + " AND state <> 'answered'")) {
      delete.setString(1, issue);
      delete.setString(2, mention);
      delete.setString(3, byWhom);
      return delete.executeUpdate() > 0;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
