package io.firebreak.local.grafana;

import io.firebreak.local.embedded.EmbeddedException;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A Grafana on 127.0.0.1, with Firebreak's dashboards, for everybody on this machine to look at.
 * Its data lie in the workspace. It stops when closed and, by a small script that watches this
 * process, when this process is killed.
 */
public final class EmbeddedGrafana implements AutoCloseable {

  private static final String SCRIPT = "watched.sh";
  private static final int START_ATTEMPTS = 3;
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
  private static final long POLL_MILLIS = 200;
  private static final long STOP_SECONDS = 10;
  private static final int LOG_LINES = 5;

  private final Process process;
  private final URI address;
  private boolean closed;

  private EmbeddedGrafana(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param workspace where its data lie; one Grafana in each
   * @param program the Grafana to run
   * @param access how it reaches the database
   * @throws EmbeddedException if it does not start, or not within two minutes
   */
  public static EmbeddedGrafana start(
      Workspace workspace, GrafanaProgram program, ReaderAccess access) {
    try {
      GrafanaFolder folder = GrafanaFolder.create(workspace);
      String secret = UUID.randomUUID().toString();
      for (int attempt = 1; ; attempt++) {
        int port = Ports.free(1).get(0);
        Path settings = folder.settle(port, secret);
        EmbeddedGrafana grafana =
            new EmbeddedGrafana(
                run(folder, program.commandLine(settings), access),
                URI.create("http://127.0.0.1:" + port + "/"));
        try {
          grafana.awaitAnswer(folder);
          return grafana;
        } catch (EmbeddedException e) {
          boolean ended = !grafana.process.isAlive();
          grafana.close();
          // Something else may have taken the port meanwhile.
          if (!ended || attempt == START_ATTEMPTS) {
            throw e;
          }
        }
      }
    } catch (IOException e) {
      throw new EmbeddedException("Grafana cannot be started: " + e.getMessage(), e);
    }
  }

  private static Process run(GrafanaFolder folder, List<String> commandLine, ReaderAccess access)
      throws IOException {
    Path script = folder.root().resolve(SCRIPT);
    try (InputStream source = EmbeddedGrafana.class.getResourceAsStream(SCRIPT)) {
      Files.write(script, source.readAllBytes());
    }
    List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(commandLine);
    ProcessBuilder builder = new ProcessBuilder(command);
    // Settings in the environment would win over those of the file.
    builder.environment().keySet().removeIf(name -> name.startsWith("GF_"));
    builder.environment().putAll(access.environment());
    return builder
        .directory(folder.root().toFile())
        .redirectErrorStream(true)
        .redirectOutput(output(folder).toFile())
        .start();
  }

  private static Path output(GrafanaFolder folder) {
    return folder.root().resolve("output.log");
  }

  private void awaitAnswer(GrafanaFolder folder) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();
    HttpRequest health =
        HttpRequest.newBuilder(address.resolve("api/health")).timeout(ANSWER_LIMIT).build();
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    try {
      while (System.nanoTime() < deadline) {
        if (!process.isAlive()) {
          throw new EmbeddedException(
              "Grafana ended with exit code %d: %s"
                  .formatted(process.exitValue(), lastLines(folder)));
        }
        if (answers(client, health)) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedException("Interrupted while Grafana started", e);
    }
    throw new EmbeddedException(
        "Grafana did not answer within %d s: %s"
            .formatted(START_LIMIT.toSeconds(), lastLines(folder)));
  }

  private static boolean answers(HttpClient client, HttpRequest health)
      throws InterruptedException {
    try {
      return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static String lastLines(GrafanaFolder folder) {
    List<String> lines = new ArrayList<>();
    for (Path log : List.of(folder.root().resolve("log/grafana.log"), output(folder))) {
      try {
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().forEach(lines::add);
      } catch (IOException e) {
        // It did not come that far.
      }
    }
    return lines.isEmpty()
        ? "it left no log"
        : String.join(" / ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }

  /** Where it listens. */
  public URI address() {
    return address;
  }

  /** Stops it. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      // The script takes the end of its input as the word to stop.
      process.getOutputStream().close();
      if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (IOException e) {
      // It ended by itself.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
