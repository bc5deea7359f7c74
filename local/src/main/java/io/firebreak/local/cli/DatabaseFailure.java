package io.firebreak.local.cli;

import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import java.sql.SQLException;

/** What a command says when the database of the settings cannot be used. */
final class DatabaseFailure {
  private DatabaseFailure() {}

  /**
   * A failure.
   *
   * @param what what cannot be used, up to the word database: {@code The alerts of the}
   */
  static CommandFailure of(String what, Settings settings, SQLException e) {
    return new CommandFailure(
        "%s %s cannot be used: %s%s"
            .formatted(
                what,
                named(settings),
                e.getMessage().endsWith(".") ? e.getMessage() : e.getMessage() + ".",
                whatToDo(settings, e)),
        e);
  }

  private static String whatToDo(Settings settings, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("08")) {
      return " Give database.url and database.user by --config or --set; firebreak demo starts a"
          + " database and prints both.";
    }
    if (state.startsWith("28")) {
      return " The password belongs in the environment variable %s."
          .formatted(settings.get(SettingKeys.DATABASE_PASSWORD_ENV));
    }
    return "";
  }

  /**
   * The database and its user, without the parameters of its address, which may hold a password.
   */
  static String named(Settings settings) {
    return "database %s as user %s"
        .formatted(
            settings.get(SettingKeys.DATABASE_URL).replaceAll("\\?.*", ""),
            settings.get(SettingKeys.DATABASE_USER));
  }
}
