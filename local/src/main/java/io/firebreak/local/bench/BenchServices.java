package io.firebreak.local.bench;

import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.local.embedded.EmbeddedKafka;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Kafka and PostgreSQL in a process of their own, so that their CPU time is not the jobs'. Its main
 * prints the addresses and ends when its standard input does.
 */
public final class BenchServices implements AutoCloseable {
  private static final String PASSWORD = "bench";
  private static final String READY = "ready ";

  private final Process process;
  private final String kafka;
  private final String jdbcUrl;
  private final String user;
  private ServicesCpu cpu;

  private BenchServices(Process process, String kafka, String jdbcUrl, String user) {
    this.process = process;
    this.kafka = kafka;
    this.jdbcUrl = jdbcUrl;
    this.user = user;
  }

  /** The process of the services. */
  public static void main(String[] arguments) throws IOException {
    try (Workspace workspace = Workspace.create();
        EmbeddedKafka kafka = EmbeddedKafka.start(workspace, Ports.ANY);
        EmbeddedDatabase database = EmbeddedDatabase.start(workspace, Ports.ANY, PASSWORD)) {
      System.out.println(
          READY + kafka.bootstrapServers() + " " + database.jdbcUrl() + " " + database.user());
      System.out.flush();
      while (System.in.read() >= 0) {
        // Until the parent lets go.
      }
    }
  }

  /**
   * Starts the process.
   *
   * @throws IllegalStateException when it does not come up
   */
  public static BenchServices start() {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            BenchServices.class.getName());
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(READY)) {
          String[] words = line.substring(READY.length()).split(" ");
          return new BenchServices(process, words[0], words[1], words[2]);
        }
      }
      process.destroy();
      throw new IllegalStateException("Kafka and PostgreSQL did not start");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String kafka() {
    return kafka;
  }

  String jdbcUrl() {
    return jdbcUrl;
  }

  String user() {
    return user;
  }

  String password() {
    return PASSWORD;
  }

  /** CPU time of Kafka and PostgreSQL so far, seconds; not-a-number where it cannot be told. */
  double cpuSeconds() throws SQLException {
    if (cpu == null) {
      try (Connection connection = DriverManager.getConnection(jdbcUrl, user, PASSWORD);
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT pg_backend_pid()")) {
        result.next();
        cpu = new ServicesCpu(process.pid(), result.getLong(1));
      }
    }
    return cpu.seconds();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
