package io.firebreak.local.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL server on 127.0.0.1, with an empty database {@code firebreak} and a superuser of
 * that name, who has a password: other users of the machine stay out. Durability is off, since the
 * data end with the process.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  /** The superuser, and the database. */
  public static final String NAME = "firebreak";

  private static final int START_ATTEMPTS = 4;
  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 10;
  private static final String SETTINGS =
      """
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      port = %d
      max_connections = 50
      shared_buffers = 64MB
      fsync = off
      synchronous_commit = off
      full_page_writes = off
      wal_level = minimal
      max_wal_senders = 0
      timezone = 'UTC'
      log_timezone = 'UTC'
      """;

  private final ServerAccount account;
  private final Path programs;
  private final Path data;
  private final int port;
  private final String password;
  private boolean closed;

  private EmbeddedDatabase(
      ServerAccount account, Path programs, Path data, int port, String password) {
    this.account = account;
    this.programs = programs;
    this.data = data;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts a server.
   *
   * @param workspace where its data lie; one server in each
   * @param port where to listen, or {@link Ports#ANY}
   * @param password the superuser's password
   * @throws EmbeddedException if it does not start
   */
  public static EmbeddedDatabase start(Workspace workspace, int port, String password) {
    return start(workspace, port, password, ServerAccount.detect());
  }

  static EmbeddedDatabase start(
      Workspace workspace, int port, String password, ServerAccount account) {
    Ports.requireFree(port, "PostgreSQL");
    Path directory = workspace.directory("postgres");
    Path cache =
        account.isStranger()
            ? directory
            : CacheDirectory.find(System.getenv(), System.getProperty("user.home"))
                .orElse(directory);
    Path programs = PostgresBinaries.unpack(cache).resolve("bin");
    Path data = directory.resolve("data");
    initialize(workspace, account, programs, data, password);
    for (int attempt = 1; ; attempt++) {
      int chosen = port == Ports.ANY ? Ports.free(1).get(0) : port;
      try {
        var database = new EmbeddedDatabase(account, programs, data, chosen, password);
        database.run(directory);
        database.createDatabase();
        return database;
      } catch (EmbeddedException e) {
        if (port != Ports.ANY || attempt == START_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static void initialize(
      Workspace workspace, ServerAccount account, Path programs, Path data, String password) {
    Path secret = data.resolveSibling("password");
    try {
      Files.writeString(secret, password + "\n");
      account.own(workspace.root(), data.getParent());
      Programs.run(
              account.command(
                  List.of(
                      programs.resolve("initdb").toString(),
                      "--pgdata=" + data,
                      "--username=" + NAME,
                      "--pwfile=" + secret,
                      "--auth=scram-sha-256",
                      "--encoding=UTF8",
                      "--locale=C",
                      "--locale-provider=builtin",
                      "--builtin-locale=C.UTF-8",
                      "--no-sync",
                      "--no-instructions")),
              START_SECONDS)
          .orThrow("PostgreSQL could not create its database in " + data);
      Files.delete(secret);
    } catch (IOException e) {
      throw new EmbeddedException("Cannot write to " + data.getParent(), e);
    }
  }

  private void run(Path directory) {
    Path starting = directory.resolve("starting");
    Path log = data.resolve("server.log");
    try {
      Files.writeString(
          data.resolve("postgresql.auto.conf"),
          SETTINGS.formatted(port),
          StandardOpenOption.TRUNCATE_EXISTING);
      // The reaper waits for a server that is being started.
      Files.writeString(starting, "");
      Programs.Result result =
          pgCtl("start", "-w", "-t", Long.toString(START_SECONDS), "-l", log.toString());
      Files.delete(starting);
      if (!result.succeeded()) {
        throw new EmbeddedException(
            "PostgreSQL did not start on port %d: %s".formatted(port, lastLines(log)));
      }
    } catch (IOException e) {
      throw new EmbeddedException("Cannot write to " + directory, e);
    }
  }

  private void createDatabase() {
    try (Connection connection = DriverManager.getConnection(url("postgres"), NAME, password);
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + NAME);
    } catch (SQLException e) {
      close();
      throw new EmbeddedException(
          "PostgreSQL on port %d does not answer: %s".formatted(port, e.getMessage()), e);
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** The database's address, without user and password. */
  public String jdbcUrl() {
    return url(NAME);
  }

  /** The superuser. */
  public String user() {
    return NAME;
  }

  /** The superuser's password. */
  public String password() {
    return password;
  }

  /** A new connection as the superuser. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), NAME, password);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** Stops the server; connections that are open are cut. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    String seconds = Long.toString(STOP_SECONDS);
    if (!pgCtl("stop", "-m", "fast", "-w", "-t", seconds).succeeded()) {
      pgCtl("stop", "-m", "immediate", "-w", "-t", seconds)
          .orThrow("PostgreSQL on port %d does not stop".formatted(port));
    }
  }

  private Programs.Result pgCtl(String action, String... options) {
    List<String> command = new ArrayList<>();
    command.add(programs.resolve("pg_ctl").toString());
    command.add(action);
    command.add("--pgdata=" + data);
    command.addAll(List.of(options));
    return Programs.run(account.command(command), START_SECONDS + STOP_SECONDS);
  }

  private static String lastLines(Path log) {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    } catch (IOException e) {
      return "it left no log";
    }
  }
}
