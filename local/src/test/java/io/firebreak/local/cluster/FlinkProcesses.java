package io.firebreak.local.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts Java processes that end with this one: closed here, or, when this process dies, killed by
 * a small shell script that waits on a pipe from it.
 */
final class FlinkProcesses implements AutoCloseable {
  private static final String GUARD = "guard.sh";
  private static final List<String> JAVA_OPTIONS =
      List.of(
          // Small, quick to start, and light on processors that others use too.
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:MaxMetaspaceSize=384m",
          "-Djava.net.preferIPv4Stack=true",
          // What Flink's own config.yaml opens on Java 17.
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.text=ALL-UNNAMED",
          "--add-opens=java.base/java.time=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED");

  private final Path directory;
  private final Path logs;
  private final Process guard;
  private final OutputStream guardPipe;
  private final List<Process> processes = new ArrayList<>();

  private FlinkProcesses(Path directory, Path logs, Process guard) {
    this.directory = directory;
    this.logs = logs;
    this.guard = guard;
    guardPipe = guard.getOutputStream();
  }

  /**
   * Starts none yet.
   *
   * @param directory Flink's configuration directory, in the command line of every process
   * @param logs where each process's output goes, in a file of its name
   */
  static FlinkProcesses in(Path directory, Path logs) throws IOException {
    Path script = directory.resolve(GUARD);
    try (InputStream source = FlinkProcesses.class.getResourceAsStream(GUARD)) {
      Files.copy(source, script);
    }
    Process guard =
        new ProcessBuilder("/bin/sh", script.toString(), directory.toString())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    return new FlinkProcesses(directory, logs, guard);
  }

  /** Starts a main class of Flink's. */
  Process start(String name, String heap, String mainClass, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-Xmx" + heap);
    command.addAll(JAVA_OPTIONS);
    command.add("-Dlog4j2.configurationFile=" + directory.resolve("log4j2.xml").toUri());
    command.addAll(List.of("-cp", ClusterFiles.flinkClassPath()));
    command.addAll(List.of(mainClass, "--configDir", directory.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log(name).toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    processes.add(process);
    guardPipe.write((process.pid() + "\n").getBytes(StandardCharsets.US_ASCII));
    guardPipe.flush();
    return process;
  }

  /** The last lines that a process printed. */
  String lastLines(String name) throws IOException {
    List<String> lines = Files.readAllLines(log(name), StandardCharsets.UTF_8);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
  }

  private Path log(String name) {
    return logs.resolve(name + ".log");
  }

  /** Kills them all, as {@code kill -9} does, and waits until they are gone. */
  @Override
  public void close() throws IOException {
    processes.forEach(Process::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
    guardPipe.close();
    guard.onExit().join();
  }
}
