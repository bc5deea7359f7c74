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
        "%s %s cannot be used: %s".formatted(what, named(settings), e.getMessage()), e);
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
