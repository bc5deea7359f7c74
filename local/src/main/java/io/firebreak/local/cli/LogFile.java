package io.firebreak.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;

/** The file that the loggers of Flink, Kafka and the rest write to while a command runs. */
public final class LogFile {

  /** Log4j's configuration names its file by this property. */
  private static final String PROPERTY = "firebreak.log";

  private final Path path;
  private final boolean temporary;
  private final Thread shutdownHook = new Thread(this::deleteIfTemporary, "firebreak-log");

  private LogFile(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
    // Ctrl-C is how long commands end: it is no failure.
    Runtime.getRuntime().addShutdownHook(shutdownHook);
  }

  /**
   * Sends the log to a file from now on.
   *
   * @param wanted the file, or null for a temporary one
   */
  static LogFile open(Path wanted) {
    try {
      Path path = wanted == null ? Files.createTempFile("firebreak-", ".log") : wanted;
      if (wanted != null && wanted.toAbsolutePath().getParent() != null) {
        Files.createDirectories(wanted.toAbsolutePath().getParent());
      }
      System.setProperty(PROPERTY, path.toString());
      reconfigure();
      return new LogFile(path, wanted == null);
    } catch (IOException e) {
      throw new CommandFailure(
          "Cannot write a log to %s: %s. Name another file with --log."
              .formatted(wanted == null ? System.getProperty("java.io.tmpdir") : wanted, e),
          e);
    }
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /** Ends the log; a file that nobody asked for is deleted, unless its reader is still to come. */
  void close(boolean keep) {
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      return; // The process is ending: the hook does it.
    }
    System.clearProperty(PROPERTY);
    reconfigure();
    if (!keep) {
      deleteIfTemporary();
    }
  }

  private void deleteIfTemporary() {
    if (temporary) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // A small file stays in the temporary directory.
      }
    }
  }

  private static void reconfigure() {
    if (LogManager.getContext(false) instanceof LoggerContext context) {
      context.reconfigure();
    }
  }
}
