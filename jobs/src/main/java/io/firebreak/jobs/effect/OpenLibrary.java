package io.firebreak.jobs.effect;

import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.SettingsException;
import io.firebreak.models.effect.EffectLibrary;
import io.firebreak.models.effect.EffectLibraryFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/** Opens the library of past crises that a task works with. */
final class OpenLibrary {
  private OpenLibrary() {}

  /**
   * The library of a setting.
   *
   * @param path a file that this task manager can read; empty for none
   * @throws SuppressRestartsException when the file is missing or broken: that job must not start,
   *     and starting it again would not help
   */
  static EffectLibrary at(String path) {
    if (path.isBlank()) {
      return EffectLibrary.EMPTY;
    }
    try {
      return EffectLibraryFile.read(Path.of(path));
    } catch (IOException | InvalidPathException e) {
      // No cause below it: the deepest message is the one that people are shown.
      SettingsException failure =
          new SettingsException(
              "setting %s: %s The file must be readable on every task manager"
                  .formatted(SettingKeys.EFFECT_LIBRARY.name(), e.getMessage()));
      failure.addSuppressed(e);
      throw new SuppressRestartsException(failure);
    }
  }
}
