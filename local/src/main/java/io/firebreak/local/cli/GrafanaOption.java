package io.firebreak.local.cli;

import io.firebreak.local.embedded.EmbeddedException;
import io.firebreak.local.embedded.EmbeddedServices;
import io.firebreak.local.grafana.GrafanaBeside;
import io.firebreak.local.grafana.ReaderAccess;
import java.time.Instant;
import java.util.Optional;
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
    if (!wanted) {
      return Optional.empty();
    }
    terminal.say("Starting Grafana");
    try {
      GrafanaBeside grafana =
          GrafanaBeside.open(
              services.workspace(),
              System.getenv(),
              ReaderAccess.to(services.database(), services.database().password()));
      String address = grafana.warRoom(view.issueId(), view.from(), view.to()).toString();
      if (grafana.running() != null) {
        services.register("Grafana", grafana.running());
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
