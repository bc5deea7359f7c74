package io.firebreak.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionOfTextsTest {

  @Test
  void textsGoAfterTheirDaysAndThatTheyWereWrittenStays() throws SQLException {
    TestDatabase database = TestDatabase.migrated();
    for (String day : List.of("01", "20")) {
      database.run(
          """
          INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision, platform, kind, author_id,
            author_handle, text, url, hub_link, matched_by, stance)
          VALUES ('x:%1$s', 'alder', '2026-03-%1$s 12:00Z', false, 0, 'x', 'original', '~ab', 'lou', 'words', 'https://x.example', false, 'text', 'critic')"""
              .formatted(day));
      database.run(
          "INSERT INTO dead_letter VALUES ('mentions', 0, %1$s, 'no-time: x', 'x', '2026-03-%1$s 12:00Z')"
              .formatted(day));
      database.run(
          """
          INSERT INTO follow_up_state (issue_id, mention_key, published_at, state, by_whom, at, note, author)
          VALUES ('alder', 'x:%1$s', '2026-03-%1$s 12:00Z', 'dismissed', 'anna', '2026-03-%1$s 12:00Z', 'a joke', 'x:~ab')"""
              .formatted(day));
    }
    assertThat(maintain(database, "2026-03-25", 10, 10))
        .containsExactly(
            "scored_mention emptied 1",
            "alert emptied 0",
            "follow_up_state deleted 1",
            "dead_letter deleted 1");
    assertThat(maintain(database, "2026-03-25", 10, 10))
        .containsExactly(
            "scored_mention emptied 0",
            "alert emptied 0",
            "follow_up_state deleted 0",
            "dead_letter deleted 0");
    assertThat(
            database.strings(
                "SELECT concat_ws(' ', mention_key, author_id, stance, text, author_handle, url)"
                    + " FROM scored_mention ORDER BY 1"))
        .containsExactly("x:01 ~ab critic", "x:20 ~ab critic words lou https://x.example");
    assertThatThrownBy(() -> maintain(database, "2026-03-25", 0, 10))
        .hasMessageContaining("days must be 1 or more");
  }

  private static List<String> maintain(
      TestDatabase database, String day, int textDays, int deadLetterDays) throws SQLException {
    return database.strings(
        "SELECT table_name || ' ' || done || ' ' || changed FROM maintain_texts('%s 00:00Z', %d, %d)"
            .formatted(day, textDays, deadLetterDays));
  }
}
