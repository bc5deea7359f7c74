package io.firebreak.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardFilesTest {

  private static final Path PROVISIONING = Repository.MODULE.resolve("grafana/provisioning");
  private static final Pattern UNSAFE_VARIABLE =
      Pattern.compile("\\$(issue|platform|stance|window|response)\\b|\\$\\{(?!\\w+:sqlstring\\})");

  static Stream<DashboardFile> dashboards() {
    return Repository.dashboards().stream().map(DashboardFile::read);
  }

  /** With -Dfirebreak.dashboards.write=true the files are rewritten, links and all. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void theFileIsNormalAndLinksToTheOtherDashboardsInOrder(DashboardFile dashboard)
      throws IOException, NotADashboardException {
    ObjectNode linked = dashboard.json().deepCopy();
    linked.set("links", DashboardLinks.of(dashboard, dashboards().toList()));
    String normal = DashboardNormalizer.normalize(linked.toString());
    if (Boolean.getBoolean("firebreak.dashboards.write")) {
      Files.writeString(dashboard.path(), normal);
    }
    assertThat(Repository.text(dashboard.path()))
        .as("run again with -Dfirebreak.dashboards.write=true to write " + dashboard.path())
        .isEqualTo(normal);
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void theDashboardLoadsOnGrafana11To13(DashboardFile dashboard) {
    JsonNode json = dashboard.json();
    assertThat(json.path("schemaVersion").asInt()).isEqualTo(42);
    assertThat(json.path("uid").asText()).matches("firebreak-[a-z-]{3,30}");
    assertThat(json.path("title").asText()).isNotBlank();
    assertThat(json.path("tags").toString()).contains("firebreak");
    assertThat(json.has("version")).isFalse();
    assertThat(json.has("iteration")).isFalse();
    assertThat(json.get("id").isNull()).isTrue();
    json.path("templating")
        .path("list")
        .forEach(
            variable -> {
              assertThat(variable.has("current")).as(variable.path("name").asText()).isFalse();
              assertThat(variable.path("description").asText()).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyPanelSaysWhatItShows(DashboardFile dashboard) {
    Set<String> titles = new HashSet<>();
    for (JsonNode panel : dashboard.panels()) {
      String title = panel.path("title").asText();
      assertThat(title).isNotBlank();
      assertThat(titles.add(title)).as("title used once: " + title).isTrue();
      assertThat(panel.path("description").asText())
          .as(title)
          .hasSizeGreaterThan(60)
          .containsPattern("[.?]$");
      assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText())
          .as("unit of " + title)
          .isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panelIdsAreUniqueAndPanelsDoNotOverlap(DashboardFile dashboard) {
    Set<Integer> ids = new HashSet<>();
    Set<String> squares = new HashSet<>();
    for (JsonNode panel : dashboard.json().path("panels")) {
      assertThat(ids.add(panel.path("id").asInt(-1))).as(panel.path("title").asText()).isTrue();
      JsonNode place = panel.path("gridPos");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isBetween(1, 24);
      for (int x = 0; x < place.path("w").asInt(); x++) {
        for (int y = 0; y < place.path("h").asInt(); y++) {
          String square = (place.path("x").asInt() + x) + "," + (place.path("y").asInt() + y);
          assertThat(squares.add(square))
              .as(panel.path("title").asText() + " at " + square)
              .isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyDataSourceIsTheProvisionedOne(DashboardFile dashboard) {
    JsonNode source =
        Repository.yaml(PROVISIONING.resolve("datasources/firebreak.yaml"))
            .get(0)
            .at("/datasources/0");
    for (JsonNode used : dashboard.json().findValues("datasource")) {
      if (used.path("type").asText().equals("prometheus")) {
        assertThat(used.path("uid").asText()).isEqualTo("${prometheus}");
      } else if (!used.path("uid").asText().equals("-- Grafana --")) {
        assertThat(used.path("uid").asText()).isEqualTo(source.path("uid").asText());
        assertThat(used.path("type").asText()).isEqualTo(source.path("type").asText());
      }
    }
    for (JsonNode panel : dashboard.panels()) {
      assertThat(panel.has("datasource")).as(panel.path("title").asText()).isTrue();
      panel.path("targets").forEach(target -> assertThat(target.has("datasource")).isTrue());
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void queriesQuoteVariablesAndReadViewsOnly(DashboardFile dashboard) {
    for (DashboardFile.Query query : dashboard.queries()) {
      assertThat(UNSAFE_VARIABLE.matcher(query.sql()).find())
          .as("every variable of '%s' is written ${name:sqlstring}", query)
          .isFalse();
      assertThat(query.sql())
          .as(query.name())
          .doesNotContainPattern(
              "(?i)\\b(from|join)\\s+(issue|response|scored_mention|spread_window|share_of_voice|dead_letter|response_effect|story_metric|label|stance_quality|stance_drift|alert|follow_up|follow_up_state|coordinated_cluster|ambassador_state)\\b")
          .doesNotContainIgnoringCase("GROUP BY time");
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void anEmptyVariableCannotBreakAQuery(DashboardFile dashboard) {
    dashboard
        .json()
        .path("templating")
        .path("list")
        .forEach(
            variable -> {
              boolean list =
                  variable.path("multi").asBoolean() || variable.path("includeAll").asBoolean();
              if (list && variable.path("type").asText().equals("query")) {
                assertThat(variable.path("allValue").asText())
                    .as("allValue of " + variable.path("name").asText())
                    .isNotBlank();
              }
            });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void stancesKeepTheirColours(DashboardFile dashboard) {
    for (JsonNode panel : dashboard.panels()) {
      String sql = panel.at("/targets/0/rawSql").asText();
      for (String[] stance :
          List.of(
              new String[] {"Critics", "#D55E00"},
              new String[] {"Supporters", "#56B4E9"},
              new String[] {"Neutral", "#999999"},
              new String[] {"Unclassified", "#CC79A7"})) {
        if (sql.contains("AS \"" + stance[0] + "\"") || sql.contains("', '" + stance[0] + "')")) {
          assertThat(colour(panel, stance[0]))
              .as(stance[0] + " in " + panel.path("title"))
              .isEqualTo(stance[1]);
        }
      }
    }
  }

  private static String colour(JsonNode panel, String series) {
    for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
      if (override.path("matcher").path("options").asText().equals(series)) {
        for (JsonNode property : override.path("properties")) {
          if (property.path("id").asText().equals("color")) {
            return property.path("value").path("fixedColor").asText();
          }
        }
      }
    }
    return null;
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void linksLeadToDashboardsThatExistAndKeepTimeAndIssue(DashboardFile dashboard) {
    List<String> uids = dashboards().map(one -> one.json().path("uid").asText()).toList();
    assertThat(dashboard.json().path("links")).hasSize(uids.size() - 1);
    for (JsonNode link : dashboard.json().path("links")) {
      assertThat(link.path("url").asText()).startsWith("/d/");
      assertThat(uids).contains(link.path("url").asText().substring("/d/".length()));
      assertThat(link.path("includeVars").asBoolean()).isTrue();
      assertThat(link.path("keepTime").asBoolean()).isTrue();
    }
  }

  @Test
  void everyVerdictOfTheTableHasAWordAndAColour() {
    Pattern allowed = Pattern.compile("verdict IN \\(([^)]*)\\)");
    Matcher check =
        allowed.matcher(
            Repository.text(
                Repository.ROOT.resolve(
                    "jobs/src/main/resources/db/migration/V4__response_effect.sql")));
    assertThat(check.find()).isTrue();
    List<String> verdicts = new ArrayList<>(List.of("gauge"));
    for (String word : check.group(1).split(",")) {
      verdicts.add(word.strip().replace("'", ""));
    }
    int mapped = 0;
    for (JsonNode panel : responseEffect().panels()) {
      if (panel.at("/targets/0/rawSql").asText().contains("AS \"Verdict\"")) {
        JsonNode mapping = mappingOfVerdicts(panel);
        for (String verdict : verdicts) {
          JsonNode shown = mapping.at("/0/options/" + verdict);
          assertThat(shown.path("text").asText()).as(verdict).isNotBlank();
          assertThat(shown.path("color").asText()).as(verdict).startsWith("#");
        }
        mapped++;
      }
    }
    assertThat(mapped).isEqualTo(4);
  }

  @Test
  void thePlainComparisonIsNeverShownWithoutItsFalseAlarms() {
    List<JsonNode> panels =
        responseEffect().panels().stream()
            .filter(panel -> panel.at("/targets/0/rawSql").asText().contains("naive_change"))
            .toList();
    assertThat(panels).hasSize(1);
    assertThat(panels.get(0).path("description").asText()).contains("78 to 99 %");
    assertThat(panels.get(0).at("/targets/0/rawSql").asText()).contains("78 to 99 %");
  }

  /** The mapping of a panel, or of its column of verdicts. */
  private static JsonNode mappingOfVerdicts(JsonNode panel) {
    for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
      for (JsonNode property : override.path("properties")) {
        if (property.path("id").asText().equals("mappings")) {
          return property.path("value");
        }
      }
    }
    return panel.at("/fieldConfig/defaults/mappings");
  }

  private static DashboardFile responseEffect() {
    return DashboardFile.read(
        Repository.MODULE.resolve("grafana/dashboards/20-response-effect.json"));
  }

  @Test
  void theReproductionBandIsFilledBetweenItsBoundsAndHasALineAtOne() {
    List<JsonNode> panels =
        dashboards()
            .flatMap(dashboard -> dashboard.panels().stream())
            .filter(one -> one.path("title").asText().startsWith("Is it spreading?"))
            .toList();
    assertThat(panels).hasSize(2).allSatisfy(DashboardFilesTest::checkBand);
  }

  private static void checkBand(JsonNode panel) {
    assertThat(panel.toString()).contains("{\"id\":\"custom.fillBelowTo\",\"value\":\"95 % low\"}");
    assertThat(panel.at("/fieldConfig/defaults/custom/thresholdsStyle/mode").asText())
        .isEqualTo("line");
    assertThat(panel.at("/fieldConfig/defaults/thresholds/steps/1/value").asInt()).isEqualTo(1);
  }

  @Test
  void provisioningIsReadOnlyAndKeepsItsPasswordOutOfTheFile() {
    JsonNode source =
        Repository.yaml(PROVISIONING.resolve("datasources/firebreak.yaml"))
            .get(0)
            .at("/datasources/0");
    assertThat(source.path("user").asText()).isEqualTo("firebreak_reader");
    assertThat(source.path("editable").asBoolean(true)).isFalse();
    assertThat(source.at("/secureJsonData/password").asText()).isEqualTo("$PG_RO_PASSWORD");
    assertThat(source.at("/jsonData/database").asText()).isNotBlank();
    JsonNode provider =
        Repository.yaml(PROVISIONING.resolve("dashboards/firebreak.yaml"))
            .get(0)
            .at("/providers/0");
    assertThat(provider.path("allowUiUpdates").asBoolean(true)).isFalse();
    assertThat(provider.at("/options/foldersFromFilesStructure").asBoolean()).isTrue();
    assertThat(provider.has("folder")).isFalse();
  }
}
