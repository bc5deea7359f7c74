package io.firebreak.local.library;

import io.firebreak.models.calibration.PastCrises;
import io.firebreak.models.calibration.PastCrisis;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Past crises from the tables that the jobs write: the critics of each issue that has enough of
 * them, with the responses to it. All is read from one state of the database, row by row; one issue
 * at a time is held.
 */
public final class CrisisDatabase implements PastCrises, AutoCloseable {

  /** With fewer critics passed on the test speaks at no time. */
  static final int LEAST_PASSED_ON = 140;

  /** An issue with more critics does not fit into memory. */
  private static final int MOST_CRITICS = 5_000_000;

  private static final int FETCH_ROWS = 10_000;

  /**
   * Partitions that were never analyzed look small, and a nested loop over the mentions of a large
   * issue would take hours.
   */
  private static final String NO_LOOPS = "SET LOCAL enable_nestloop = off";

  private static final String ISSUES =
      """
      SELECT m.issue_id, count(*)
      FROM scored_mention m
      WHERE m.stance = 'critic' AND NOT m.deleted
        AND m.issue_id NOT IN (SELECT i.issue_id FROM issue i WHERE i.deleted)
      GROUP BY m.issue_id
      HAVING count(*) FILTER (WHERE m.kind <> 'original') >= ?
      ORDER BY m.issue_id COLLATE "C"
      """;
  private static final String RESPONSES =
      """
      SELECT issue_id, (extract(epoch FROM published_at) * 1000)::bigint
      FROM response
      WHERE NOT deleted AND kind <> 'answer'
      ORDER BY issue_id COLLATE "C", published_at
      """;
  private static final String CRITICS =
      """
      SELECT m.platform, m.kind <> 'original', (extract(epoch FROM m.published_at) * 1000)::bigint,
        (extract(epoch FROM p.published_at) * 1000)::bigint
      FROM scored_mention m
      LEFT JOIN (
        SELECT mention_key, min(published_at) AS published_at
        FROM scored_mention
        WHERE issue_id = ?
        GROUP BY mention_key
      ) p ON p.mention_key = m.parent_key
      WHERE m.issue_id = ? AND m.stance = 'critic' AND NOT m.deleted
      ORDER BY m.published_at, m.mention_key COLLATE "C"
      """;

  private final String url;
  private final Connection connection;
  private final Map<String, List<Long>> responses = new TreeMap<>();
  private final List<String> issues = new ArrayList<>();
  private final List<String> tooLarge = new ArrayList<>();

  private CrisisDatabase(String url, Connection connection) {
    this.url = url;
    this.connection = connection;
  }

  /**
   * Connects, and finds the issues.
   *
   * @param password null when the server asks for none
   * @param further responses by issue that the database does not know
   * @throws UnreadableDatabaseException when that fails
   */
  public static CrisisDatabase open(
      String url, String user, String password, Map<String, List<Long>> further)
      throws IOException {
    Properties login = new Properties();
    login.setProperty("user", user);
    if (password != null) {
      login.setProperty("password", password);
    }
    // A plan for any issue would be made for small ones; see also NO_LOOPS.
    login.setProperty("prepareThreshold", "0");
    Connection connection;
    try {
      connection = DriverManager.getConnection(url, login);
    } catch (SQLException e) {
      throw unreadable(url, e);
    }
    CrisisDatabase database = new CrisisDatabase(url, connection);
    try {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      try (PreparedStatement plan = connection.prepareStatement(NO_LOOPS)) {
        plan.execute();
      }
      further.forEach((issue, times) -> database.responses.put(issue, new ArrayList<>(times)));
      database.findIssues();
      return database;
    } catch (SQLException e) {
      database.close();
      throw unreadable(url, e);
    }
  }

  private static UnreadableDatabaseException unreadable(String url, SQLException e) {
    return new UnreadableDatabaseException(
        "The database %s cannot be read: %s. It must be one that the jobs write to; its user and"
                .formatted(url.replaceFirst("\\?.*", ""), e.getMessage())
            + " password are those of the settings database.user and database.passwordEnv.",
        e);
  }

  private void findIssues() throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(ISSUES)) {
      query.setInt(1, LEAST_PASSED_ON);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          (rows.getLong(2) <= MOST_CRITICS ? issues : tooLarge).add(rows.getString(1));
        }
      }
    }
    try (PreparedStatement query = connection.prepareStatement(RESPONSES);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        responses
            .computeIfAbsent(rows.getString(1), issue -> new ArrayList<>())
            .add(rows.getLong(2));
      }
    }
  }

  /** Issues with too many mentions to be learnt from. */
  public List<String> tooLarge() {
    return List.copyOf(tooLarge);
  }

  @Override
  public int size() {
    return issues.size();
  }

  @Override
  public void forEach(Taker taker) throws IOException {
    for (String issue : issues) {
      PastCrisis crisis;
      try {
        crisis = crisis(issue);
      } catch (SQLException e) {
        throw unreadable(url, e);
      }
      taker.take(crisis);
    }
  }

  private PastCrisis crisis(String issue) throws SQLException {
    Map<String, CrisisMentions> platforms = new TreeMap<>();
    long end = Long.MIN_VALUE;
    try (PreparedStatement query = connection.prepareStatement(CRITICS)) {
      query.setFetchSize(FETCH_ROWS);
      query.setString(1, issue);
      query.setString(2, issue);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          long at = rows.getLong(3);
          long parentAt = rows.getLong(4);
          boolean parentKnown = !rows.wasNull() && parentAt <= at;
          CrisisMentions mentions =
              platforms.computeIfAbsent(rows.getString(1), name -> new CrisisMentions());
          mentions.add(at, rows.getBoolean(2));
          if (parentKnown) {
            mentions.link(parentAt, at);
          }
          end = Math.max(end, at);
        }
      }
    }
    List<PastCrisis.OnPlatform> parts = new ArrayList<>();
    platforms.forEach((platform, mentions) -> parts.add(mentions.on(platform)));
    return new PastCrisis(issue, parts, responses.getOrDefault(issue, List.of()), end);
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unreadable(url, e);
    }
  }
}
