package io.firebreak.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Database;
import io.firebreak.jobs.sink.StanceTables;
import io.firebreak.jobs.sink.Tables;
import io.firebreak.jobs.stance.StanceModels;
import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.Workspace;
import io.firebreak.local.report.CriticShare;
import io.firebreak.local.report.ReportData;
import io.firebreak.local.report.ReportPage;
import io.firebreak.local.situation.ReportDatabase;
import io.firebreak.local.situation.Scope;
import io.firebreak.local.situation.TableRows;
import io.firebreak.models.simulation.CrisisSimulator;
import io.firebreak.models.simulation.Simulation;
import io.firebreak.models.simulation.SimulationFiles;
import io.firebreak.models.simulation.SimulationSettings;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There is one page, whether its rows come from a replay or from the database. */
class ReportReadersTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void aReplayAndTheDatabaseThatHoldsItsRowsGiveTheSamePage(@TempDir Path directory)
      throws Exception {
    Simulation simulation =
        CrisisSimulator.simulate(
            SimulationSettings.defaults().withSeed(11).withTime(START, 48).withMentions(3_000));
    SimulationFiles.write(simulation, directory, ignored -> {});
    Settings settings = Settings.defaults();
    long now = START.plus(Duration.ofDays(30)).toEpochMilli();
    ReplayInput input =
        new ReplayInput(
            List.of(directory.resolve("mentions.jsonl.gz")),
            directory.resolve("issues.jsonl"),
            directory.resolve("responses.jsonl"));

    try (ReplayStore store =
            new Replay(settings, StanceModels.shipped(settings), now).run(input, ignored -> {});
        var workspace = Workspace.create();
        var database = EmbeddedDatabase.start(workspace, Ports.ANY, "secret")) {
      new Database(database.jdbcUrl(), database.user(), database.password(), 10, 10).migrate();
      fill(database, store);
      try (ReportDatabase tables =
          ReportDatabase.open(database.jdbcUrl(), database.user(), database.password())) {
        ReportData fromReplay = ReplayFiles.report(store, "One").build();
        ReportData fromTables = tables.build(tables.builder("One", Scope.ALL));

        assertThat(ReportPage.render(fromTables)).isEqualTo(ReportPage.render(fromReplay));
        assertThat(fromReplay.issues().get(0).alerts()).isNotEmpty();
        assertThat(fromReplay.issues().get(0).effects()).isNotEmpty();
        sharesAreThoseOfTheView(database, fromTables);
      }
    }
  }

  private static void fill(EmbeddedDatabase database, ReplayStore store) throws Exception {
    TableRows.insert(database, Tables.ISSUE, store.issues());
    TableRows.insert(database, Tables.RESPONSE, store.responses());
    TableRows.insert(database, Tables.RESPONSE_EFFECT, store.effects());
    TableRows.insert(database, Tables.STORY_METRIC, store.stories());
    TableRows.insert(database, Tables.ALERT, store.alerts());
    TableRows.insert(database, StanceTables.STANCE_QUALITY, store.qualities());
    TableRows.insert(database, StanceTables.STANCE_DRIFT, store.drifts());
    TableRows.insert(database, Tables.SCORED_MENTION, store.scoredMentions());
    TableRows.insertWindows(database, store.windows());
  }

  private static void sharesAreThoseOfTheView(EmbeddedDatabase database, ReportData data)
      throws Exception {
    List<CriticShare> shares = data.issues().get(0).shares();
    CriticShare all = shares.get(shares.size() - 1);
    try (var connection = database.connect();
        var statement =
            connection.prepareStatement(
                "SELECT judged, critic_raw, critic_share, critic_low, critic_high"
                    + " FROM v_corrected_share WHERE issue_id = ? AND span = 'all'")) {
      statement.setString(1, data.issues().get(0).summary().issueId());
      try (ResultSet row = statement.executeQuery()) {
        assertThat(row.next()).as("a correction is known").isTrue();
        assertThat(all.judged()).isEqualTo(row.getLong(1));
        assertThat(all.raw()).isCloseTo(row.getDouble(2), within(1e-9));
        assertThat(all.corrected().value()).isCloseTo(row.getDouble(3), within(1e-9));
        assertThat(all.corrected().low()).isCloseTo(row.getDouble(4), within(1e-9));
        assertThat(all.corrected().high()).isCloseTo(row.getDouble(5), within(1e-9));
      }
    }
  }
}
