package io.firebreak.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Checks files before long work begins. */
final class InputFiles {
  private InputFiles() {}

  /**
   * The file, when it can be read.
   *
   * @throws CommandFailure when it cannot
   */
  static Path readable(String option, Path file) {
    if (!Files.exists(file)) {
      throw new CommandFailure("%s: there is no file %s.".formatted(option, file));
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new CommandFailure("%s: %s cannot be read as a file.".formatted(option, file));
    }
    return file;
  }
}
