package io.firebreak.local.cluster;

import io.firebreak.local.embedded.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A standalone Flink: a job manager and a task manager, each a process of its own on 127.0.0.1. */
final class FlinkCluster implements AutoCloseable {
  private static final String JOB_MANAGER =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String TASK_MANAGER =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
  private static final int START_ATTEMPTS = 3;

  /** Two jobs, each with two tasks of every stage. */
  private static final int SLOTS = 4;

  private static final String SETTINGS =
      """
      jobmanager.rpc.address: 127.0.0.1
      jobmanager.rpc.port: %1$d
      jobmanager.bind-host: 127.0.0.1
      rest.address: 127.0.0.1
      rest.bind-address: 127.0.0.1
      rest.bind-port: %2$d
      rest.port: %2$d
      taskmanager.host: 127.0.0.1
      taskmanager.bind-host: 127.0.0.1
      taskmanager.numberOfTaskSlots: %3$d
      # Flink's start script works these out; a process started without it must be told.
      taskmanager.cpu.cores: 2.0
      taskmanager.memory.framework.heap.size: 128m
      taskmanager.memory.framework.off-heap.size: 128m
      taskmanager.memory.task.heap.size: 640m
      taskmanager.memory.task.off-heap.size: 0m
      taskmanager.memory.network.min: 64m
      taskmanager.memory.network.max: 64m
      taskmanager.memory.managed.size: 16m
      taskmanager.memory.jvm-metaspace.size: 384m
      taskmanager.memory.jvm-overhead.min: 192m
      taskmanager.memory.jvm-overhead.max: 192m
      # REST answers are not older than this.
      web.refresh-interval: 200
      # A task manager that is killed is missed soon.
      heartbeat.interval: 1000
      heartbeat.timeout: 20000
      execution.checkpointing.dir: %4$s
      io.tmp.dirs: %5$s
      """;

  private final FlinkProcesses processes;
  private final FlinkRest rest;
  private final Process jobManager;
  private Process taskManager;
  private int taskManagersStarted;

  private FlinkCluster(FlinkProcesses processes, FlinkRest rest, Process jobManager) {
    this.processes = processes;
    this.rest = rest;
    this.jobManager = jobManager;
  }

  /**
   * Starts both processes.
   *
   * @param directory where the cluster keeps its files; new or empty
   * @param environment what the job manager, which runs the jobs' main methods, finds in its
   *     environment
   */
  static FlinkCluster start(Path directory, Path logs, Map<String, String> environment)
      throws Exception {
    for (int attempt = 1; ; attempt++) {
      Path place = directory.resolve("attempt-" + attempt);
      List<Integer> ports = Ports.free(2);
      configure(place, ports);
      FlinkProcesses processes = FlinkProcesses.in(place, logs);
      Process jobManager = processes.start("jobmanager", "512m", JOB_MANAGER, environment);
      FlinkRest rest = new FlinkRest(URI.create("http://127.0.0.1:" + ports.get(1)));
      FlinkCluster cluster = new FlinkCluster(processes, rest, jobManager);
      try {
        cluster.startTaskManager();
        return cluster;
      } catch (ProcessEndedException e) {
        // Between looking for free ports and listening there, another process may take one.
        cluster.close();
        if (attempt == START_ATTEMPTS) {
          throw e;
        }
      } catch (Exception | AssertionError e) {
        cluster.close();
        throw e;
      }
    }
  }

  private static void configure(Path place, List<Integer> ports) throws IOException {
    Path files = Files.createDirectories(place.resolve("files"));
    Files.writeString(
        place.resolve("config.yaml"),
        SETTINGS.formatted(
            ports.get(0), ports.get(1), SLOTS, files.resolve("checkpoints").toUri(), files));
    try (InputStream source = FlinkCluster.class.getResourceAsStream("log4j2-processes.xml")) {
      Files.copy(source, place.resolve("log4j2.xml"));
    }
  }

  /** Its REST interface. */
  FlinkRest rest() {
    return rest;
  }

  /** Starts a task manager and waits until the job manager knows it. */
  void startTaskManager() throws Exception {
    String name = "taskmanager-" + ++taskManagersStarted;
    taskManager = processes.start(name, "768m", TASK_MANAGER, Map.of());
    Waiting.until(
        name + " to register",
        () -> {
          requireAlive("jobmanager", jobManager);
          requireAlive(name, taskManager);
          return rest.taskManagers() > 0;
        },
        () -> processes.lastLines("jobmanager") + "\n" + processes.lastLines(name));
  }

  /** Kills the task manager with {@code kill -9} and waits until the job manager has missed it. */
  void killTaskManager() throws Exception {
    taskManager.destroyForcibly().waitFor();
    Waiting.until(
        "the job manager to miss its task manager",
        () -> rest.taskManagers() == 0,
        () -> processes.lastLines("jobmanager"));
  }

  private void requireAlive(String name, Process process) throws IOException {
    if (!process.isAlive()) {
      throw new ProcessEndedException(
          "%s ended with %d: %s".formatted(name, process.exitValue(), processes.lastLines(name)));
    }
  }

  @Override
  public void close() throws IOException {
    processes.close();
  }

  /** A process ended by itself. */
  private static final class ProcessEndedException extends IOException {
    private static final long serialVersionUID = 1L;

    ProcessEndedException(String message) {
      super(message);
    }
  }
}
