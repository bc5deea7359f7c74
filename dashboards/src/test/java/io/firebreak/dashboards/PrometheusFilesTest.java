package io.firebreak.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Prometheus is asked, and told to read; checked by its own tool where it is there. */
class PrometheusFilesTest {

  private static final Path FILE = Repository.ROOT.resolve("deploy/prometheus/prometheus.yml");

  @Test
  void prometheusReadsThePortsThatFlinkReportsOn() {
    JsonNode found = Repository.yaml(FILE).get(0).at("/scrape_configs/0/dns_sd_configs/0");
    JsonNode flink = Repository.yaml(Repository.ROOT.resolve("deploy/flink/config.yaml")).get(0);
    assertThat(found.path("port").asText())
        .isEqualTo(flink.path("metrics.reporter.prom.port").asText());
    JsonNode services =
        Repository.yaml(Repository.ROOT.resolve("deploy/compose.yaml")).get(0).path("services");
    assertThat(found.path("names"))
        .allSatisfy(name -> assertThat(services.has(name.asText())).isTrue());
    String source =
        Repository.text(Repository.ROOT.resolve("deploy/prometheus/grafana-datasource.yaml"));
    assertThat(source).contains("type: prometheus", "url: http://prometheus:9090");
  }

  @Test
  void onlyACollapsedRowNeedsAPrometheus() {
    for (Path file : Repository.dashboards()) {
      for (JsonNode panel : Repository.json(file).path("panels")) {
        assertThat(DashboardFile.asksPrometheus(panel)).as(panel.path("title").asText()).isFalse();
        for (JsonNode inner : panel.path("panels")) {
          assertThat(panel.path("collapsed").asBoolean() || !DashboardFile.asksPrometheus(inner))
              .as("a closed row asks nothing: " + panel.path("title").asText())
              .isTrue();
        }
      }
    }
  }

  @Test
  void promtoolAcceptsTheConfigurationAndEveryExpression(@TempDir Path folder)
      throws IOException, InterruptedException {
    List<String> expressions = new ArrayList<>();
    for (Path file : Repository.dashboards()) {
      for (JsonNode panel : DashboardFile.read(file).panels()) {
        panel.path("targets").findValuesAsText("expr", expressions);
      }
    }
    assertThat(expressions).hasSizeGreaterThan(5).allMatch(text -> text.contains("flink_"));
    StringBuilder rules = new StringBuilder("groups: [{name: panels, rules: [");
    for (int i = 0; i < expressions.size(); i++) {
      rules
          .append("{record: 'panel:")
          .append(i)
          .append("', expr: '")
          .append(expressions.get(i).replace("'", "''"))
          .append("'},");
    }
    Path file = Files.writeString(folder.resolve("rules.yml"), rules.append("]}]"));
    Tool promtool = Tool.require("promtool", "prometheus");
    Tool.Outcome checked = promtool.run("check", "rules", file.toString());
    assertThat(checked.exitCode()).as(checked.output()).isZero();
    checked = promtool.run("check", "config", FILE.toString());
    assertThat(checked.exitCode()).as(checked.output()).isZero();
  }
}
