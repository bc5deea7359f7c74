package io.firebreak.local.privacy;

import io.firebreak.jobs.sink.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the tables hold of persons, by mention and by author. */
public final class PersonalData implements AutoCloseable {
  private final Connection connection;

  private PersonalData(Connection connection) {
    this.connection = connection;
  }

  /** Opens the database. */
  public static PersonalData open(Database database) throws SQLException {
    return new PersonalData(
        DriverManager.getConnection(database.url(), database.user(), database.password()));
  }

  /** A label that names a mention: {@code mentionKey} for {@code issueId}. */
  public record LabelOf(String mentionKey, String issueId) {}

  /**
   * Ids under which authors are stored who have, or had, a handle.
   *
   * @return as they are stored, sorted
   */
  public List<String> authorsCalled(String platform, String handle) throws SQLException {
    String sql =
        """
        SELECT DISTINCT author_id FROM scored_mention
        WHERE platform = ? AND lower(author_handle) = ? AND author_id IS NOT NULL
        ORDER BY author_id""";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, platform);
      query.setString(2, handle.toLowerCase(Locale.ROOT));
      return keys(query);
    }
  }

  /**
   * Authors of a mention, as they are stored.
   *
   * @return keys {@code platform:authorId}, sorted
   */
  public List<String> authorsOf(String mention) throws SQLException {
    String sql =
        """
        SELECT DISTINCT platform || ':' || coalesce(author_id, author_handle) FROM scored_mention
        WHERE mention_key = ? AND coalesce(author_id, author_handle) IS NOT NULL
        ORDER BY 1""";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, mention);
      return keys(query);
    }
  }

  /**
   * Mentions of an author.
   *
   * @param names ids, pseudonyms and handles that stand for the author on the platform
   * @return keys {@code platform:id}, sorted
   */
  public List<String> mentionsOf(String platform, Collection<String> names) throws SQLException {
    List<String> lower = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    String sql =
        """
        SELECT DISTINCT mention_key FROM scored_mention
        WHERE platform = ? AND (lower(author_id) = ANY (?) OR lower(author_handle) = ANY (?))
        ORDER BY mention_key""";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, platform);
      query.setArray(2, texts(lower));
      query.setArray(3, texts(lower));
      return keys(query);
    }
  }

  private static List<String> keys(PreparedStatement query) throws SQLException {
    List<String> keys = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        keys.add(rows.getString(1));
      }
    }
    return keys;
  }

  /**
   * When mentions were published, epoch milliseconds, as far as they are stored.
   *
   * @return by key
   */
  public Map<String, Long> publishedAt(Collection<String> mentions) throws SQLException {
    String sql =
        """
        SELECT mention_key, min(published_at) FROM scored_mention WHERE mention_key = ANY (?)
        GROUP BY mention_key""";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, texts(mentions));
      Map<String, Long> times = new HashMap<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          times.put(rows.getString(1), rows.getTimestamp(2).getTime());
        }
      }
      return times;
    }
  }

  /** Labels of mentions that were not withdrawn. */
  public List<LabelOf> labelsOf(Collection<String> mentions) throws SQLException {
    String sql =
        """
        SELECT mention_key, issue_id FROM label WHERE mention_key = ANY (?) AND NOT deleted
        ORDER BY mention_key, issue_id""";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, texts(mentions));
      List<LabelOf> labels = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          labels.add(new LabelOf(rows.getString(1), rows.getString(2)));
        }
      }
      return labels;
    }
  }

  /**
   * Removes all traces of mentions and authors, in one transaction.
   *
   * @param mentions keys {@code platform:id}
   * @param authors keys {@code platform:name}, with every name that stands for the author
   * @param dryRun true to count alone: nothing is removed
   * @return rows that were removed or emptied, by table
   */
  public Map<String, Integer> forget(
      Collection<String> mentions, Collection<String> authors, boolean dryRun) throws SQLException {
    connection.setAutoCommit(false);
    try {
      Map<String, Integer> changed = new LinkedHashMap<>();
      for (Trace trace : Trace.ALL) {
        try (PreparedStatement statement = connection.prepareStatement(trace.sql())) {
          statement.setArray(1, texts(trace.ofAuthors() ? authors : mentions));
          changed.merge(trace.table(), statement.executeUpdate(), Integer::sum);
        }
      }
      changed.merge("dead_letter", deadLetters(mentions, authors), Integer::sum);
      if (dryRun) {
        connection.rollback();
      } else {
        connection.commit();
      }
      return changed;
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** Records that could not be used are bytes: whatever has the id in quotes goes. */
  private int deadLetters(Collection<String> mentions, Collection<String> authors)
      throws SQLException {
    int deleted = 0;
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM dead_letter WHERE position(? IN raw) > 0")) {
      List<String> keys = new ArrayList<>(mentions);
      keys.addAll(authors);
      for (String key : keys) {
        String name = "\"" + key.substring(key.indexOf(':') + 1) + "\"";
        statement.setBytes(1, name.getBytes(StandardCharsets.UTF_8));
        deleted += statement.executeUpdate();
      }
    }
    return deleted;
  }

  private Array texts(Collection<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
