package io.firebreak.local.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** A second Java process that holds a database, and what can be seen of it from outside. */
record ChildProcess(Process process, int port, Path workspace) implements AutoCloseable {

  /** Starts the class's main method and reads "port workspace" from its first line. */
  static ChildProcess start(Class<?> main) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName())
            .redirectError(Redirect.INHERIT)
            .start();
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    if (line == null) {
      throw new IOException(main + " ended with " + process.onExit().join().exitValue());
    }
    String[] words = line.split(" ", 2);
    return new ChildProcess(process, Integer.parseInt(words[0]), Path.of(words[1]));
  }

  boolean databaseListens() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** True once the condition holds; false when it does not within a minute. */
  static boolean eventually(BooleanSupplier condition) throws InterruptedException {
    for (int attempt = 0; attempt < 600; attempt++) {
      if (condition.getAsBoolean()) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
