package io.firebreak.dashboards;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/**
 * A database with all migrations, on a PostgreSQL server that all tests of this process share (and
 * that ends with it).
 *
 * @param name its name on the server
 */
record TestDatabase(String name) {

  private static final String PASSWORD = "reader's own";
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Started when first needed. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      } catch (IOException e) {
        throw new UncheckedIOException("the PostgreSQL of the tests does not start", e);
      }
    }
  }

  /** A new database in which every migration has run. */
  static TestDatabase migrated() throws SQLException {
    TestDatabase database = new TestDatabase("firebreak_" + COUNT.incrementAndGet());
    try (Connection server = Server.POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = server.createStatement()) {
      statement.execute("CREATE DATABASE " + database.name());
    }
    FLYWAY.setLevel(Level.WARNING);
    Flyway.configure()
        .dataSource(Server.POSTGRES.getDatabase("postgres", database.name()))
        .locations("classpath:db/migration")
        .load()
        .migrate();
    try (Connection owner = database.owner();
        Statement statement = owner.createStatement()) {
      statement.execute(
          "ALTER ROLE firebreak_reader LOGIN PASSWORD '" + PASSWORD.replace("'", "''") + "'");
    }
    return database;
  }

  /** A connection that may do anything. */
  Connection owner() throws SQLException {
    return Server.POSTGRES.getDatabase("postgres", name).getConnection();
  }

  /** A connection as Grafana makes it: the read-only role, a foreign time zone, a time limit. */
  Connection reader() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "firebreak_reader");
    properties.setProperty("password", PASSWORD);
    Connection connection =
        DriverManager.getConnection(
            "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + name, properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'Asia/Tokyo'");
      statement.execute("SET statement_timeout = '10s'");
    }
    return connection;
  }

  /** The first column of a query's rows, as the owner. */
  List<String> strings(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection owner = owner();
        Statement statement = owner.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** Runs statements as the owner. */
  void run(String... statements) throws SQLException {
    try (Connection owner = owner();
        Statement statement = owner.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
