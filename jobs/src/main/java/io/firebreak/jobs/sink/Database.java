package io.firebreak.jobs.sink;

import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.settings.SettingsException;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.datasource.connections.SimpleJdbcConnectionProvider;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The PostgreSQL database: its migrations, and upsert sinks on its tables.
 *
 * @param password null when the server asks for none
 */
public record Database(String url, String user, String password, int batchRows, long batchMillis) {

  /**
   * The database of the settings; the password comes from the environment.
   *
   * @param environment the process environment
   */
  public static Database from(Settings settings, Map<String, String> environment) {
    return new Database(
        settings.get(SettingKeys.DATABASE_URL),
        settings.get(SettingKeys.DATABASE_USER),
        environment.get(settings.get(SettingKeys.DATABASE_PASSWORD_ENV)),
        settings.get(SettingKeys.DATABASE_BATCH),
        settings.get(SettingKeys.DATABASE_BATCH_MILLIS));
  }

  /**
   * Brings the schema to the newest version.
   *
   * @throws SettingsException when the database cannot be reached or migrated; it says which and
   *     why
   */
  public void migrate() {
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(url, user, password)
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new SettingsException(
          "database " + url + " as user " + user + " could not be migrated: " + e.getMessage(), e);
    }
  }

  /** An upsert sink on a table: at least once, and idempotent by the table's key. */
  public <T> Sink<T> upserts(Table<T> table) {
    JdbcConnectionOptions.JdbcConnectionOptionsBuilder connection =
        new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
            .withUrl(url)
            .withDriverName("org.postgresql.Driver")
            .withUsername(user);
    if (password != null) {
      connection.withPassword(password);
    }
    return new UpsertSink<>(
        table, new SimpleJdbcConnectionProvider(connection.build()), batchRows, batchMillis);
  }
}
