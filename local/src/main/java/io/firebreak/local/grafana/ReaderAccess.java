package io.firebreak.local.grafana;

import io.firebreak.local.embedded.EmbeddedDatabase;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Grafana reaches the database, as the role {@code firebreak_reader}, which reads views alone.
 *
 * @param address host and port
 * @param database the database's name
 * @param sslMode as PostgreSQL names it: disable, require, verify-ca, verify-full
 * @param password the role's password
 */
public record ReaderAccess(String address, String database, String sslMode, String password) {

  private static final int POSTGRES_PORT = 5432;
  private static final Pattern SSL_MODE = Pattern.compile("[?&]sslmode=([a-z-]+)");

  /** To the database of this process, on 127.0.0.1. */
  public static ReaderAccess to(EmbeddedDatabase database, String password) {
    return new ReaderAccess(
        "127.0.0.1:" + database.port(), EmbeddedDatabase.NAME, "disable", password);
  }

  /**
   * To a database by its JDBC address.
   *
   * @throws IllegalArgumentException when the address has no host
   */
  public static ReaderAccess to(String jdbcUrl, String password) {
    URI uri = URI.create(jdbcUrl.replaceFirst("^jdbc:", "").replaceFirst("\\?.*", ""));
    if (uri.getHost() == null || uri.getPath().length() < 2) {
      throw new IllegalArgumentException(
          "Grafana needs a database.url like jdbc:postgresql://host:5432/firebreak");
    }
    int port = uri.getPort() < 0 ? POSTGRES_PORT : uri.getPort();
    Matcher sslMode = SSL_MODE.matcher(jdbcUrl);
    return new ReaderAccess(
        uri.getHost() + ":" + port,
        uri.getPath().substring(1),
        sslMode.find() ? sslMode.group(1) : "disable",
        password);
  }

  /** What the provisioned data source takes from Grafana's environment. */
  Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PG_ADDRESS", address);
    variables.put("PG_DATABASE", database);
    variables.put("PG_SSLMODE", sslMode);
    variables.put("PG_RO_PASSWORD", password);
    return variables;
  }
}
