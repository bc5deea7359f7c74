package io.firebreak.local.grafana;

import io.firebreak.local.embedded.EmbeddedException;
import io.firebreak.local.embedded.Workspace;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A Grafana beside a command that has a database: one that is installed, or else the line that
 * starts one in a container.
 *
 * @param running the one that runs; null where none is installed
 * @param containerLine what starts one in a container; null where one runs
 */
public record GrafanaBeside(EmbeddedGrafana running, String containerLine) {

  /** The version that deploy/compose.yaml has. */
  static final String IMAGE = "grafana/grafana:12.4.3";

  /** Where a Grafana in a container listens, unless something else does. */
  private static final int CONTAINER_PORT = 3000;

  /**
   * Starts the Grafana of {@code GRAFANA_HOME} or of {@code PATH}; where there is none, prepares
   * what a container needs.
   *
   * @param workspace where its files lie; they vanish with it
   * @param environment this process's environment
   * @throws EmbeddedException if a Grafana that is installed does not start
   */
  public static GrafanaBeside open(
      Workspace workspace, Map<String, String> environment, ReaderAccess access) {
    Optional<GrafanaProgram> program = GrafanaProgram.find(environment);
    if (program.isPresent()) {
      return new GrafanaBeside(EmbeddedGrafana.start(workspace, program.get(), access), null);
    }
    try {
      GrafanaFolder folder = GrafanaFolder.create(workspace);
      return new GrafanaBeside(
          null, containerLine(folder, folder.environmentFile(access, CONTAINER_PORT)));
    } catch (IOException e) {
      throw new EmbeddedException("Grafana's files cannot be written: " + e.getMessage(), e);
    }
  }

  private static String containerLine(GrafanaFolder folder, Path environment) {
    return "docker run --rm --network host --env-file %s -v %s:/etc/grafana/provisioning:ro -v %s:/etc/firebreak/dashboards:ro %s"
        .formatted(
            quoted(environment), quoted(folder.provisioning()), quoted(folder.dashboards()), IMAGE);
  }

  /** As a shell takes it as one word. */
  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[\\w/.+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Where the war room is, or will be once the container runs, for an issue and a time range. */
  public URI warRoom(String issueId, Instant from, Instant to) {
    URI base =
        running == null
            ? URI.create("http://127.0.0.1:" + CONTAINER_PORT + "/")
            : running.address();
    return base.resolve(
        "d/firebreak-war-room?var-issue=%s&from=%d&to=%d"
            .formatted(
                URLEncoder.encode(issueId, StandardCharsets.UTF_8),
                from.toEpochMilli(),
                to.toEpochMilli()));
  }
}
