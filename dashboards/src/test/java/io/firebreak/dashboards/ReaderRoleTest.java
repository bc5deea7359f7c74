package io.firebreak.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderRoleTest {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static TestDatabase database;

  @BeforeAll
  static void fill() throws SQLException {
    // The role is shared by the server: a second database's migration must cope with finding it.
    TestDatabase.migrated();
    database = TestDatabase.migrated();
    SeedData.write(database);
  }

  @Test
  void theReaderReadsEveryViewAndNoTable() throws SQLException {
    List<String> views = new ArrayList<>();
    try (Connection owner = database.owner();
        Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT relname, relkind, has_table_privilege('firebreak_reader', oid, 'SELECT'),
                  has_table_privilege('firebreak_reader', oid, 'INSERT,UPDATE,DELETE,TRUNCATE')
                FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
                ORDER BY relname
                """)) {
      while (rows.next()) {
        String name = rows.getString(1);
        boolean view = rows.getString(2).equals("v");
        assertThat(name.startsWith("v_"))
            .as("views, and only views, begin with v_: " + name)
            .isEqualTo(view);
        assertThat(rows.getBoolean(3)).as("may select " + name).isEqualTo(view);
        assertThat(rows.getBoolean(4)).as("may write " + name).isFalse();
        if (view) {
          views.add(name);
        }
      }
    }
    assertThat(views).isNotEmpty();
    try (Connection reader = database.reader();
        Statement statement = reader.createStatement()) {
      for (String view : views) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + view)) {
          assertThat(rows.next()).as("rows in " + view).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT text FROM scored_mention",
        "SELECT text FROM scored_mention_20260302",
        "SELECT raw FROM dead_letter",
        "DELETE FROM v_dead_letter",
        "UPDATE v_dead_letter SET topic = ''",
        "CREATE TABLE mine (a int)",
        "SELECT * FROM maintain_scored_mention(date '2026-03-03', 1, 1)",
        "SELECT * FROM maintain_scored_mention_partitions(date '2026-03-03', 1, 1)",
      })
  void theReaderIsRefused(String sql) throws SQLException {
    try (Connection reader = database.reader();
        Statement statement = reader.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOfSatisfying(
              SQLException.class,
              refusal -> assertThat(refusal.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }
  }
}
