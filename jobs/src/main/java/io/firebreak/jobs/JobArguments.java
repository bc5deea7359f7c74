package io.firebreak.jobs;

import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.settings.SettingsException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a job's command line: {@code --config FILE} and {@code --KEY=VALUE} for any setting. */
public final class JobArguments {
  private JobArguments() {}

  /** Whether help was asked for. */
  public static boolean asksForHelp(String[] arguments) {
    for (String argument : arguments) {
      if (argument.equals("--help") || argument.equals("-h")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The settings of a command line.
   *
   * @throws SettingsException when an argument is no setting or a value is bad
   */
  public static Settings settings(String[] arguments) {
    Path file = null;
    Map<String, String> flags = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--")) {
        throw new SettingsException(
            "argument " + argument + " is no setting: write --KEY=VALUE or --config FILE");
      }
      String name = argument.substring(2, equals < 0 ? argument.length() : equals);
      String value;
      if (equals >= 0) {
        value = argument.substring(equals + 1);
      } else if (i + 1 < arguments.length) {
        value = arguments[++i];
      } else {
        throw new SettingsException("setting " + name + " has no value");
      }
      if (name.equals("config")) {
        file = Path.of(value);
      } else {
        flags.put(name, value);
      }
    }
    return file == null ? Settings.of(flags) : Settings.load(file, flags);
  }

  /** The help text: every setting with its form, default and meaning. */
  public static String help(String job) {
    StringBuilder help = new StringBuilder();
    help.append("Usage: flink run -c io.firebreak.jobs.").append(job);
    help.append(" firebreak-jobs.jar [--config FILE] [--KEY=VALUE ...]\n\nSettings:\n");
    SettingKeys.byName()
        .values()
        .forEach(
            key ->
                help.append("  ")
                    .append(key.name())
                    .append(" (default ")
                    .append(key.defaultText().isEmpty() ? "empty" : key.defaultText())
                    .append(")\n      ")
                    .append(key.help())
                    .append(" It takes ")
                    .append(key.form())
                    .append(".\n"));
    return help.toString();
  }
}
