package io.firebreak.local.situation;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.sink.Database;
import io.firebreak.jobs.sink.Tables;
import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.Workspace;
import io.firebreak.models.data.EffectPoint;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.StoryMetric;
import io.firebreak.models.data.StorySegment;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the jobs write is what the page reads. */
class ReportDatabaseTest {
  private static final long AT = Instant.parse("2026-03-10T18:00:00Z").toEpochMilli();
  private static final long HALF_HOUR = 1_800_000;

  @Test
  void looksAtResponsesComeBackAsTheyWereWritten() throws Exception {
    List<ResponseEffect> looks = List.of(look("1h", false), look("24h", true));
    try (var workspace = Workspace.create();
        var database = EmbeddedDatabase.start(workspace, Ports.ANY, "secret")) {
      new Database(database.jdbcUrl(), database.user(), database.password(), 10, 10).migrate();
      for (ResponseEffect look : looks) {
        TableRows.insert(database, Tables.RESPONSE_EFFECT, look);
      }

      try (ReportDatabase tables = open(database)) {
        assertThat(tables.effects(Scope.ALL)).isEqualTo(looks);
      }
    }
  }

  @Test
  void storiesComeBackAsTheyWereWritten() throws Exception {
    List<StoryMetric> stories = List.of(story("a", false), story("o'hara", true));
    try (var workspace = Workspace.create();
        var database = EmbeddedDatabase.start(workspace, Ports.ANY, "secret")) {
      new Database(database.jdbcUrl(), database.user(), database.password(), 10, 10).migrate();
      for (StoryMetric story : stories) {
        TableRows.insert(database, Tables.STORY_METRIC, story);
      }

      try (ReportDatabase tables = open(database)) {
        assertThat(tables.stories(Scope.ALL)).isEqualTo(stories);
      }
    }
  }

  private static ReportDatabase open(EmbeddedDatabase database) throws SQLException {
    return ReportDatabase.open(database.jdbcUrl(), database.user(), database.password());
  }

  private static StoryMetric story(String issue, boolean answered) {
    return new StoryMetric(
        issue,
        AT,
        AT + 9 * HALF_HOUR,
        120,
        48,
        answered ? AT + HALF_HOUR : null,
        answered ? AT + 2 * HALF_HOUR : null,
        answered ? 31L : null,
        answered ? 0.5 : null,
        answered ? 2.0 : null,
        null,
        answered ? AT + 3 * HALF_HOUR : null,
        answered ? 1.0 : null,
        answered ? -0.25 : null,
        0.1,
        answered ? 0.2 : null,
        answered ? 0.75 : null,
        0.05,
        answered ? 0.1 : null,
        answered ? 4 : 0,
        answered ? -0.5 : null,
        List.of(
            new StorySegment(
                "all",
                120,
                12,
                0.1,
                6,
                0.05,
                answered ? 60L : null,
                answered ? 12L : null,
                answered ? 0.2 : null,
                answered ? 6L : null,
                answered ? 0.1 : null),
            new StorySegment("tier1", 0, 0, null, 0, null, null, null, null, null, null)));
  }

  private static ResponseEffect look(String look, boolean test) {
    return new ResponseEffect(
        "o'hara",
        "r\"1",
        look,
        List.of("r\"1", "r2, too"),
        AT,
        AT + (test ? 48 : 2) * HALF_HOUR,
        test ? "slowed" : null,
        "low",
        test,
        List.of("no_control"),
        test ? 0.985 : null,
        test ? 0.38 : null,
        test ? 0.12 : null,
        test ? 0.57 : null,
        test ? 412.5 : null,
        test ? 1240.0 : null,
        test ? 3010.0 : null,
        test,
        null,
        null,
        null,
        24.0,
        24.0,
        21L,
        18L,
        0.5,
        812.0,
        640.0,
        "shipped kernel twitter",
        null,
        false,
        -0.62,
        12.0,
        1.1,
        0.96,
        1.25,
        null,
        null,
        null,
        test ? 412L : null,
        test ? 0.038 : null,
        "Slowed.",
        test
            ? List.of(
                new EffectPoint(AT - HALF_HOUR, AT, 12, false, 12, 12, 12),
                new EffectPoint(AT, AT + HALF_HOUR, 9.5, true, 14.25, 10, 30))
            : List.of());
  }
}
