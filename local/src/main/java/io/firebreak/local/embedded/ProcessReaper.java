package io.firebreak.local.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small child process that outlives this one to clean up after it. It waits on a pipe whose other
 * end this process holds: the operating system closes that end when this process dies, in whatever
 * way. Then it stops the database server of the workspace, once sure that it is that one, and
 * deletes the workspace. See {@code reaper.sh}.
 */
final class ProcessReaper {

  private static final String SCRIPT = "reaper.sh";

  private final Process process;

  private ProcessReaper(Process process) {
    this.process = process;
  }

  /** Starts watching this process on behalf of the workspace. */
  static ProcessReaper watch(Path workspace) throws IOException {
    Path script = workspace.resolve(SCRIPT);
    try (InputStream source = ProcessReaper.class.getResourceAsStream(SCRIPT)) {
      Files.copy(source, script);
    }
    List<String> command = new ArrayList<>(ownSession());
    command.addAll(List.of("/bin/sh", script.toString(), workspace.toString()));
    return new ProcessReaper(
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start());
  }

  /** Ends the reaper: there is nothing left to clean up. */
  void dismiss() {
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write("done\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      process.destroyForcibly();
    }
  }

  /** Lets the reaper clean up now, as if this process had died. */
  void release() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // Closed already: the reaper is at work or done.
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * What to put before a command to give it a session of its own, so that a signal to this
   * process's whole group spares it. Linux has setsid; macOS has Perl.
   */
  private static List<String> ownSession() {
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      return List.of("/usr/bin/setsid");
    }
    if (Files.isExecutable(Path.of("/usr/bin/perl"))) {
      return List.of("/usr/bin/perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV");
    }
    return List.of();
  }
}
