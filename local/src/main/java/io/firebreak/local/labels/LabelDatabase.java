package io.firebreak.local.labels;

import io.firebreak.local.situation.ReadOnly;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.Stance;
import io.firebreak.models.labels.LabelChoice;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Reads scored mentions and labels from the tables that the jobs write. Every value is bound; what
 * is read is bounded.
 */
public final class LabelDatabase implements AutoCloseable {
  private static final int FETCH_ROWS = 5_000;

  private static final String OPEN_TO_LABELS =
      """
      m.issue_id = ? AND NOT m.deleted AND m.stance <> 'unclassified'
        AND m.critic IS NOT NULL AND m.supporter IS NOT NULL AND m.neutral IS NOT NULL
        AND NOT EXISTS (
          SELECT 1 FROM label l
          WHERE l.mention_key = m.mention_key AND l.issue_id = m.issue_id AND NOT l.deleted)
      """;

  private static final String KEYS =
      "SELECT m.mention_key FROM scored_mention m WHERE " + OPEN_TO_LABELS;

  /** A repost is judged by the text of what it reposts, where that is known. */
  private static final String MENTIONS =
      """
      SELECT m.mention_key, m.issue_id, m.platform, (extract(epoch FROM m.published_at) * 1000)::bigint,
        CASE WHEN p.known THEN p.language ELSE m.language END,
        CASE WHEN p.known THEN p.title ELSE left(m.title, ?) END,
        CASE WHEN p.known THEN p.text ELSE left(m.text, ?) END,
        m.critic, m.supporter, m.neutral
      FROM scored_mention m
      LEFT JOIN LATERAL (
        SELECT true AS known, o.language, left(o.title, ?) AS title, left(o.text, ?) AS text
        FROM scored_mention o
        WHERE m.kind = 'repost' AND o.mention_key = m.parent_key AND o.issue_id = m.issue_id
          AND NOT o.deleted AND coalesce(o.text, o.title) IS NOT NULL
        ORDER BY o.revision DESC
        LIMIT 1
      ) p ON true
      WHERE\s""";

  private static final String NEWEST =
      MENTIONS
          + OPEN_TO_LABELS
          + " AND m.kind <> 'repost' ORDER BY m.published_at DESC, m.mention_key COLLATE \"C\" LIMIT ?";
  private static final String NAMED =
      MENTIONS
          + OPEN_TO_LABELS
          + " AND m.mention_key = ANY (?) ORDER BY m.mention_key COLLATE \"C\"";

  private static final String LABELS =
      """
      SELECT mention_key, issue_id, stance, part, labelled_by,
        (extract(epoch FROM labelled_at) * 1000)::bigint, language, left(title, 2000), left(text, 2000)
      FROM label
      WHERE issue_id = ? AND NOT deleted
      ORDER BY labelled_at, mention_key COLLATE "C"
      LIMIT ?
      """;
  private static final String LANGUAGE =
      """
      SELECT language FROM scored_mention
      WHERE mention_key = ? AND issue_id = ? AND language IS NOT NULL
      LIMIT 1
      """;

  private final Connection connection;

  private LabelDatabase(Connection connection) {
    this.connection = connection;
  }

  /**
   * Connects.
   *
   * @param password null when the server asks for none
   */
  public static LabelDatabase open(String url, String user, String password) throws SQLException {
    return new LabelDatabase(
        ReadOnly.connect(url, user, password, Connection.TRANSACTION_READ_COMMITTED));
  }

  /**
   * Keys of unlabelled mentions that are kept for auditing, reposts among them: all, or those with
   * the smallest numbers (see {@link LabelChoice}), which are a uniform random sample of all
   * mentions of the issue, however many there are.
   *
   * @param enough how many suffice; at most about twice as many are given
   */
  List<String> auditKeys(String issueId, double share, long seed, int enough) throws SQLException {
    double below = share;
    List<String> kept = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(KEYS)) {
      query.setFetchSize(FETCH_ROWS);
      query.setString(1, issueId);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          String key = rows.getString(1);
          if (LabelChoice.isForAudit(key, below, seed)) {
            kept.add(key);
          }
          while (kept.size() > 2 * enough) {
            below /= 2;
            double now = below;
            kept.removeIf(one -> !LabelChoice.isForAudit(one, now, seed));
          }
        }
      }
    }
    return kept;
  }

  /** Unlabelled mentions that are no reposts, newest first. */
  List<OfferedMention> newest(String issueId, int most, int chars) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(NEWEST)) {
      bind(query, issueId, chars);
      query.setInt(6, most);
      return mentions(query);
    }
  }

  /** The unlabelled mentions among those named, reposts too. */
  List<OfferedMention> named(String issueId, Collection<String> keys, int chars)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(NAMED)) {
      Array array = connection.createArrayOf("text", keys.toArray());
      bind(query, issueId, chars);
      query.setArray(6, array);
      return mentions(query);
    }
  }

  private static void bind(PreparedStatement query, String issueId, int chars) throws SQLException {
    for (int i = 1; i <= 4; i++) {
      query.setInt(i, chars);
    }
    query.setString(5, issueId);
    query.setFetchSize(FETCH_ROWS);
  }

  private static List<OfferedMention> mentions(PreparedStatement query) throws SQLException {
    List<OfferedMention> mentions = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        OfferedMention mention =
            new OfferedMention(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getDouble(8),
                row.getDouble(9),
                row.getDouble(10));
        if (mention.words() != null && !mention.words().isBlank()) {
          mentions.add(mention);
        }
      }
    }
    return mentions;
  }

  /** The labels of an issue that stand, in the order in which they were given. */
  public List<Label> labels(String issueId, int most) throws SQLException {
    List<Label> labels = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(LABELS)) {
      query.setString(1, issueId);
      query.setInt(2, most);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          labels.add(
              new Label(
                  row.getString(1),
                  row.getString(2),
                  false,
                  Stance.of(row.getString(3)),
                  LabelPart.of(row.getString(4)),
                  row.getString(5),
                  row.getLong(6),
                  row.getString(7),
                  row.getString(8),
                  row.getString(9)));
        }
      }
    }
    return labels;
  }

  /** The language of a mention; null when unknown. */
  public String language(String mentionKey, String issueId) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(LANGUAGE)) {
      query.setString(1, mentionKey);
      query.setString(2, issueId);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
