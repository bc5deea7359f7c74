package io.firebreak.local.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firebreak.jobs.sink.Database;
import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.Workspace;
import io.firebreak.models.calibration.LearnLibrary;
import io.firebreak.models.calibration.PastCrisis;
import io.firebreak.models.effect.EffectLibrary;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.simulation.CrisisWorld;
import io.firebreak.models.simulation.EventCourse;
import io.firebreak.models.simulation.EventSimulator;
import io.firebreak.models.simulation.EventSimulator.Responses;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Past crises in the tables of a real PostgreSQL. */
class CrisisDatabaseTest {
  private static final long ONSET = 1_772_323_200_000L;
  private static final long HOUR = 3_600_000;

  private static Workspace workspace;
  private static EmbeddedDatabase server;
  private static final List<EventCourse> COURSES = new ArrayList<>();

  @BeforeAll
  static void startServer() throws Exception {
    workspace = Workspace.create();
    server = EmbeddedDatabase.start(workspace, Ports.ANY, "secret");
    new Database(server.jdbcUrl(), server.user(), "secret", 10, 1_000).migrate();
    try (Connection connection = server.connect()) {
      for (int issue = 0; issue < 6; issue++) {
        EventCourse course =
            EventSimulator.random(CrisisWorld.AGING, 4, Responses.step(0), 0, issue);
        COURSES.add(course);
        insert(connection, "issue-" + issue, course);
      }
      execute(
          connection,
          "INSERT INTO scored_mention SELECT mention_key || 's', issue_id, published_at, deleted,"
              + " revision, platform, kind, parent_key, author_id, author_handle, followers, text,"
              + " title, language, url, observed_at, hub_link, source, source_tier, matched_by,"
              + " 'supporter', critic, supporter, neutral, model FROM scored_mention"
              + " WHERE issue_id = 'issue-0'");
      execute(
          connection,
          "INSERT INTO issue VALUES ('issue-5', 'gone', NULL, true, '{}'),"
              + " ('issue-4', 'stands', NULL, false, '{}')");
      execute(
          connection,
          "INSERT INTO response (response_id, issue_id, published_at, kind, deleted) VALUES"
              + " ('r1', 'issue-1', '2026-03-01T20:00:00Z', 'apology', false),"
              + " ('r2', 'issue-2', '2026-03-01T20:00:00Z', 'apology', true)");
    }
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
    workspace.close();
  }

  private static void execute(Connection connection, String sql) throws Exception {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private static void insert(Connection connection, String issue, EventCourse course)
      throws Exception {
    connection.setAutoCommit(false);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision,"
                + " platform, kind, parent_key, hub_link, matched_by, stance)"
                + " VALUES (?, ?, ?, ?, 0, ?, ?, ?, false, 'text', 'critic')")) {
      for (int i = 0; i < course.size(); i++) {
        statement.setString(1, "x:" + i);
        statement.setString(2, issue);
        statement.setTimestamp(3, new Timestamp(ONSET + course.millis(i)));
        statement.setBoolean(4, i == course.size() - 1);
        statement.setString(5, i % 3 == 0 ? "weibo" : "x");
        statement.setString(6, course.isOriginal(i) ? "original" : "repost");
        statement.setString(7, course.isOriginal(i) ? null : "x:" + course.parent(i));
        statement.addBatch();
      }
      statement.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static CrisisDatabase open() throws Exception {
    return CrisisDatabase.open(server.jdbcUrl(), server.user(), "secret", Map.of());
  }

  @Test
  void criticsComeByPlatformWithTheirParentsAndTheResponsesThatStand() throws Exception {
    List<PastCrisis> crises = new ArrayList<>();
    try (CrisisDatabase database = open()) {
      assertThat(database.size()).isEqualTo(5);
      database.forEach(crises::add);
    }
    assertThat(crises)
        .extracting(PastCrisis::name)
        .containsExactly("issue-0", "issue-1", "issue-2", "issue-3", "issue-4");
    PastCrisis first = crises.get(0);
    EventCourse course = COURSES.get(0);
    assertThat(first.platforms())
        .extracting(PastCrisis.OnPlatform::platform)
        .containsExactly("weibo", "x");
    assertThat(first.platforms().stream().mapToLong(PastCrisis.OnPlatform::mentions).sum())
        .as("no supporters, no deleted mention")
        .isEqualTo(course.size() - 1);
    assertThat(first.platforms().stream().mapToLong(part -> part.links().size()).sum())
        .isEqualTo(first.platforms().stream().mapToLong(part -> part.history().passedOn()).sum());
    assertThat(first.endMillis()).isEqualTo(ONSET + course.millis(course.size() - 2));
    assertThat(crises.get(1).responsesMillis()).containsExactly(ONSET + 20 * HOUR);
    assertThat(crises.get(2).responsesMillis()).as("withdrawn").isEmpty();
  }

  @Test
  void aLibraryIsLearntFromTheDatabaseAlikeEachTime() throws Exception {
    List<EffectLibrary> learnt = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (CrisisDatabase database = open()) {
        learnt.add(LearnLibrary.from(database, EffectSettings.SHIPPED, 1, () -> {}));
      }
    }
    EffectLibrary library = learnt.get(0);
    assertThat(learnt.get(1)).isEqualTo(library);
    assertThat(library.crises()).isEqualTo(5);
    assertThat(library.placebos().tests()).isPositive();
    assertThat(library.kernels().keySet()).containsExactly("weibo", "x");
  }

  @Test
  void aDatabaseThatCannotBeReadIsAnErrorThatDoesNotTellThePassword() {
    assertThatThrownBy(
            () ->
                CrisisDatabase.open(
                    server.jdbcUrl() + "?password=hush", server.user(), null, Map.of()))
        .isInstanceOf(UnreadableDatabaseException.class)
        .hasMessageContaining("cannot be read")
        .hasMessageContaining("database.passwordEnv")
        .message()
        .doesNotContain("hush");
  }
}
