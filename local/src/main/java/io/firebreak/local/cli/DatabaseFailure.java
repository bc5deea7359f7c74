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
    if (doesNotAnswer(e)) {
      return " Give database.url and database.user by --config or --set; firebreak demo starts a"
          + " database and prints both.";
    }
    return letsNobodyIn(e) ? passwordBelongs(settings) : "";
  }

  /** Whether no database answers at the address. */
  static boolean doesNotAnswer(SQLException e) {
    return state(e).startsWith("08");
  }

  /** Whether the database refuses the user or the password. */
  static boolean letsNobodyIn(SQLException e) {
    return state(e).startsWith("28");
  }

  /** What PostgreSQL calls the error; empty where it says nothing. */
  static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  /** Where the password is to be put, as a sentence with a space before it. */
  static String passwordBelongs(Settings settings) {
    return " The password belongs in the environment variable %s."
        .formatted(settings.get(SettingKeys.DATABASE_PASSWORD_ENV));
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
