package io.firebreak.local.embedded;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs short programs of the operating system. */
final class Programs {

  private Programs() {}

  /** How a program ended: its exit code, and all that it printed. */
  record Result(int exitCode, String output) {

    boolean succeeded() {
      return exitCode == 0;
    }

    Result orThrow(String what) {
      if (!succeeded()) {
        throw new EmbeddedException(
            "%s (exit code %d): %s".formatted(what, exitCode, output.strip()));
      }
      return this;
    }
  }

  /**
   * Runs a program to its end; one that takes longer than so many seconds is killed, and has
   * failed.
   *
   * @throws EmbeddedException if it is not there
   */
  static Result run(List<String> command, long seconds) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .start();
      CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS)
          .execute(process::destroyForcibly);
      process.getOutputStream().close();
      String output;
      try (var stream = process.getInputStream()) {
        output = new String(stream.readAllBytes(), Charset.defaultCharset());
      }
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new EmbeddedException("Cannot run " + command.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedException("Interrupted while running " + command.get(0), e);
    }
  }
}
