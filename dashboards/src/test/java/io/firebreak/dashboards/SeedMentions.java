package io.firebreak.dashboards;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Scored mentions of a small crisis: 48 hours, a rise to hour 12 and a fall after it. */
final class SeedMentions {

  private static final String INSERT =
      """
      INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision, platform,
        kind, parent_key, author_id, author_handle, followers, text, title, url, observed_at,
        hub_link, source, source_tier, matched_by, stance, critic, supporter, neutral, model)
      VALUES (?, ?, ?, false, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'collector', ?, 'text', ?, ?, ?, ?, 'seed-1')
      """;

  private final Random random = new Random(42);
  private final List<String> keys = new ArrayList<>();

  private SeedMentions() {}

  /** Writes the mentions of one issue. */
  static void write(Connection connection, String issueId, int mentions) throws SQLException {
    new SeedMentions().fill(connection, issueId, mentions);
  }

  private void fill(Connection connection, String issueId, int mentions) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (int i = 0; i < mentions; i++) {
        bind(statement, issueId, i);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void bind(PreparedStatement statement, String issueId, int i) throws SQLException {
    String platform = i % 10 == 0 ? "news" : i % 10 < 3 ? "forum" : "x";
    // News falls silent after hour 30; the others go on to the end.
    double hours = 12 + random.nextGaussian() * 9 + (i % 4 == 0 ? random.nextDouble() * 25 : 0);
    hours = Math.min(Math.max(hours, 0), platform.equals("news") ? 30 : 47.9);
    Instant published = SeedData.START.plusMillis((long) (hours * 3_600_000));
    boolean repost = platform.equals("x") && !keys.isEmpty() && random.nextInt(3) > 0;
    String stance =
        List.of("critic", "critic", "critic", "supporter", "neutral", "unclassified")
            .get(random.nextInt(6));
    boolean judged = !stance.equals("unclassified");
    String key = platform + ":" + issueId + "-" + i;
    int author = (int) Math.abs(random.nextGaussian() * 20);
    int column = 1;
    statement.setString(column++, key);
    statement.setString(column++, issueId);
    statement.setTimestamp(column++, Timestamp.from(published));
    statement.setString(column++, platform);
    statement.setString(column++, repost ? "repost" : "original");
    statement.setString(
        column++, repost ? keys.get(random.nextInt(Math.min(keys.size(), 12))) : null);
    statement.setString(column++, "id-" + author);
    statement.setString(column++, platform.equals("news") ? null : "writer" + author);
    statement.setObject(column++, platform.equals("news") ? null : (long) author * 100);
    statement.setString(column++, repost ? null : "Something about " + issueId + ", number " + i);
    statement.setString(column++, platform.equals("news") ? "Report " + i : null);
    statement.setString(column++, "https://www." + platform + (i % 4) + ".example/" + i);
    statement.setTimestamp(column++, Timestamp.from(published.plusSeconds(30)));
    statement.setBoolean(column++, i % 17 == 0);
    statement.setObject(column++, platform.equals("news") ? 1 + i % 4 : null);
    statement.setString(column++, stance);
    statement.setObject(column++, judged ? (stance.equals("critic") ? 0.8 : 0.1) : null);
    statement.setObject(column++, judged ? (stance.equals("supporter") ? 0.8 : 0.1) : null);
    statement.setObject(column, judged ? (stance.equals("neutral") ? 0.8 : 0.1) : null);
    if (!repost) {
      keys.add(key);
    }
  }
}
