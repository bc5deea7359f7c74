package io.firebreak.local.grafana;

import io.firebreak.local.embedded.EmbeddedDatabase;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How Grafana reaches the database, as the role {@code firebreak_reader}, which reads views alone.
 *
 * @param address host and port
 * @param database the database's name
 * @param sslMode as PostgreSQL names it: disable, require, verify-ca, verify-full
 * @param password the role's password
 */
public record ReaderAccess(String address, String database, String sslMode, String password) {

  /** To the database of this process, on 127.0.0.1. */
  public static ReaderAccess to(EmbeddedDatabase database, String password) {
    return new ReaderAccess(
        "127.0.0.1:" + database.port(), EmbeddedDatabase.NAME, "disable", password);
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
