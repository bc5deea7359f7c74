package io.firebreak.local.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** Where what can be rebuilt is kept between runs, open to this user alone. */
final class CacheDirectory {

  private CacheDirectory() {}

  /**
   * {@code $XDG_CACHE_HOME/firebreak}, else {@code ~/.cache/firebreak}; empty when neither can be
   * written to.
   */
  static Optional<Path> find(Map<String, String> environment, String home) {
    String base = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path directory =
        (base.startsWith("/") ? Path.of(base) : Path.of(home, ".cache")).resolve("firebreak");
    try {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      return Optional.of(directory.toRealPath());
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }
}
