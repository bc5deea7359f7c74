package io.firebreak.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Grafana's own rule and contact point, which are loaded by those alone who want them. */
class DeadManTest {

  private static final Path FOLDER = Repository.MODULE.resolve("grafana/provisioning/alerting");
  private static final JsonNode GROUP =
      Repository.yaml(FOLDER.resolve("dead-man.yaml.example")).get(0).at("/groups/0");
  private static final JsonNode RULE = GROUP.at("/rules/0");
  private static final JsonNode CONTACT =
      Repository.yaml(FOLDER.resolve("contact-points.yaml.example")).get(0).at("/contactPoints/0");

  @Test
  void grafanaLoadsNeitherUntilItIsCopied() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files)
          .hasSize(2)
          .allMatch(file -> file.toString().endsWith(".yaml.example"), "Grafana reads .yaml alone");
    }
  }

  @Test
  void theRuleTellsTheContactPointAndLeadsToAPanelThatExists() {
    assertThat(GROUP.path("rules")).hasSize(1);
    assertThat(RULE.at("/notification_settings/receiver").asText())
        .isEqualTo(CONTACT.path("name").asText());
    assertThat(CONTACT.at("/receivers/0/settings/url").asText())
        .as("the address is a secret of whoever runs Grafana")
        .isEqualTo("$FIREBREAK_CONTACT_URL");
    assertThat(RULE.path("noDataState").asText()).isEqualTo("Alerting");
    assertThat(RULE.path("execErrState").asText()).isEqualTo("Alerting");
    DashboardFile dashboard =
        Repository.dashboards().stream()
            .map(DashboardFile::read)
            .filter(one -> one.json().path("uid").equals(RULE.path("dashboardUid")))
            .findFirst()
            .orElseThrow();
    assertThat(dashboard.panels())
        .filteredOn(panel -> panel.path("id").asInt() == RULE.path("panelId").asInt())
        .singleElement()
        .satisfies(panel -> assertThat(panel.path("title").asText()).contains("end before now"));
  }

  @Test
  void theQueryGivesOneNumberWhichIsOverTheThresholdAfter15MinutesOrWithoutAnyWindow()
      throws SQLException {
    List<JsonNode> steps = List.of(RULE.at("/data/0"), RULE.at("/data/1"));
    assertThat(RULE.path("condition").asText()).isEqualTo(steps.get(1).path("refId").asText());
    assertThat(steps.get(1).at("/model/expression").asText())
        .isEqualTo(steps.get(0).path("refId").asText());
    assertThat(steps.get(0).path("datasourceUid").asText())
        .isEqualTo(DashboardNormalizer.POSTGRES_UID);
    double limit = steps.get(1).at("/model/conditions/0/evaluator/params/0").asDouble();
    String sql = steps.get(0).at("/model/rawSql").asText();
    TestDatabase database = TestDatabase.migrated();
    assertThat(minutes(database, sql)).as("no window ever").isGreaterThan(limit);
    SeedData.write(database);
    assertThat(minutes(database, sql)).as("windows of long ago").isGreaterThan(limit);
    String newest = "FROM spread_window WHERE window_size = '1m' AND platform = 'all'";
    database.run(
        "DELETE " + newest + " AND ctid <> (SELECT ctid " + newest + " ORDER BY ctid LIMIT 1)");
    for (int age : List.of(14, 17)) {
      database.run(
          "UPDATE spread_window SET window_start = now() - interval '%d minutes'".formatted(age + 1)
              + " WHERE window_size = '1m' AND platform = 'all'");
      assertThat(minutes(database, sql) > limit).as(age + " minutes").isEqualTo(age > 15);
    }
  }

  private static double minutes(TestDatabase database, String sql) throws SQLException {
    try (Connection reader = database.reader();
        Statement statement = reader.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.getMetaData().getColumnCount()).isEqualTo(1);
      assertThat(rows.next()).isTrue();
      double minutes = rows.getDouble(1);
      assertThat(rows.next()).isFalse();
      return minutes;
    }
  }
}
