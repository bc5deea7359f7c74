package io.firebreak.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionsTest {

  private TestDatabase database;

  @BeforeEach
  void create() throws SQLException {
    database = TestDatabase.migrated();
  }

  @Test
  void partitionsAreMadeAheadAndASecondCallDoesNothing() throws SQLException {
    assertThat(maintain("2026-03-10", 2, 30))
        .containsExactly(
            "created scored_mention_20260310 0",
            "created scored_mention_20260311 0",
            "created scored_mention_20260312 0");
    assertThat(maintain("2026-03-10", 2, 30)).isEmpty();
    assertThat(maintain("2026-03-11", 2, 30)).containsExactly("created scored_mention_20260313 0");
  }

  @Test
  void mentionsOfTheDefaultPartitionMoveToTheirUtcDay() throws SQLException {
    insert("a", "2026-03-10 00:00:00Z");
    insert("b", "2026-03-10 23:59:59.999Z");
    insert("c", "2026-03-08 12:00:00Z");
    insert("d", "2026-03-12 00:00:00Z");
    assertThat(maintain("2026-03-10", 1, 30))
        .containsExactly(
            "created scored_mention_20260308 1",
            "created scored_mention_20260310 2",
            "created scored_mention_20260311 0");
    assertThat(database.strings("SELECT mention_key FROM scored_mention ORDER BY 1"))
        .containsExactly("a", "b", "c", "d");
    assertThat(database.strings("SELECT mention_key FROM scored_mention_default"))
        .containsExactly("d");
    insert("e", "2026-03-10 12:00:00Z");
    assertThat(database.strings("SELECT mention_key FROM scored_mention_20260310 ORDER BY 1"))
        .containsExactly("a", "b", "e");
  }

  @Test
  void anUpsertFindsItsMentionAfterTheMove() throws SQLException {
    String upsert =
        """
        INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision, platform, kind, hub_link, matched_by, stance)
        VALUES ('a', 'alder', '2026-03-10 01:00Z', true, 1, 'x', 'original', false, 'text', 'critic')
        ON CONFLICT (mention_key, issue_id, published_at) DO UPDATE SET revision = excluded.revision, deleted = excluded.deleted
        """;
    insert("a", "2026-03-10 01:00Z");
    maintain("2026-03-10", 1, 30);
    database.run(upsert);
    assertThat(database.strings("SELECT revision || ' ' || deleted FROM scored_mention"))
        .containsExactly("1 true");
  }

  @Test
  void whatIsOlderThanTheRetentionGoesAndTheRestStays() throws SQLException {
    maintain("2026-03-01", 3, 30);
    insert("first", "2026-03-01 12:00Z");
    insert("second", "2026-03-02 12:00Z");
    insert("ancient", "2006-01-01 00:00Z");
    assertThat(maintain("2026-03-04", 0, 2))
        .containsExactly("dropped scored_mention_20260301 1", "deleted scored_mention_default 1");
    assertThat(database.strings("SELECT mention_key FROM scored_mention"))
        .containsExactly("second");
  }

  @Test
  void clustersGoWithTheMentionsThatTheyAreMadeOf() throws SQLException {
    for (String lastAt : List.of("2026-03-01 23:59:59.999Z", "2026-03-02 00:00Z")) {
      database.run(
          """
          INSERT INTO coordinated_cluster (issue_id, cluster_id, kind, first_at, last_at, known_at, mentions, authors,
            critics, score, reason, mention_keys, author_keys)
          VALUES ('alder', '%1$s', 'text', '2026-03-01 00:00Z', '%1$s', '%1$s', 5, 5, 5, 0.7, '', '[]', '["x:~ab"]')"""
              .formatted(lastAt));
    }
    maintain("2026-03-03", 1, 2);
    assertThat(maintain("2026-03-04", 0, 2)).containsExactly("deleted coordinated_cluster 1");
    assertThat(maintain("2026-03-04", 0, 2)).isEmpty();
    assertThat(database.strings("SELECT cluster_id FROM coordinated_cluster"))
        .containsExactly("2026-03-02 00:00Z");
  }

  @Test
  void absurdDatesMakeNoFloodOfPartitions() throws SQLException {
    database.run(
        """
        INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision, platform, kind, hub_link, matched_by, stance)
        SELECT 'x:' || n, 'alder', timestamptz '2026-03-10Z' - n * interval '1 day', false, 0, 'x', 'original', false, 'text', 'critic'
        FROM generate_series(1, 410) AS n
        """);
    assertThat(maintain("2026-03-10", 0, 10_000)).hasSize(401);
    assertThat(database.strings("SELECT mention_key FROM scored_mention_default")).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1, 0", "1, NULL", "-1, 5", "61, 5", "NULL, 5"})
  void aMistakenSettingIsAnErrorThatNamesIt(String settings) {
    assertThatThrownBy(
            () ->
                database.strings(
                    "SELECT action FROM maintain_scored_mention(date '2026-03-10', "
                        + settings
                        + ")"))
        .hasMessageContaining("maintain_scored_mention: ");
  }

  private List<String> maintain(String today, int ahead, int retention) throws SQLException {
    return database.strings(
        "SELECT action || ' ' || partition_name || ' ' || mentions FROM maintain_scored_mention(date '%s', %d, %d)"
            .formatted(today, ahead, retention));
  }

  private void insert(String key, String publishedAt) throws SQLException {
    database.run(
        """
        INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision, platform, kind, hub_link, matched_by, stance)
        VALUES ('%s', 'alder', '%s', false, 0, 'x', 'original', false, 'text', 'critic')
        """
            .formatted(key, publishedAt));
  }
}
