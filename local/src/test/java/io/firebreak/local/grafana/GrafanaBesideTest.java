package io.firebreak.local.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.firebreak.local.embedded.EmbeddedException;
import io.firebreak.local.embedded.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program that stands for Grafana: it writes down how it was started, and answers. */
class GrafanaBesideTest {

  private static final ReaderAccess ACCESS =
      new ReaderAccess("127.0.0.1:5432", "firebreak", "disable", "pass$word");

  /** Answers every request with 200, on the port of its settings. */
  private static final String ANSWERING =
      """
      #!/bin/sh
      cd "%1$s"
      printf '%%s\\n' "$@" >arguments
      env >environment
      echo $$ >pid
      for last; do :; done
      cp "$last" settings
      exec python3 -c '
      import http.server, re, sys
      port = int(re.search(r"http_port = (\\d+)", open("settings").read()).group(1))
      class Answer(http.server.BaseHTTPRequestHandler):
          def do_GET(self):
              self.send_response(200 if self.path == "/api/health" else 404)
              self.end_headers()
          def log_message(self, *words):
              pass
      http.server.HTTPServer(("127.0.0.1", port), Answer).serve_forever()
      '
      """;

  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.create();
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void theGrafanaOfGrafanaHomeIsStartedForViewersOnLoopbackAndStopsWhenClosed() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not installed: skipped");
    Path home = home(folder.resolve("a home"), "grafana", ANSWERING.formatted(folder));
    GrafanaBeside beside =
        GrafanaBeside.open(workspace, Map.of("GRAFANA_HOME", home.toString()), ACCESS);
    long pid = Long.parseLong(read("pid").strip());
    try (EmbeddedGrafana grafana = beside.running()) {
      Path settings = workspace.root().resolve("grafana/grafana.ini");
      assertThat(read("arguments").lines())
          .containsExactly(
              "server", "--homepath", home.toString(), "--config", settings.toString());
      assertThat(read("environment"))
          .contains(
              "PG_ADDRESS=127.0.0.1:5432\n", "PG_RO_PASSWORD=pass$word\n", "PG_SSLMODE=disable\n");
      assertThat(read("settings"))
          .contains("http_addr = 127.0.0.1\nhttp_port = " + grafana.address().getPort() + "\n")
          .contains("[auth.anonymous]\nenabled = true\norg_role = Viewer\n")
          .contains("reporting_enabled = false", "check_for_updates = false")
          .contains("check_for_plugin_updates = false", "disable_gravatar = true")
          .contains("plugin_admin_enabled = false", "preinstall_disabled = true")
          .contains("provisioning = " + workspace.root().resolve("grafana/provisioning"))
          .doesNotContain("pass$word");
      assertThat(Files.getPosixFilePermissions(settings))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      Path dashboards = workspace.root().resolve("grafana/dashboards");
      assertThat(dashboards.resolve("Firebreak/00-war-room.json")).exists();
      assertThat(workspace.root().resolve("grafana/provisioning/dashboards/firebreak.yaml"))
          .content()
          .contains("path: " + dashboards + "\n");
      assertThat(
              beside
                  .warRoom("it's a&b", Instant.ofEpochMilli(1000), Instant.ofEpochMilli(2000))
                  .toString())
          .isEqualTo(
              grafana.address() + "d/firebreak-war-room?var-issue=it%27s+a%26b&from=1000&to=2000");
      assertThat(ProcessHandle.of(pid)).get().matches(ProcessHandle::isAlive);
    }
    for (int i = 0; i < 100 && ProcessHandle.of(pid).isPresent(); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(ProcessHandle.of(pid)).as("it has stopped").isEmpty();
  }

