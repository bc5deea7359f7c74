package io.firebreak.local.cli;

import io.firebreak.local.embedded.EmbeddedException;
import io.firebreak.local.embedded.EmbeddedServices;
import io.firebreak.local.embedded.Workspace;
import io.firebreak.local.grafana.EmbeddedGrafana;
import io.firebreak.local.grafana.GrafanaBeside;
import io.firebreak.local.grafana.ReaderAccess;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Option of commands with a database of their own: a Grafana on its dashboards. */
public final class GrafanaOption {

  @Option(
      names = "--grafana",
      description =
          "Show the dashboards: start the Grafana of GRAFANA_HOME or of the PATH, or else tell how"
              + " to start one in a container.")
  private boolean wanted;

  /**
   * What to look at first.
   *
   * @param issueId the issue
   * @param from beginning of the time range
   * @param to its end
   */
  public record View(String issueId, Instant from, Instant to) {}

  /**
   * Starts it, where it was asked for, and says where it is. It stops with the services. A Grafana
   * that does not start is told of, and nothing worse.
   *
   * @param services running, with the tables made and the dashboards' role let in
   * @return its address; empty where none was asked for or none runs
   */
  public Optional<String> open(Terminal terminal, EmbeddedServices services, View view) {
    return open(
        terminal,
        services.workspace(),
        ReaderAccess.to(services.database(), services.database().password()),
        view,
        grafana -> services.register("Grafana", grafana));
  }

  /** Whether it was asked for. */
  public boolean isWanted() {
    return wanted;
  }

  /**
   * The same on any database.
   *
   * @param workspace where its files lie
   * @param started takes the one that runs, to stop it at last
   */
  public Optional<String> open(
      Terminal terminal,
      Workspace workspace,
      ReaderAccess access,
      View view,
      Consumer<EmbeddedGrafana> started) {
    if (!wanted) {
      return Optional.empty();
    }
    terminal.say("Starting Grafana");
    try {
      GrafanaBeside grafana = GrafanaBeside.open(workspace, System.getenv(), access);
      String address = grafana.warRoom(view.issueId(), view.from(), view.to()).toString();
      if (grafana.running() != null) {
        started.accept(grafana.running());
        terminal.result("Grafana:        " + address);
        return Optional.of(address);
      }
      terminal.result(
          "No Grafana is installed here: none in GRAFANA_HOME, none on the PATH. This starts one"
              + " while the command runs, in another terminal (Linux):");
      terminal.result("  " + grafana.containerLine());
      terminal.result("and then it is here: " + address);
    } catch (EmbeddedException e) {
      terminal.problem(e.getMessage() + " It goes on without Grafana.");
    }
    return Optional.empty();
  }
}
