package io.firebreak.local.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A temporary directory that does not outlive this process. It is deleted when closed; when the
 * process dies first, even by {@code kill -9}, the {@link ProcessReaper} stops the database server
 * in it and deletes it.
 */
public final class Workspace implements AutoCloseable {

  static final String MARKER = ".firebreak-workspace";
  private static final int DELETE_ATTEMPTS = 5;

  private final Path root;
  private final ProcessReaper reaper;

  private Workspace(Path root, ProcessReaper reaper) {
    this.root = root;
    this.reaper = reaper;
  }

  /** A new one in the system's directory for temporary files, readable by this user alone. */
  public static Workspace create() {
    try {
      // The real path, since PostgreSQL names its directory so and the reaper compares the two.
      Path root = Files.createTempDirectory("firebreak-").toRealPath();
      Files.createFile(root.resolve(MARKER));
      return new Workspace(root, ProcessReaper.watch(root));
    } catch (IOException e) {
      throw new EmbeddedException(
          "Cannot create a directory in %s: %s. Set java.io.tmpdir to a place with room."
              .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
          e);
    }
  }

  /** The directory itself. */
  public Path root() {
    return root;
  }

  /** A directory in it, created if it is not there. */
  public Path directory(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new EmbeddedException("Cannot create a directory in " + root, e);
    }
  }

  /** Deletes it and lets the reaper go. What cannot be deleted is left to the reaper. */
  @Override
  public void close() {
    if (delete(root)) {
      reaper.dismiss();
    } else {
      release();
    }
  }

  /** Leaves the workspace to the reaper now, as if this process had died. */
  void release() {
    reaper.release();
  }

  ProcessHandle reaper() {
    return reaper.handle();
  }

  /** Deletes a directory with all in it; files that vanish meanwhile are no error. */
  static boolean delete(Path directory) {
    for (int attempt = 0; attempt < DELETE_ATTEMPTS && Files.exists(directory); attempt++) {
      try {
        Files.walkFileTree(directory, new Deletion());
      } catch (IOException e) {
        // A server's last write came in between: try again.
      }
    }
    return !Files.exists(directory);
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
