package io.firebreak.local.grafana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Grafana that is installed on this machine.
 *
 * @param command the program, with the word for its server where it needs one
 * @param home the directory with its {@code conf/defaults.ini} and {@code public}
 */
public record GrafanaProgram(List<String> command, Path home) {

  /** Where packages put Grafana's home when the program itself lies elsewhere. */
  private static final List<Path> USUAL_HOMES =
      List.of(
          Path.of("/usr/share/grafana"),
          Path.of("/opt/homebrew/share/grafana"),
          Path.of("/usr/local/share/grafana"));

  /**
   * The one of the variable {@code GRAFANA_HOME}, else the first one of {@code PATH} whose home can
   * be found.
   *
   * @param environment this process's environment
   */
  public static Optional<GrafanaProgram> find(Map<String, String> environment) {
    return find(environment, USUAL_HOMES);
  }

  static Optional<GrafanaProgram> find(Map<String, String> environment, List<Path> usualHomes) {
    String named = environment.getOrDefault("GRAFANA_HOME", "");
    if (!named.isBlank()) {
      Path root = Path.of(named).toAbsolutePath().normalize();
      return Stream.of(root, root.resolve("share/grafana"))
          .filter(GrafanaProgram::isHome)
          .findFirst()
          .flatMap(home -> inFolder(root.resolve("bin"), home));
    }
    for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
      if (folder.startsWith("/")) {
        Optional<GrafanaProgram> found =
            programs(Path.of(folder)).stream()
                .map(program -> home(program, usualHomes))
                .flatMap(Optional::stream)
                // A package's program on the path may be a script with ideas of its own.
                .map(
                    home ->
                        inFolder(home.resolve("bin"), home)
                            .or(() -> inFolder(Path.of(folder), home)))
                .flatMap(Optional::stream)
                .findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<GrafanaProgram> inFolder(Path folder, Path home) {
    return programs(folder).stream()
        .map(
            program ->
                program.endsWith("grafana")
                    ? List.of(program.toString(), "server")
                    : List.of(program.toString()))
        .map(command -> new GrafanaProgram(command, home))
        .findFirst();
  }

  /** The programs of a folder, the one of today first: grafana-server is on its way out. */
  private static List<Path> programs(Path folder) {
    List<Path> programs = new ArrayList<>();
    for (String name : List.of("grafana", "grafana-server")) {
      Path program = folder.resolve(name);
      if (Files.isRegularFile(program) && Files.isExecutable(program)) {
        programs.add(program);
      }
    }
    return programs;
  }

  /** Beside the program, links followed, as its archive and Homebrew have it; else a usual one. */
  private static Optional<Path> home(Path program, List<Path> usualHomes) {
    List<Path> candidates = new ArrayList<>();
    try {
      Path above = program.toRealPath().getParent().getParent();
      if (above != null) {
        candidates.add(above);
        candidates.add(above.resolve("share/grafana"));
      }
    } catch (IOException e) {
      // A link to nowhere has no home.
    }
    candidates.addAll(usualHomes);
    return candidates.stream().filter(GrafanaProgram::isHome).findFirst();
  }

  private static boolean isHome(Path directory) {
    return Files.isRegularFile(directory.resolve("conf/defaults.ini"));
  }

  /** The whole command line. */
  List<String> commandLine(Path settings) {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("--homepath", home.toString(), "--config", settings.toString()));
    return line;
  }
}
