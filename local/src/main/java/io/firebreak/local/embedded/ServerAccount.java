package io.firebreak.local.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL's programs run: it refuses to run as root, and in a container everybody is.
 *
 * @param prefix what goes before each command
 * @param uid the user that must own the server's files; null when this process's user does
 */
record ServerAccount(List<String> prefix, Long uid) {

  private static final long NOBODY = 65534;
  private static final List<String> NEW_NAMESPACE = List.of("unshare", "-U");

  /** This process's own user. */
  static final ServerAccount SAME = new ServerAccount(List.of(), null);

  /** The user {@code nobody}, which root can become where user namespaces are not allowed. */
  static final ServerAccount AS_NOBODY =
      new ServerAccount(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);

  /** Root in a namespace where it is not root, and still owner of its files. */
  static final ServerAccount IN_NAMESPACE = new ServerAccount(NEW_NAMESPACE, null);

  /**
   * The first that works here.
   *
   * @throws EmbeddedException if this is root and there is no way to be someone else
   */
  static ServerAccount detect() {
    if (new UnixSystem().getUid() != 0) {
      return SAME;
    }
    for (ServerAccount account : List.of(IN_NAMESPACE, AS_NOBODY)) {
      // By name, since initdb looks the user's name up.
      if (account.works()) {
        return account;
      }
    }
    throw new EmbeddedException(
        "PostgreSQL does not run as root, and neither unshare nor setpriv works here. "
            + "Run firebreak as an ordinary user.");
  }

  private boolean works() {
    try {
      Programs.Result result = Programs.run(command(List.of("id", "-un")), 10);
      return result.succeeded() && !result.output().strip().equals("root");
    } catch (EmbeddedException e) {
      return false;
    }
  }

  /** The command as this account runs it. */
  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /** True when files of this process are closed to the account. */
  boolean isStranger() {
    return uid != null;
  }

  /** Gives a directory, with what is in it, to the account, and lets it through to there. */
  void own(Path workspaceRoot, Path directory) {
    if (!isStranger()) {
      return;
    }
    try {
      Files.setPosixFilePermissions(workspaceRoot, PosixFilePermissions.fromString("rwx--x--x"));
    } catch (IOException e) {
      throw new EmbeddedException("Cannot open " + workspaceRoot + " to the database server", e);
    }
    Programs.run(List.of("chown", "-R", uid + ":" + uid, directory.toString()), 60)
        .orThrow("Cannot give " + directory + " to the database server");
  }
}
