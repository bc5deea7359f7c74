package io.firebreak.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardNormalizerTest {

  /** As Grafana's API gives it, with all that one Grafana adds, and panels out of place. */
  private static final String EXPORTED =
      """
      {"meta": {"slug": "war-room", "version": 7},
       "dashboard": {
        "version": 7, "iteration": 1, "gnetId": 3, "id": 42, "uid": "firebreak-war-room", "schemaVersion": 42,
        "__inputs": [{"name": "DS_FIREBREAK"}], "__requires": [], "__elements": {},
        "templating": {"list": [{"name": "issue", "current": {"value": "secret crisis"}, "options": [{"value": "secret crisis"}]}]},
        "links": [{"url": "https://grafana.corp.example:3000/d/firebreak-spread"}, {"url": "https://hub.example/d/x"}],
        "panels": [
         {"id": 2, "gridPos": {"y": 9, "x": 0}, "type": "row", "panels": [
           {"id": 5, "gridPos": {"y": 10, "x": 12}, "pluginVersion": "12.4.3"}, {"id": 4, "gridPos": {"y": 10, "x": 0}}]},
         {"type": "stat", "pluginVersion": "12.4.3", "id": 9, "gridPos": {"y": 0, "x": 6}, "value": 0.30,
          "datasource": {"uid": "aeo3k1", "type": "grafana-postgresql-datasource"},
          "targets": [{"datasource": {"type": "prometheus", "uid": "P8"}, "expr": "a  >\\u00e9"}]},
         {"id": 1, "gridPos": {"y": 0, "x": 0}}]}}
      """;

  @Test
  void whatBelongsToOneGrafanaIsGoneAndTheRestIsInOrder() throws Exception {
    assertThat(withoutSpace(DashboardNormalizer.normalize(EXPORTED)))
        .isEqualTo(
            withoutSpace(
                """
            {"id": null,
             "links": [{"url": "/d/firebreak-spread"}, {"url": "https://hub.example/d/x"}],
             "panels": [
              {"gridPos": {"x": 0, "y": 0}, "id": 1},
              {"datasource": {"type": "grafana-postgresql-datasource", "uid": "firebreak-postgres"},
               "gridPos": {"x": 6, "y": 0}, "id": 9,
               "targets": [{"datasource": {"type": "prometheus", "uid": "${prometheus}"}, "expr": "a  >é"}],
               "type": "stat", "value": 0.3},
              {"gridPos": {"x": 0, "y": 9}, "id": 2, "panels": [
                {"gridPos": {"x": 0, "y": 10}, "id": 4}, {"gridPos": {"x": 12, "y": 10}, "id": 5}], "type": "row"}],
             "schemaVersion": 42,
             "templating": {"list": [{"name": "issue", "options": []}]},
             "uid": "firebreak-war-room"}
            """));
  }

  private static String withoutSpace(String json) {
    return json.replaceAll("\\s", "");
  }

  @Test
  void whatIsNormalStaysAsItIs() throws Exception {
    String normal = DashboardNormalizer.normalize(EXPORTED);
    assertThat(DashboardNormalizer.normalize(normal)).isEqualTo(normal).endsWith("}\n");
    for (Path file : Repository.dashboards()) {
      assertThat(DashboardNormalizer.normalize(Repository.text(file)))
          .as(file.toString())
          .isEqualTo(Repository.text(file));
    }
  }

  @Test
  void whatIsNoClassicDashboardIsRefusedWithAReason() {
    assertThatThrownBy(() -> DashboardNormalizer.normalize("{\"panels\": [}"))
        .isInstanceOf(NotADashboardException.class)
        .hasMessageContaining("no JSON");
    assertThatThrownBy(() -> DashboardNormalizer.normalize("[]")).hasMessageContaining("no panels");
    assertThatThrownBy(
            () ->
                DashboardNormalizer.normalize(
                    "{\"apiVersion\": \"dashboard.grafana.app/v2beta1\", \"kind\": \"Dashboard\", \"spec\": {}}"))
        .hasMessageContaining("as Classic");
  }

  @Test
  void theShippedFilesAreFoundOnTheClassPath(@TempDir Path folder) throws Exception {
    GrafanaFiles.copyTo(folder);
    for (Path file : Repository.dashboards()) {
      assertThat(folder.resolve(GrafanaFiles.DASHBOARDS).resolve(file.getFileName()))
          .hasSameTextualContentAs(file);
    }
    assertThat(Files.readString(folder.resolve("provisioning/datasources/firebreak.yaml")))
        .contains(DashboardNormalizer.POSTGRES_UID);
  }
}