  @Test
  void aDatabaseIsFoundByItsJdbcAddress() {
    assertThat(
            ReaderAccess.to("jdbc:postgresql://db.example/firebreak?user=a&sslmode=require", "p"))
        .isEqualTo(new ReaderAccess("db.example:5432", "firebreak", "require", "p"));
    assertThat(ReaderAccess.to("jdbc:postgresql://127.0.0.1:6000/f", "p"))
        .isEqualTo(new ReaderAccess("127.0.0.1:6000", "f", "disable", "p"));
    assertThatThrownBy(() -> ReaderAccess.to("jdbc:postgresql:firebreak", "p"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aGrafanaThatEndsIsReportedWithItsLastWords() throws IOException {
    Path home =
        home(folder.resolve("home"), "grafana-server", "#!/bin/sh\necho no disk left; exit 3\n");
    assertThatThrownBy(
            () -> GrafanaBeside.open(workspace, Map.of("GRAFANA_HOME", home.toString()), ACCESS))
        .isInstanceOf(EmbeddedException.class)
        .hasMessageContaining("exit code 3")
        .hasMessageContaining("no disk left");
  }

  @Test
  void onThePathItIsFoundThroughLinksAndInUsualPlacesWithItsOwnHome() throws IOException {
    Path archive = home(folder.resolve("grafana-v12"), "grafana", "");
    Path links = Files.createDirectories(folder.resolve("links"));
    Files.createSymbolicLink(links.resolve("grafana"), archive.resolve("bin/grafana"));
    assertThat(find(links, List.of())).isEqualTo(found(archive.resolve("bin/grafana"), archive));

    Path packaged = home(folder.resolve("usr/share/grafana"), "grafana", "");
    Path wrapper = program(folder.resolve("usr/sbin/grafana-server"), "");
    assertThat(find(wrapper.getParent(), List.of(packaged)))
        .as("not the wrapper, which reads settings of its own")
        .isEqualTo(found(packaged.resolve("bin/grafana"), packaged));

    Path brewed = program(folder.resolve("brew/bin/grafana"), "");
    Path shared = folder.resolve("brew/share/grafana");
    Files.createDirectories(shared.resolve("conf"));
    Files.createFile(shared.resolve("conf/defaults.ini"));
    assertThat(find(brewed.getParent(), List.of())).isEqualTo(found(brewed, shared));

    Path alone = program(folder.resolve("alone/grafana"), "");
    assertThat(GrafanaProgram.find(Map.of("PATH", alone.getParent().toString()), List.of()))
        .as("without a home")
        .isEmpty();
    assertThat(GrafanaProgram.find(Map.of("GRAFANA_HOME", "/nowhere", "PATH", links.toString())))
        .as("a wrong GRAFANA_HOME is not made up for by another Grafana")
        .isEmpty();
  }

  @Test
  void withoutOneTheLineForAContainerMountsWhatLiesThereAndShowsNoPassword() throws IOException {
    GrafanaBeside beside = GrafanaBeside.open(workspace, Map.of("PATH", "/nowhere"), ACCESS);
    assertThat(beside.running()).isNull();
    Path root = workspace.root().resolve("grafana");
    assertThat(beside.containerLine())
        .isEqualTo(
            "docker run --rm --network host --env-file "
                + root
                + "/container.env -v "
                + root
                + "/provisioning:/etc/grafana/provisioning:ro -v "
                + root
                + "/dashboards:/etc/firebreak/dashboards:ro "
                + GrafanaBeside.IMAGE);
    assertThat(Files.readString(root.resolve("container.env")))
        .contains("PG_RO_PASSWORD=pass$word\n", "GF_SERVER_HTTP_ADDR=127.0.0.1\n");
    assertThat(root.resolve("provisioning/dashboards/firebreak.yaml"))
        .content()
        .contains("path: /etc/firebreak/dashboards\n");
    assertThat(root.resolve("provisioning/datasources/firebreak.yaml")).exists();
    assertThat(Files.readString(Path.of("..", "deploy", "compose.yaml")))
        .contains("image: " + GrafanaBeside.IMAGE + "\n");
    assertThat(beside.warRoom("a", Instant.EPOCH, Instant.EPOCH)).hasPort(3000);
  }

  private static Optional<GrafanaProgram> find(Path onPath, List<Path> usualHomes) {
    return GrafanaProgram.find(Map.of("PATH", "/nowhere:" + onPath), usualHomes);
  }

  private static Optional<GrafanaProgram> found(Path program, Path home) {
    return Optional.of(new GrafanaProgram(List.of(program.toString(), "server"), home));
  }

  /** A directory as Grafana's archive unpacks it. */
  private static Path home(Path home, String program, String script) throws IOException {
    Files.createDirectories(home.resolve("conf"));
    Files.createFile(home.resolve("conf/defaults.ini"));
    program(home.resolve("bin").resolve(program), script);
    return home;
  }

  private static Path program(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
