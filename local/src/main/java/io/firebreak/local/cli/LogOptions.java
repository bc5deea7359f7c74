package io.firebreak.local.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of commands that run servers: where their log goes. */
public final class LogOptions {

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "Log of the servers. Without it, a temporary file that stays on failure only.")
  private Path file;

  /**
   * Does the work of a command with the log in its file. When the work fails, the message says
   * where the log is.
   */
  public <T> T logging(Callable<T> work) throws Exception {
    LogFile log = LogFile.open(file);
    try {
      T result = work.call();
      log.close(false);
      return result;
    } catch (ParameterException e) {
      log.close(false);
      throw e;
    } catch (Exception e) {
      log.close(true);
      throw new CommandFailure(Problems.describe(e) + " Log: " + log.path(), e);
    }
  }
}
