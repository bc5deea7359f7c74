package io.firebreak.local.cli;

import io.firebreak.jobs.settings.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of commands that run the pipeline: its settings. */
public final class SettingsOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings of the pipeline, YAML; docs/settings.md explains each key.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, over that of the file. May be given several times.")
  private Map<String, String> flags = new LinkedHashMap<>();

  /** The settings. */
  public Settings settings() {
    return file == null ? Settings.of(flags) : Settings.load(file, flags);
  }
}
